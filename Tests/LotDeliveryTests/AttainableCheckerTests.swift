import LotModel
import Testing

@testable import LotDelivery

/// One mutation of a good view for each rule.
@Suite struct AttainableCheckerTests {
    static func faults(
        hours: Double, provider: Int = 0, shadow: Double = 1, said: Double? = nil
    ) -> [String] {
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", radius: 5)], capacity: [80, 10],
            labour: [84])
        let expected = Waterfall(problem).run()
        let coverage = AttainableCoverage(
            delivered: hours, expected: 80, bound: 80, hours: [said], spendLimitPence: 0, isSpendBinding: false,
            hoursPerPerson: 10)
        let solution = AttainableSolution(
            coverage: coverage, posts: [.init(provider: provider, area: 0, hours: hours)],
            shadows: .init(areas: [shadow], providers: [0, 0], spend: 0))
        return AttainableChecker(problem, bids: []).faults(of: solution, expected: expected)
    }

    @Test func everyRuleIsChecked() {
        #expect(Self.faults(hours: 80) == [])
        #expect(Self.faults(hours: 80, said: 80) == [])
        // Too many for carers and money; out of radius; fewer than expected and than proved; a determined value that is not.
        #expect(Self.faults(hours: 90).count >= 2)
        #expect(Self.faults(hours: 80, provider: 1).contains { $0.hasSuffix("not permitted") })
        #expect(Self.faults(hours: 70).contains { $0.contains("below the expected") })
        #expect(Self.faults(hours: 80, shadow: 1.2).contains { $0.contains("not ruled out") })
        #expect(Self.faults(hours: 80, said: 79).contains { $0.contains("not determined") })
        // A price too low is raised until it proves something.
        #expect(Self.faults(hours: 80, shadow: 0) == [])
    }
}
