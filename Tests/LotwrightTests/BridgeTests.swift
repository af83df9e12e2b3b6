import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Bridges between finished runs of Rutland, read back from their folders.
@Suite(.serialized) struct BridgeTests {
    private func write(_ values: [String: Double], to folder: String) async throws -> RunRecord {
        let loaded = try await Checkout.loadPlain()
        let record = try await Pipeline().run(try loaded.scenario.with(values: values), warnings: [])
        let files = try await PlainFiles(record, threads: 2).all()
        try Publish(target: folder).write(record.withManifest(files, inputs: loaded.inputs))
        return record
    }

    @Test func twoRunsDifferByTheirLines() async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "bridge-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        let first = try await write([:], to: root + "/a")
        let second = try await write(
            [
                "demand.people": 130, "rates.village_supplement_pence": 55, "rates.minimum_paid_visit_minutes": 30,
                "rates.guaranteed_share": 1, "labour.supply_ratio": 0.8,
            ], to: root + "/b")
        let runs = try ["/a", "/b"].map { try FinishedRun(folder: root + $0) }
        let bridge = try runs[0].bridge(to: runs[1])
        #expect(bridge.fromPence == first.accounts.total.totalPence)
        #expect(bridge.toPence == second.accounts.total.totalPence)
        #expect(bridge.pence.reduce(0, +) == bridge.differencePence && bridge.differencePence != 0)
        #expect(bridge.pence(.supplement) == second.accounts.total.supplementPence && bridge.pence(.supplement) > 0)
        #expect(bridge.pence(.minimumVisit) == second.accounts.total.minimumVisitPence)
        #expect(bridge.pence(.guarantee) == second.accounts.total.idlePence)
        #expect(bridge.pence(.uplift) == 0)
        #expect(try runs[0].bridge(to: runs[0]).pence.allSatisfy { $0 == 0 })
        // Rutland states no uplifts.
        #expect(throws: InputRefused.self) { try runs[0].bridge(to: runs[1], year: 2) }
        let text = BridgeText(bridge, from: "a", to: "b").text
        #expect(text.contains("rural supplements") && !text.contains("nan"))

        // Another region's run, as its manifest says.
        let manifest = try String(contentsOfFile: root + "/b/run.json", encoding: .utf8)
        let stranger = manifest.replacing("\"region\": \"rutland\"", with: "\"region\": \"kent\"")
        try stranger.write(toFile: root + "/b/run.json", atomically: true, encoding: .utf8)
        let kent = try FinishedRun(folder: root + "/b")
        do throws(InputRefused) {
            _ = try runs[0].bridge(to: kent)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.map(\.id) == [.valueConflict] && error.diagnostics[0].value == "kent")
        }

        // The folder of a stress test.
        try FileManager.default.createDirectory(atPath: root + "/stress", withIntermediateDirectories: true)
        try "{\"product\": \"lotwright\", \"region\": \"kent\", \"outputs\": []}".write(
            toFile: root + "/stress/run.json", atomically: true, encoding: .utf8)
        do throws(InputRefused) {
            _ = try FinishedRun(folder: root + "/stress")
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.map(\.id) == [.yamlMissingKey])
            #expect(error.diagnostics[0].description.contains("no output of lotwright run"))
        }

        // A file changed by hand is found by its hash.
        let path = root + "/b/delivery.csv"
        let bytes = try #require(FileManager.default.contents(atPath: path))
        try (bytes + Data("\n".utf8)).write(to: URL(filePath: path))
        do throws(InputRefused) {
            _ = try FinishedRun(folder: root + "/b")
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.map(\.id) == [.valueConflict])
            #expect(error.diagnostics[0].value == "delivery.csv")
        }
    }
}
