import LotIO
import LotModel
import Testing

@testable import Lotwright

/// Lots that ship with a scenario keep the wishes beside them, or are refused when the scenario is checked.
@Suite struct ShippedLotsTests {
    private func faults(_ lots: [String], _ section: String = "", tolerance: Double) async throws -> [Diagnostic] {
        let scenario = try await DesignMaps.rutland(
            section, measures: "[{measure: hours, tolerance: \(tolerance)}]", kept: lots, tier: "framework",
            source: "{designed: plan.csv}")
        #expect(!scenario.needsDesign && scenario.plan.tiers[0].lots.count == Set(lots).count)
        do {
            try await DesignStage.check(scenario, threads: 1)
            return []
        } catch let refused as InputRefused {
            return refused.diagnostics
        }
    }

    @Test func lotsOfADesignAreTaken() async throws {
        let designed = try await DesignStage(threads: 1).design(try await DesignMaps.rutland(""))
        let tier = designed.plan.tiers[0]
        #expect(try await faults(tier.lotOfArea.map { tier.lots[$0 ?? 0].id }, tolerance: 0.6) == [])
    }

    @Test func brokenWishesAreTold() async throws {
        let tight = try await faults(["A", "A", "A", "A", "B"], tolerance: 0.1)
        #expect(tight.contains { $0.message.contains("of hours, more than the") }, "\(tight)")
        let many = try await faults(["A", "B", "C", "A", "B"], tolerance: 1)
        #expect(many.contains { $0.message.contains("and 2 are wished for") }, "\(many)")
        let codes = DesignMaps.codes
        let tied = try await faults(
            ["A", "B", "B", "B", "A"], "  together: [[\(codes[0]), \(codes[1])]]\n", tolerance: 1)
        #expect(tied.contains { $0.value == codes[1] }, "\(tied)")
        for fault in tight + many + tied {
            #expect(fault.id == .valueConflict && fault.remedy.contains("lotwright design"))
        }
    }
}
