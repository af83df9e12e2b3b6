import LotModel
import Testing

@Suite struct ChangedScenarioTests {
    @Test func onlyTheNamedParametersChange() {
        let scenario = Scenario(
            name: "small", title: "Small", region: "toy", priceYear: "2014/15", seed: 1,
            parameters: ParameterValues(priceYear: "2014/15", given: ["demand.people": 20, "labour.supply_ratio": 2]),
            areas: AreaTable([]),
            geography: Geography(
                source: "", isIndicative: true, shapes: [], contacts: [], neighbours: [], components: 0, links: [],
                projection: nil), plan: LotPlan([]), providers: nil, bids: nil, hours: nil, outsideWages: [:],
            watch: [],
            attribution: "")
        let changed = scenario.setting(["simulate.replicates": 7])
        #expect(changed.rules.simulate.replicates == 7 && changed.parameters("simulate.replicates") == 7)
        #expect(changed.rules.labour == scenario.rules.labour && changed.rules.demand == scenario.rules.demand)
        #expect(changed.setting(["simulate.replicates": 100]).parameters == scenario.parameters)
    }
}
