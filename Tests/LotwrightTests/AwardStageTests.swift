import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// A scenario with terms of its own, from its file to a verified folder.
@Suite(.serialized) struct AwardStageTests {
    private func scenario(_ award: String) async throws -> (loaded: LoadedScenario, folder: String) {
        let folder = NSTemporaryDirectory() + "award-stage-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Checkout.root + "/Tests/Fixtures/rutland-2013", toPath: folder)
        let path = folder + "/scenario.yaml"
        try (String(contentsOfFile: path, encoding: .utf8) + "\n\(award)\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        return (
            try await ScenarioReader.read(folder: folder, options: .init(geodataFolder: Checkout.geodata, threads: 2)),
            folder
        )
    }

    private func write(_ record: RunRecord, _ loaded: LoadedScenario) async throws -> String {
        let out = NSTemporaryDirectory() + "award-stage-out-\(UUID().uuidString)"
        let files = try await PlainFiles(record, threads: 2).all()
        try Publish(target: out).write(record.withManifest(files, inputs: loaded.inputs))
        return out
    }

    @Test func termsOfAScenarioDecideItsAwardAndVerify() async throws {
        let (loaded, _) = try await scenario(
            """
            award:
              objective: price_quality
              price_quality: {price_weight: 70, quality_weight: 30, price_score: relative_to_lowest}
              ranks: 2
              rules:
                - {rule: market_share, max_percent: 25}
                - {rule: winners, min: 5}
            """)
        let record = try await Pipeline().run(loaded.scenario, warnings: [])
        #expect(record.tender.terms.rules.count == 3 && record.outcome.status == .proved)
        #expect(record.tender.bids.allSatisfy { bid in bid.quality == record.providers[bid.provider].quality })
        let hours = Dictionary(grouping: record.award.contracts, by: \.provider).mapValues {
            $0.reduce(0) { $0 + $1.hours }
        }
        let all = record.coreHours.reduce(0, +)
        #expect(hours.count >= 5 && hours.values.allSatisfy { $0 <= 0.25 * all + 0.01 })
        #expect(record.outcome.standby.allSatisfy { $0.rank == 2 })
        let out = try await write(record, loaded)
        try AwardRun.verify(folder: out)
        // The three files alone suffice.
        for name in try FileManager.default.contentsOfDirectory(atPath: out)
        where !["award.csv", "bids.csv", "rules.json"].contains(name) {
            try FileManager.default.removeItem(atPath: out + "/" + name)
        }
        try AwardRun.verify(folder: out)
        let rules = try String(contentsOfFile: out + "/rules.json", encoding: .utf8)
        try rules.replacing("\"max_percent\": 25", with: "\"max_percent\": 20").write(
            toFile: out + "/rules.json", atomically: true, encoding: .utf8)
        #expect(throws: CheckFailed.self) { try AwardRun.verify(folder: out) }
    }

    /// Rules that clash leave a result: nobody wins, and the statement names them.
    @Test func clashingRulesAreAResult() async throws {
        let (loaded, _) = try await scenario(
            "award: {rules: [{rule: all_awarded}, {rule: market_share, max_percent: 5}]}")
        let record = try await Pipeline().run(loaded.scenario, warnings: [])
        #expect(record.outcome.status == .infeasible && record.award.contracts.isEmpty)
        #expect(record.outcome.conflict == [1, 2])
        try AwardRun.verify(folder: try await write(record, loaded))
    }
}
