import Foundation
import LotModel
import Testing

@testable import Lotwright

/// Solves are serialised, so the suite is too.
@Suite(.serialized) struct SensitivityStageTests {
    /// Rutland with two stated ranges, and without.
    private static func scenarios() async throws -> (with: Scenario, without: Scenario) {
        let root = FileManager.default.temporaryDirectory.appending(path: "sensitivity-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let plans = try await StressTestTests.plans(root)
        return (plans[0].scenario, plans[1].scenario)
    }

    /// Each end is the run of a scenario with that value, and rows are in order of their swing. Where no bid changes the
    /// award is the run's own.
    @Test func endsAreRunsOfTheirOwn() async throws {
        let scenario = try await Self.scenarios().with
        var pipeline = Pipeline()
        pipeline.looksFurther = true
        let record = try await pipeline.run(scenario, warnings: [])
        let found = try #require(record.findings.sensitivities)
        #expect(found.rows.count == 2 && found.unmet == record.coverage.total.unmet)
        #expect(found.rows[0].swing >= found.rows[1].swing)
        for row in found.rows {
            for (value, unmet) in [(row.range.lowest, row.unmetAtLowest), (row.range.highest, row.unmetAtHighest)] {
                let own = try await Draws(scenario).chain(
                    Draw(values: [row.range.id: value]), awardGap: row.range.id == "bidding.margin" ? 0.01 : nil)
                #expect(own.coverage.total.unmet == unmet, "\(row.range.id) \(value)")
                #expect((own.award == record.award) == (row.range.id == "labour.supply_ratio"))
            }
        }
        let carers = try #require(found.rows.first { $0.range.id == "labour.supply_ratio" })
        #expect(carers.unmetAtLowest > carers.unmetAtHighest)
    }

    @Test func nothingIsTriedUnasked() async throws {
        let (with, without) = try await Self.scenarios()
        var pipeline = Pipeline()
        #expect(try await pipeline.run(with, warnings: []).findings.sensitivities == nil)
        pipeline.looksFurther = true
        #expect(try await pipeline.run(without, warnings: []).findings.sensitivities == nil)
    }
}
