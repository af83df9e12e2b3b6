import LotGeometry
import LotModel
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

    static func market(_ matrix: [[Double]], _ given: [String: Double] = [:]) -> LabourMarket {
        let values = ParameterValues(
            priceYear: "2014/15", given: given.merging(["demand.people": 1]) { a, _ in a })
        return LabourMarket(rules: Rules(values).labour, times: times(matrix))
    }

    /// When every pool reaches demand, labour adds up to supply.
    @Test func labourSumsToSupply() {
        let market = Self.market([[0, 10, 30], [10, 0, 15], [30, 15, 0]])
        let supply = [100.0, 50, 80]
        let labour = market.catchment(supply: supply, demand: [60, 70, 90])
        #expect(abs(labour.reduce(0, +) - 230) < 1e-9)
        // By hand: R = 100/130, 50/220, 80/160.
        #expect(abs(labour[0] - 60 * (100.0 / 130 + 50.0 / 220)) < 1e-9)
    }

    @Test func aBetterPayingNeighbourPullsWithDistance() {
        let areas = AreaTable([Self.area("A"), Self.area("B"), Self.area("C", .context, lad: "E09")])
        let market = Self.market([[0, 50, 5], [50, 0, 20], [5, 20, 0]])
        let pool = market.pool(
            areas: areas, paidHours: [100, 100, 100], providers: [DeliveryMaps.provider("P1")],
            outsideWages: ["E09": 880])
        #expect(abs(pool.outsideWagePence[0] - (765 + 115 * 0.778_800_783)) < 1e-6)
        #expect(abs(pool.outsideWagePence[1] - (765 + 115 * 0.367_879_441)) < 1e-6)
        #expect(pool.outsideWagePence[2] == 880)
        #expect(pool.paidHours.count == 2)
    }

    @Test func affluentAreasSupplyLess() {
        let areas = AreaTable([Self.area("A", imd: 10), Self.area("B", imd: 30)])
        let far: [[Double]] = [[0, 99], [99, 0]]
        let pool = Self.market(far).pool(
            areas: areas, paidHours: [100, 100], providers: [DeliveryMaps.provider("P1", wage: 765)], outsideWages: [:])
        // z = +1 and -1: supply 1.15 x 100 x exp(-0.1) and exp(+0.1).
        #expect(abs(pool.paidHours[0] - 115 * 0.904_837_418) < 1e-6)
        #expect(abs(pool.paidHours[1] - 115 * 1.105_170_918) < 1e-6)
        let indifferent = Self.market(far, ["labour.affluence_slope": 0]).pool(
            areas: areas, paidHours: [100, 100], providers: [DeliveryMaps.provider("P1", wage: 765)], outsideWages: [:])
        #expect(abs(indifferent.paidHours[0] - 115) < 1e-9)
    }
}
