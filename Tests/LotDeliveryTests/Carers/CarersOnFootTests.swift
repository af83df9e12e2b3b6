import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct CarersOnFootTests {
    private static let given = ["demand.people": 1.0]

    /// Areas on a line, so many km from the first, each of so many square kilometres.
    private static func market(
        _ kilometres: [Double], _ sizes: [Double], share: Double?, hours: [Double]
    ) -> LabourMarket {
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: given))
        let areas = AreaTable(
            kilometres.enumerated().map { index, place in
                Area(
                    code: "A\(10 + index)", name: "", readableName: "", role: .core, ladCode: "L", ladName: "",
                    healthCode: "H", healthName: "H", population: 6_000, population65Plus: 1_000,
                    population75Plus: 400, population85Plus: 100, centroid: Position(x: place * 1_000, y: 0),
                    areaHectares: 100 * sizes[index], ruralUrban: .c1, imdScore: 20)
            })
        let times = LabourTests.times(kilometres.map { a in kilometres.map { 2 * abs(a - $0) } })
        let hops = DeliveryMaps.hops(kilometres.count, squareKilometres: sizes)
        return LabourMarket(
            rules: rules.labour, reach: LabourReach(areas: areas, times: times), usualWagePence: 700,
            limits: CarerLimits(
                onFoot: share.map {
                    CarersOnFoot(
                        share: $0, rules: rules.carers, travel: rules.travel, areas: areas, hours: hours, hops: hops,
                        times: times)
                }))
    }

    private static func pool(_ market: LabourMarket, _ hours: [Double]) -> [Double] {
        market.pool(paidHours: hours, providers: [DeliveryMaps.provider("P1", wage: 765)]).paidHours
    }

    private static func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(b)) }

    /// A small town and a wide village 5 km away: 81 minutes on foot. By hand: both pools reach both by car, 115 each; by foot
    /// the town's walkers stay in town, the village's have nowhere to walk.
    @Test func villagesWaitForDrivers() {
        let hours = [100.0, 100]
        let labour = Self.pool(Self.market([0, 5], [0.2, 60], share: 0.6, hours: hours), hours)
        #expect(Self.isNear(labour[0], 115) && Self.isNear(labour[1], 69))
    }

    /// Two towns 1 km apart, 16 minutes on foot: walkers of both float over both.
    @Test func walkersReachTheNextTown() {
        let hours = [150.0, 50]
        let labour = Self.pool(Self.market([0, 1], [0.2, 0.2], share: 0, hours: hours), hours)
        #expect(Self.isNear(labour[0], 172.5) && Self.isNear(labour[1], 57.5))
    }

    /// Everybody drives: the same to the last bit as where nobody asks.
    @Test func aShareOfOneChangesNothing() {
        let hours = [120.0, 70, 30]
        let places = [0.0, 3, 9]
        let sizes = [0.3, 20, 80]
        #expect(
            Self.pool(Self.market(places, sizes, share: 1, hours: hours), hours)
                == Self.pool(Self.market(places, sizes, share: nil, hours: hours), hours))
    }

    /// On random maps: sums to the supply of those who find work; linear in the share; where nobody can walk, fewer drivers
    /// never give more.
    @Test func fewerDriversNeverHelpAVillage() {
        for seed in UInt64(1)...60 {
            var generator = SeededGenerator(Seed(seed))
            let count = 2 + generator.index(below: 8)
            let places = (0..<count).map { _ in 12 * generator.uniform() }
            let sizes = (0..<count).map { _ in generator.index(below: 2) == 0 ? 0.1 + generator.uniform() : 90 }
            let hours = (0..<count).map { _ in 10 + 200 * generator.uniform() }
            let all = Self.pool(Self.market(places, sizes, share: nil, hours: hours), hours)
            let none = Self.pool(Self.market(places, sizes, share: 0, hours: hours), hours)
            var last: [Double]?
            for share in [0.0, 0.3, 0.7, 1] {
                let labour = Self.pool(Self.market(places, sizes, share: share, hours: hours), hours)
                let (some, most): (Double, Double) = (labour.reduce(0, +), all.reduce(0, +))
                #expect(some <= most * (1 + 1e-9), "seed \(seed)")
                for area in labour.indices {
                    let mixed: Double = share * all[area] + (1 - share) * none[area]
                    #expect(Self.isNear(labour[area], mixed), "seed \(seed)")
                    if sizes[area] == 90 {
                        #expect(none[area] == 0 && labour[area] >= (last?[area] ?? 0), "seed \(seed)")
                    }
                }
                last = labour
            }
            // Where every area can be walked nobody is lost.
            let towns = places.map { _ in 0.2 }
            let walked: Double = Self.pool(Self.market(places, towns, share: 0.2, hours: hours), hours).reduce(0, +)
            let driven: Double = Self.pool(Self.market(places, towns, share: nil, hours: hours), hours).reduce(0, +)
            #expect(Self.isNear(walked, driven), "seed \(seed)")
        }
    }
}
