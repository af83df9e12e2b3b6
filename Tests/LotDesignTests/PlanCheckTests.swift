import LotGeometry
import LotModel
import Testing

@testable import LotDesign

@Suite struct PlanCheckTests {
    /// A strip of five areas; letters are lots:
    ///
    ///     a a b a .
    @Test func partsAreCounted() {
        let neighbours = [[1], [0, 2], [1, 3], [2, 4], [3]]
        let rules = TierRules(name: "t", title: "T", source: .file("a.csv"), offer: .shares, maxWinners: 1)
        let lots = [Lot(id: "a", name: "a", areas: [0, 1, 3]), Lot(id: "b", name: "b", areas: [2])]
        let spot = TierRules(
            name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0, ratePence: 1)
        let plan = LotPlan([
            Tier(rules: rules, lots: lots, coreCount: 5), Tier(rules: spot, lots: [], coreCount: 5),
        ])
        let check = PlanCheck(plan, neighbours: neighbours)
        #expect(check.partsByTier == [[2, 1], []])
    }
}
