import LotModel
import Testing

@Suite struct ContractTests {
    @Test(arguments: [(1_000, 990, 0.01), (1_000, 1_000, 0), (0, 0, 0)])
    func gapIsRelativeToTheObjective(objective: Int, bound: Int, gap: Double) {
        let award = Award(
            contracts: [], unawardedHours: 0, unawardedBound: 0, objectivePence: objective, boundPence: bound,
            isProved: true, solver: "")
        #expect(abs(award.gap - gap) < 1e-12)
    }
}
