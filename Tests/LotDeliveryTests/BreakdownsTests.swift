import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct BreakdownsTests {
    static func areas(_ classes: [RuralUrbanClass], imd: [Double], oldest: [Double]) -> AreaTable {
        AreaTable(
            classes.indices.map { index in
                Area(
                    code: "A\(100 + index)", name: "", readableName: "", role: .core, ladCode: "L",
                    ladName: index % 2 == 0 ? "Even" : "Odd", healthCode: "H", healthName: "Health", population: 1_000,
                    population65Plus: 300, population75Plus: 200, population85Plus: oldest[index],
                    centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: classes[index],
                    imdScore: imd[index])
            })
    }

    static func detail(
        _ areas: AreaTable, _ problem: DeliveryProblem, _ minutes: [Double?]
    ) -> (coverage: Coverage, detail: CoverageDetail, delivery: Delivery) {
        let delivery = Waterfall(problem).run()
        let coverage = Assessment(
            rules: DeliveryMaps.rules.assess, areas: areas, problem: problem, hoursPerPerson: 10
        ).assess(delivery, watch: [])
        let detail = Breakdowns(
            areas: areas, problem: problem, minutesToBetterPay: minutes, paidHoursPerCarer: 25
        ).detail(coverage, delivery)
        return (coverage, detail, delivery)
    }

    /// Five areas of 100 hours; carers for 40 hours too few in the last, where 1.05 paid hours make an hour.
    @Test func groupsByHand() throws {
        let areas = Self.areas([.a1, .a1, .d1, .e1, .e1], imd: [1, 2, 3, 4, 5], oldest: [50, 40, 30, 20, 10])
        let problem = DeliveryMaps.problem(
            hours: [100, 100, 100, 100, 100], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [1_000], labour: [500, 500, 500, 500, 63])
        let (_, detail, _) = Self.detail(areas, problem, [5, 10, 25, 40, nil])
        func unmet(_ attribute: Breakdown.Attribute) -> [String: Double] {
            let groups = detail.breakdowns.first { $0.attribute == attribute }?.groups ?? []
            return Dictionary(uniqueKeysWithValues: groups.map { ($0.name, $0.sum.unmet.rounded()) })
        }
        #expect(unmet(.deprivation) == ["1 least deprived": 0, "2": 0, "3": 0, "4": 0, "5 most deprived": 40])
        #expect(unmet(.oldestShare) == ["1 lowest share": 40, "2": 0, "3": 0, "4": 0, "5 highest share": 0])
        #expect(unmet(.rurality) == ["urban": 0, "rural": 40])
        #expect(unmet(.ruralUrbanClass) == ["urban": 0, "town_fringe": 0, "village": 40])
        #expect(unmet(.district) == ["Even": 40, "Odd": 0] && unmet(.healthArea) == ["Health": 40])
        #expect(unmet(.betterPay) == ["up to 10": 0, "over 20 to 30": 0, "over 30": 0, "none in reach": 40])
        // Refused by the contract and by the spot tier after it.
        let last = try #require(detail.breakdowns.last?.groups.last)
        #expect(abs((last.refused[.labour] ?? 0) - 80) < 1e-6)
        #expect(abs(detail.carers[4].inReach - 63.0 / 25) < 1e-9 && abs(detail.carers[4].needed - 4.2) < 1e-9)
        #expect(detail.carers.map(\.isShort) == [false, false, false, false, true])
    }

    /// A quarter of the first area's residents belong to another health area, and so does a quarter of its hours.
    @Test func straddlingAreasKeepTheirShares() throws {
        let plain = Self.areas([.a1, .a1], imd: [1, 2], oldest: [50, 40])
        let first = plain[0]
        let straddling = Area(
            code: first.code, name: "", readableName: "", role: .core, ladCode: "L", ladName: "Even", healthCode: "H",
            healthName: "Health", population: 1_000, population65Plus: 300, population75Plus: 200, population85Plus: 50,
            centroid: first.centroid, areaHectares: 100, ruralUrban: .a1, imdScore: 1,
            columns: ["health_population_share": "0.75", "other_health_name": "Beyond"])
        let problem = DeliveryMaps.problem(
            hours: [100, 100], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1")], capacity: [1_000], labour: [63, 500])
        let (coverage, detail, _) = Self.detail(AreaTable([straddling, plain[1]]), problem, [nil, nil])
        let groups = try #require(detail.breakdowns.first { $0.attribute == .healthArea }).groups
        #expect(groups.map(\.name) == ["Beyond", "Health"])
        #expect(groups.map(\.sum.commissioned) == [25, 175] && groups.map(\.sum.areas) == [0, 2])
        #expect(abs(groups[0].sum.unmet - 10) < 1e-6 && abs(groups[1].sum.unmet - 30) < 1e-6)
        #expect(coverage.byHealthArea.map(\.0) == ["Beyond", "Health"])
        #expect(coverage.byHealthArea.map(\.1) == groups.map(\.sum))
    }

    /// Whatever the map, the groups of every breakdown add up to the whole.
    @Test(arguments: UInt64(1)...20) func everyBreakdownAddsUp(_ seed: UInt64) {
        var generator = SeededGenerator(Seed(seed))
        let count = 8
        func some(_ most: Double) -> [Double] { (0..<count).map { _ in most * generator.uniform() } }
        let classes = (0..<count).map { _ in RuralUrbanClass.allCases[generator.index(below: 8)] }
        let areas = Self.areas(classes, imd: some(60), oldest: some(90))
        let minutes = some(60).map { $0 > 45 ? nil : $0 }
        let problem = DeliveryMaps.problem(
            hours: some(200),
            contracts: [DeliveryMaps.contract(0, share: 0.6), DeliveryMaps.contract(1, share: 0.3)],
            providers: [DeliveryMaps.provider("P1", tiers: ["lots"]), DeliveryMaps.provider("P2")],
            capacity: some(500).prefix(2).map { $0 }, labour: some(200))
        let (coverage, detail, delivery) = Self.detail(areas, problem, minutes)
        let refused = UnmetReason.allCases.map { delivery.refusedHours($0).reduce(0, +) }
        #expect(detail.breakdowns.map(\.attribute) == Breakdown.Attribute.allCases)
        for breakdown in detail.breakdowns {
            func total(_ part: (BreakdownGroup) -> Double) -> Double { breakdown.groups.reduce(0) { $0 + part($1) } }
            #expect(breakdown.groups.reduce(0) { $0 + $1.sum.areas } == count, "seed \(seed)")
            #expect(abs(total(\.sum.commissioned) - coverage.total.commissioned) < 1e-6, "seed \(seed)")
            #expect(abs(total(\.sum.unmet) - coverage.total.unmet) < 1e-6, "seed \(seed)")
            #expect(abs(total { $0.sum.delivered + $0.sum.unmet - $0.sum.commissioned }) < 1e-6, "seed \(seed)")
            for (reason, hours) in zip(UnmetReason.allCases, refused) {
                #expect(abs(total { $0.refused[reason] ?? 0 } - hours) < 1e-6, "seed \(seed) \(reason)")
            }
        }
    }
}
