import Foundation
import LotGeometry
import LotIO
import LotModel
import Testing

@testable import Lotwright

@Suite struct GeodataImportTests {
    private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = NSTemporaryDirectory() + "import-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// The boundaries of the five core areas alone.
    private func coreOnly(_ file: String, in folder: String) throws -> String {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.reference)/rutland/\(file)"))
        var root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let features = try #require(root["features"] as? [[String: Any]])
        root["features"] = features.filter { ($0["properties"] as? [String: Any])?["REGION_ROLE"] as? String == "core" }
        let path = "\(folder)/core-\(file)"
        try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys]).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The five core areas from the official boundaries, with the table's own figures, make a region that runs.
    @Test(.enabled(if: Checkout.hasReference, "official boundaries are not beside the checkout"))
    func rutlandIsImportedAndRuns() async throws {
        try await withFolder { folder in
            let sources = RegionSources(
                boundaries: "\(Checkout.reference)/rutland/msoa11_bgc.geojson",
                tables: ["\(Checkout.reference)/rutland/msoa11.csv"],
                columns: [
                    "population": "POP_MID2017", "population_65_plus": "POP65_MID2017",
                    "population_75_plus": "POP75_MID2017", "population_85_plus": "POP85_MID2017",
                ], points: "\(Checkout.geodata)/rutland/residential_points.csv")
            let report = try await GeodataImport(region: "rutland", geodata: folder, sources: sources).run(threads: 2)
            #expect(report.region.core == 5 && report.region.context == 50)
            #expect(report.geography.contacts.count == 8 && !report.geography.isIndicative)
            let made = try GeodataReader.read(folder: folder + "/rutland")
            let shipped = try GeodataReader.read(folder: Checkout.geodata + "/rutland")
            // The embedded figures come from the same sources: every figure of every area is the same.
            for (a, b) in zip(made.areas.areas, shipped.areas.areas) {
                #expect(a.code == b.code && a.role == b.role && a.ladCode == b.ladCode && a.healthCode == b.healthCode)
                #expect(a.population == b.population && a.population85Plus == b.population85Plus)
                #expect(a.centroid == b.centroid && a.areaHectares == b.areaHectares && a.ruralUrban == b.ruralUrban)
            }
            let loaded = try await ScenarioReader.read(
                folder: Checkout.root + "/Tests/Fixtures/rutland-2013",
                options: .init(geodataFolder: folder, threads: 2))
            #expect(loaded.scenario.geography.source == ScenarioReader.importedSource)
            #expect(!loaded.scenario.geography.isIndicative)
            let record = try await Checkout.run(loaded)
            let embedded = try await Checkout.run(try await Checkout.loadPlain())
            #expect(record.demand == embedded.demand)
            #expect(abs(record.coverage.total.unmetShare - embedded.coverage.total.unmetShare) < 0.05)
        }
    }

    /// The census of 2021 has no health areas, places or older groups: stated words stand in, and the region runs.
    @Test(.enabled(if: Checkout.hasReference, "official boundaries are not beside the checkout"))
    func theCensusOf2021RunsOnStatedWords() async throws {
        try await withFolder { folder in
            let table = try String(contentsOfFile: "\(Checkout.reference)/rutland/msoa21.csv", encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            let core = table.enumerated().filter { $0.offset == 0 || $0.element.hasPrefix("core,") }.map(\.element)
            try (core.joined(separator: "\n") + "\n").write(
                toFile: "\(folder)/t.csv", atomically: true, encoding: .utf8)
            let sources = RegionSources(
                boundaries: try coreOnly("msoa21_bgc.geojson", in: folder), tables: ["\(folder)/t.csv"])
            let target = try GeodataImport(region: "rutland", geodata: folder + "/geodata", sources: sources)
            let report = try await target.run(threads: 2)
            #expect(report.region.notes.contains { $0.hasPrefix("health_code: not_stated") })
            #expect(report.region.notes.contains { $0.hasPrefix("rural_urban_class: RUC21CD") })
            let loaded = try await ScenarioReader.read(
                folder: Checkout.root + "/Tests/Fixtures/rutland-2013",
                options: .init(geodataFolder: folder + "/geodata", threads: 2))
            let record = try await Checkout.run(loaded)
            #expect(record.coverage.total.commissioned > 1_000 && record.coreHours.count == 5)
            // A region is never written over.
            #expect(throws: PublishFailure.self) {
                try GeodataImport(region: "rutland", geodata: folder + "/geodata", sources: sources)
            }
        }
    }

    @Test(.enabled(if: Checkout.hasReference, "official boundaries are not beside the checkout"))
    func nothingAppearsWhenTheBoundariesAreFaulty() async throws {
        try await withFolder { folder in
            let file = "raw_geolookups_msoa21_E07000170_self_intersection.geojson"
            let boundaries = "\(Checkout.reference)/formats/\(file)"
            let sources = RegionSources(
                boundaries: boundaries, tables: ["\(Checkout.reference)/nottinghamshire/msoa21.csv"])
            do {
                _ = try await GeodataImport(region: "ashfield", geodata: folder, sources: sources).run(threads: 2)
                Issue.record("a region of other areas than its table was made")
            } catch let refused as InputRefused {
                let errors = refused.diagnostics.filter { $0.severity == .error }
                #expect(
                    errors.contains { $0.id == .codeUnmatched }
                        && errors.allSatisfy { !$0.place.file.contains("lotwright-") })
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/ashfield"))
        }
    }
}
