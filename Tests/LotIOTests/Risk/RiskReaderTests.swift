import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct RiskReaderTests {
    @Test func aScenarioIsReadWithAllItsFiles() async throws {
        let (read, found) = try await RiskTexts.read()
        let loaded = try #require(read, "\(found)")
        #expect(found.isEmpty)
        let scenario = loaded.scenario
        #expect(scenario.title == "Toy risk" && scenario.region == "toy" && scenario.source == "assumed")
        // Nothing is said of them, which is taken for the careful answer.
        #expect(scenario.establishments == .real)
        #expect(scenario.areas.coreCount == 4 && scenario.geography.shapes.count == 4)
        #expect(scenario.localities.column == "health_code" && scenario.localities.names == "health_name")
        for name in ["scenario.yaml", "geodata/toy/areas.csv", "services.csv", "ratings.csv"] {
            #expect(loaded.inputs.contains { $0.name == name }, "\(name)")
        }
        // (100 + 80 + 0) / 3; 0 of one criterion of three; 100 of the only one.
        #expect(RiskRecord(scenario).scores.map { $0?.score } == [60, 0, 100, nil])
        #expect(RiskRecord(scenario).localities.map(\.code) == ["E38000901", "E38000902"])
    }

    @Test func faultsOfAllFilesComeAtOnce() async throws {
        let found = try await RiskTexts.read(
            RiskTexts.yaml(cutOffs: "{amber_from: 80, green_from: 75}", localities: "{column: ward}"),
            services: "service_id,kind,area_code\nh1,care_hom,E02000199\n",
            ratings: "service_id,criterion,rating\n,cqc,good\n"
        ).found
        // Ratings wait for a matrix; the rest is told together.
        #expect(found.map(\.id) == [.valueConflict, .valueChoice, .valueChoice, .codeUnknown])
        #expect(found[0].place.file == "scenario.yaml" && found[0].place.line == 9)
        let both = try await RiskTexts.read(
            RiskTexts.yaml(missing: "zero"), services: "service_id,kind,area_code,beds\nh1,care_home,E02000199,8\n"
        ).found
        #expect(both.map(\.id) == [.valueChoice, .codeUnknown])
        #expect(both[1].place.file == "services.csv" && both[1].place.line == 2 && both[1].value == "E02000199")
    }

    @Test func everythingThatDecidesMustBeStated() async throws {
        for key in ["missing", "cut_offs", "source", "services", "ratings", "localities", "title", "region"] {
            let text = RiskTexts.yaml().split(separator: "\n").filter { !$0.hasPrefix(key + ":") }
            let found = try await RiskTexts.read(text.joined(separator: "\n")).found
            #expect(found.contains { $0.id == .yamlMissingKey && $0.value == key }, "\(key): \(found)")
        }
        let found = try await RiskTexts.read(RiskTexts.yaml(extra: "sead: 4")).found
        #expect(found.map(\.id) == [.yamlUnknownKey])
    }

    @Test func aScenarioOfHomeCareIsNoneOfRisk() async throws {
        let found = try await RiskTexts.read(RiskTexts.yaml(kind: "home_care")).found
        #expect(found.map(\.id) == [.valueChoice] && found[0].remedy == "Write kind: risk in scenario.yaml.")
        #expect(try await RiskTexts.read(RiskTexts.yaml(kind: "danger")).found.map(\.id) == [.valueChoice])
    }

    /// The example of the format page with its tables.
    @Test func theExampleOfTheFormatPageIsAccepted() async throws {
        let page = try String(contentsOf: Folders.catalogue.appending(path: "RiskFormat.md"), encoding: .utf8)
        func block(_ language: String, after heading: String) throws -> String {
            let start = try #require(page.range(of: heading)).upperBound
            let open = try #require(page.range(of: "```\(language)\n", range: start..<page.endIndex)).upperBound
            return String(page[open..<(try #require(page.range(of: "```", range: open..<page.endIndex))).lowerBound])
        }
        let (read, found) = try await RiskTexts.read(
            try block("yaml", after: "## Overview"), services: try block("csv", after: "### services.csv"),
            ratings: try block("csv", after: "### ratings.csv"))
        let scenario = try #require(read, "\(found)").scenario
        #expect(found.isEmpty && scenario.establishments == .invented)
        #expect(scenario.options.map(\.leastScore) == [nil, 50] && scenario.notes == ["Invented."])
        // 0.5 * 100 + 0.2 * 80 + 0.3 * 0; 50 of the one that is rated; 100; a practice is only mapped.
        #expect(RiskRecord(scenario).scores.map { $0?.score } == [66, 50, 100, nil])
        #expect(scenario.services.map(\.isOverGuide) == [true, false, true, false])
    }
}
