import LotGeometry
import LotModel
import LotSearch
import Testing

@Suite struct NeighbourTenderTests {
    static func area(_ code: String, _ role: AreaRole, lad: String) -> Area {
        Area(
            code: code, name: code, readableName: code, role: role, ladCode: lad, ladName: lad, healthCode: "",
            healthName: "", population: 1_000, population65Plus: 200, population75Plus: 100, population85Plus: 20,
            centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0,
            columns: ["lad_code": lad])
    }

    static let areas = AreaTable([
        area("A1", .core, lad: "L1"), area("B1", .context, lad: "L2"), area("B2", .context, lad: "L2"),
        area("C1", .context, lad: "L3"),
    ])

    static func tender(_ areas: [Int], hours: Double? = nil) -> NeighbourTender {
        NeighbourTender(name: "City", areas: areas, timing: .sameTime, tier: 0, column: "lad_code", hours: hours)
    }

    @Test func itsAreasAreACoreOfTheirOwn() {
        let tender = Self.tender([1, 2, 3])
        let table = tender.table(Self.areas)
        #expect(table.coreCount == 3 && table.areas.map(\.code) == ["B1", "B2", "C1"])
        let own = TierRules(
            name: "core", title: "Core", source: .eachArea, offer: .shares, maxWinners: 2, ceilingPence: nil)
        let plan = tender.plan(table, like: own, ceilingPence: 1_700)
        #expect(plan.tiers[0].lots.map(\.id) == ["L2", "L3"] && plan.tiers[0].lots.map(\.areas) == [[0, 1], [2]])
        #expect(plan.tiers[0].rules.name == "core" && plan.tiers[0].rules.ceilingPence == 1_700)
        #expect(plan.tiers[0].rules.maxWinners == 2 && plan.tiers[0].rules.offer == .shares)
        let alone = NeighbourTender(
            name: "City", areas: [1], timing: .after, tier: 0, column: "lad_code", winners: 1, ceilingPence: 1_600
        ).plan(table, like: own, ceilingPence: 1_700).tiers[0].rules
        #expect(alone.offer == .exclusive && alone.maxWinners == 1 && alone.ceilingPence == 1_600)
    }

    @Test func hoursAreTheModelsOrWhatIsStated() {
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 10])).demand
        let demand = Demand(areas: Self.areas, rules: rules, hours: nil)
        #expect(Self.tender([1, 3]).hours(demand) == [demand.commissionedHours[1], demand.commissionedHours[3]])
        #expect(Self.tender([1, 2], hours: 500).hours(demand).allSatisfy { abs($0 - 250) < 1e-9 })
    }

    /// 60 and 40 hours of what can be offered go where 300 and 200 lie in reach.
    @Test func capacityIsSplitByHoursWithinReach() {
        let parts = Capacity.split([100, 50, 70], within: [[300, 0, 0], [200, 80, 0]])
        #expect(parts == [[60, 0, 70], [40, 50, 0]])
    }

    @Test(arguments: 1...10)
    func noHourIsOfferedTwice(seed: Int) {
        var random = SeededGenerator(Seed(UInt64(seed)).child("neighbours"))
        let hours = (0..<6).map { _ in 1_000 * random.uniform() }
        let within = (0..<3).map { _ in (0..<6).map { _ in random.uniform() < 0.3 ? 0 : 500 * random.uniform() } }
        let parts = Capacity.split(hours, within: within)
        for provider in hours.indices {
            #expect(abs(parts.reduce(0) { $0 + $1[provider] } - hours[provider]) < 1e-9, "seed \(seed)")
        }
    }

    @Test func whatIsWonElsewhereIsNotThereHere() {
        var elsewhere = HoursElsewhere(providers: 2)
        #expect(elsewhere.isEmpty)
        elsewhere.addWon([10, 0], .before)
        elsewhere.setAside([5, 5])
        elsewhere.addWon([0, 4], .sameTime)
        elsewhere.addWon([99, 99], .after)
        #expect(elsewhere.won == [10, 4] && elsewhere.wonBefore == [10, 0] && elsewhere.setAside == [5, 5])
        let market = Capacity(
            [Self.provider(20), Self.provider(3)],
            rules: Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 10])).market)
        let left = market.less(elsewhere.won, counting: elsewhere.won)
        #expect(left.hours == [10, 0] && left.retained == [10, 4])
        #expect(market.less([0, 0], counting: [0, 0]) == market)
    }

    private static func provider(_ hours: Double) -> Provider {
        Provider(
            id: "P", name: "P", sizeClass: .small, base: Position(x: 0, y: 0), currentHours: hours, growthHours: 0,
            wagePence: 700, quality: 1, risk: 0, radiusMinutes: 30, viabilityHours: 0, tiers: [])
    }
}
