import LotGeometry
import LotModel
import Testing

@Suite struct LotPlanTests {
    @Test func lotsAreSortedAndNamed() {
        let areas = AreaTable([AreaTests.area("A", .core), AreaTests.area("B", .core), AreaTests.area("C", .core)])
        let rules = TierRules(name: "t", title: "T", source: .file("x.csv"), offer: .shares, maxWinners: 2)
        let plan = LotPlan(tiers: [rules], lotIDs: [["y", "x", "y"]], areas: areas)
        #expect(plan.tiers[0].lots.map(\.id) == ["x", "y"])
        #expect(plan.tiers[0].lots[1].areas == [0, 2])
        #expect(plan.tiers[0].lotOfArea == [1, 0, 1])
    }

    @Test func areasOutsideEveryLotStayOutside() {
        let areas = AreaTable([AreaTests.area("A", .core), AreaTests.area("B", .core)])
        let rules = TierRules(name: "t", title: "T", source: .eachArea, offer: .exclusive, maxWinners: 1)
        let plan = LotPlan(tiers: [rules], lotIDs: [["A", nil]], areas: areas)
        #expect(plan.tiers[0].lotOfArea == [0, nil])
        #expect(plan.tiers[0].lots[0].name == "A")
    }
}
