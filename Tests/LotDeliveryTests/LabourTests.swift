import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct LabourTests {
    static func area(_ code: String, _ role: AreaRole = .core, lad: String = "L", imd: Double = 20) -> Area {
        Area(
            code: code, name: code, readableName: code, role: role, ladCode: lad, ladName: lad, healthCode: "H",
            healthName: "H", population: 6_000, population65Plus: 1_000, population75Plus: 400, population85Plus: 100,
            centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: imd)
    }

    static func times(_ matrix: [[Double]]) -> TravelTimes {
        TravelTimes(rows: matrix.map { row in row.enumerated().map { (destination: $0.offset, minutes: $0.element) } })
    }

    static func market(
        _ areas: [Area], _ matrix: [[Double]], _ given: [String: Double] = [:], wages: [String: Double] = [:],
        employers: [(wage: Double, minutes: [Double])] = []
    ) -> LabourMarket {
        let values = ParameterValues(
            priceYear: "2014/15", given: given.merging(["demand.people": 1]) { a, _ in a })
        return LabourMarket(
            rules: Rules(values).labour,
            reach: LabourReach(
                areas: AreaTable(areas), times: times(matrix), outsideWages: wages,
                employers: employers.map {
                    Employer(kind: .acuteHospital, place: Position(x: 0, y: 0), wagePence: $0.wage)
                }, employerTimes: employers.isEmpty ? nil : times(employers.map(\.minutes))), usualWagePence: 700)
    }

    /// Without providers carers are those whom the usual wage would draw.
    @Test func carersAreThereWithoutProviders() {
        let market = Self.market([Self.area("A")], [[0]])
        let pool = market.pool(paidHours: [100], providers: [])
        #expect(pool.paidHours[0] > 0)
        #expect(pool == market.pool(paidHours: [100], providers: [DeliveryMaps.provider("P1", wage: 700)]))
    }

    /// When every pool reaches demand, labour adds up to supply.
    @Test func labourSumsToSupply() {
        let market = Self.market(
            ["A", "B", "C"].map { Self.area($0) }, [[0, 10, 30], [10, 0, 15], [30, 15, 0]])
        let supply = [100.0, 50, 80]
        let labour = market.catchment(supply: supply, demand: [60, 70, 90])
        #expect(abs(labour.reduce(0, +) - 230) < 1e-9)
        // By hand: R = 100/130, 50/220, 80/160.
        #expect(abs(labour[0] - 60 * (100.0 / 130 + 50.0 / 220)) < 1e-9)
    }

    @Test func aBetterPayingNeighbourPullsWithDistance() {
        let areas = [Self.area("A"), Self.area("B"), Self.area("C", .context, lad: "E09")]
        let market = Self.market(areas, [[0, 50, 5], [50, 0, 20], [5, 20, 0]], wages: ["E09": 880])
        let pool = market.pool(paidHours: [100, 100, 100], providers: [DeliveryMaps.provider("P1")])
        #expect(abs(pool.outsideWagePence[0] - (765 + 115 * 0.778_800_783)) < 1e-6)
        #expect(abs(pool.outsideWagePence[1] - (765 + 115 * 0.367_879_441)) < 1e-6)
        #expect(pool.outsideWagePence[2] == 880)
        #expect(pool.paidHours.count == 2)
    }

    @Test func affluentAreasSupplyLess() {
        let areas = [Self.area("A", imd: 10), Self.area("B", imd: 30)]
        let far: [[Double]] = [[0, 99], [99, 0]]
        let pool = Self.market(areas, far).pool(
            paidHours: [100, 100], providers: [DeliveryMaps.provider("P1", wage: 765)])
        // z = +1 and -1: supply 1.15 x 100 x exp(-0.1) and exp(+0.1).
        #expect(abs(pool.paidHours[0] - 115 * 0.904_837_418) < 1e-6)
        #expect(abs(pool.paidHours[1] - 115 * 1.105_170_918) < 1e-6)
        let indifferent = Self.market(areas, far, ["labour.affluence_slope": 0]).pool(
            paidHours: [100, 100], providers: [DeliveryMaps.provider("P1", wage: 765)])
        #expect(abs(indifferent.paidHours[0] - 115) < 1e-9)
    }

    /// Two core areas, a hospital 20 minutes from the first. By hand: o = 765 + 200 e^-1, and supply falls by (765/o)^0.7.
    @Test func anEmployerIsAMechanismOfItsOwn() {
        let market = Self.market(
            [Self.area("A"), Self.area("B")], [[0, 99], [99, 0]], employers: [(wage: 965, minutes: [20, 99])])
        let providers = [DeliveryMaps.provider("P1", wage: 765)]
        let pool = market.pool(paidHours: [100, 100], providers: providers)
        #expect(abs(pool.outsideWagePence[0] - 838.575_888) < 1e-6)
        #expect(abs(pool.outsideWagePence[1] - (765 + 200 * 0.007_083_409)) < 1e-6)
        #expect(abs(pool.paidHours[0] - 115 * 0.937_741_951) < 1e-6)
        let others = market.pool(paidHours: [100, 100], providers: providers, off: [.outsideWage])
        #expect(others == pool)
        let without = market.pool(paidHours: [100, 100], providers: providers, off: [.employers])
        #expect(without.outsideWagePence == [765, 765])
        #expect(without.paidHours.allSatisfy { abs($0 - 115) < 1e-9 })
    }

    /// An employer that pays no more than others draws nobody.
    @Test func aPoorlyPayingEmployerDoesNotPull() {
        let market = Self.market([Self.area("A")], [[0]], employers: [(wage: 700, minutes: [1])])
        let pool = market.pool(paidHours: [100], providers: [DeliveryMaps.provider("P1", wage: 765)])
        #expect(pool.outsideWagePence == [765] && abs(pool.paidHours[0] - 115) < 1e-9)
        #expect(market.minutesToBetterPay() == [nil])
    }

    /// A: its own district pays 880. B: beside a context area of that district. Off, both are as the rest; an employer stays.
    @Test func outsideWagesAreAMechanismOfTheirOwn() {
        let areas = [Self.area("A", lad: "R"), Self.area("B"), Self.area("C", .context, lad: "R")]
        let market = Self.market(
            areas, [[0, 99, 99], [99, 0, 20], [99, 20, 0]], wages: ["R": 880],
            employers: [(wage: 965, minutes: [99, 20, 99])])
        let providers = [DeliveryMaps.provider("P1", wage: 765)]
        func outside(_ off: Set<Mechanism>) -> [Double] {
            market.pool(paidHours: [100, 100, 100], providers: providers, off: off).outsideWagePence
        }
        let employersOff = outside([.employers])
        #expect(employersOff[0] == 880 && abs(employersOff[1] - (765 + 115 * 0.367_879_441)) < 1e-6)
        // The hospital pulls harder than the neighbour: the greater of the two, not their sum.
        #expect(abs(outside([])[1] - 838.575_888) < 1e-6)
        #expect(abs(outside([.outsideWage])[0] - (765 + 200 * 0.007_083_409)) < 1e-6)
        #expect(outside([.outsideWage, .employers]) == [765, 765, 765])
        #expect(market.minutesToBetterPay() == [99, 20])
    }

    /// Mechanisms that are no wages leave carers alone.
    @Test(arguments: Mechanism.allCases.filter { $0 != .outsideWage && $0 != .employers })
    func otherMechanismsDoNotActOnThePool(_ mechanism: Mechanism) {
        let areas = [Self.area("A"), Self.area("C", .context, lad: "R")]
        let market = Self.market(
            areas, [[0, 10], [10, 0]], wages: ["R": 880], employers: [(wage: 965, minutes: [20, 5])])
        let providers = [DeliveryMaps.provider("P1")]
        #expect(
            market.pool(paidHours: [100, 100], providers: providers, off: [mechanism])
                == market.pool(paidHours: [100, 100], providers: providers))
    }

    /// All the demand is in A, half of the carers live in B: they come from 20 minutes away, and not from farther.
    @Test func carersComeFromWithinTheCommute() {
        for (minutes, labour) in [(20.0, 115.0), (20.1, 57.5)] {
            let market = Self.market([Self.area("A"), Self.area("B")], [[0, minutes], [minutes, 0]])
            let pool = market.pool(paidHours: [100, 0], providers: [DeliveryMaps.provider("P1", wage: 765)])
            #expect(abs(pool.paidHours[0] - labour) < 1e-9 && pool.paidHours[1] == 0)
        }
    }

    /// Every pool reaches the demand of its own area at least.
    @Test func catchmentsConserveSupplyOnRandomMaps() {
        for seed in UInt64(1)...20 {
            var generator = SeededGenerator(Seed(seed))
            let places = (0..<12).map { _ in 60 * generator.uniform() }
            let matrix = places.map { a in places.map { abs(a - $0) } }
            let areas = places.indices.map { Self.area("A\(10 + $0)") }
            let supply = places.map { _ in 1 + 99 * generator.uniform() }
            let demand = places.map { _ in 1 + 99 * generator.uniform() }
            let labour = Self.market(areas, matrix).catchment(supply: supply, demand: demand)
            let supplied: Double = supply.reduce(0, +)
            let worked: Double = labour.reduce(0, +)
            #expect(abs(worked - supplied) < 1e-9 * supplied, "seed \(seed)")
        }
    }
}
