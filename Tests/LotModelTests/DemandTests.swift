import LotGeometry
import LotModel
import Testing

@Suite struct DemandTests {
    static func area(_ code: String, _ role: AreaRole, old: [Double]) -> Area {
        Area(
            code: code, name: code, readableName: code, role: role, ladCode: "L", ladName: "L", healthCode: "H",
            healthName: "H", population: 5_000, population65Plus: old[0], population75Plus: old[1],
            population85Plus: old[2], centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0)
    }

    static let areas = AreaTable([
        area("A", .core, old: [1_000, 400, 100]), area("B", .core, old: [500, 200, 0]),
        area("C", .context, old: [1_000, 400, 100]),
    ])

    static func rules(_ given: [String: Double] = [:]) -> DemandRules {
        Rules(ParameterValues(priceYear: "2014/15", given: given.merging(["demand.people": 100]) { a, _ in a })).demand
    }

    /// A: 600 x 0.8 % + 300 x 2.8 % + 100 x 9.5 % = 22.7; B: 300 x 0.8 % + 200 x 2.8 % = 8.
    @Test func peopleAreSpreadByAgeBands() {
        let demand = Demand(areas: Self.areas, rules: Self.rules(), hours: nil)
        #expect(abs(demand.people[0] - 100 * 22.7 / 30.7) < 1e-9)
        #expect(abs(demand.corePeople - 100) < 1e-9)
        #expect(demand.people[2] == demand.people[0])
        #expect(abs(demand.coreHours - 1_120) < 1e-9)
    }

    @Test func theLedgerBalances() {
        let demand = Demand(areas: Self.areas, rules: Self.rules(["demand.direct_payment_share": 0.25]), hours: nil)
        #expect(abs(demand.coreDirectPaymentHours - 280) < 1e-9)
        #expect(abs(demand.coreHours + demand.coreDirectPaymentHours - 1_120) < 1e-9)
    }

    @Test func theCouncilsOwnHoursReplaceTheModel() {
        let demand = Demand(areas: Self.areas, rules: Self.rules(), hours: [112, 224])
        #expect(abs(demand.coreHours - 336) < 1e-9)
        #expect(abs(demand.people[1] - 20) < 1e-9)
        // Context areas keep the same rate per weight: 30 people / 30.7.
        #expect(abs(demand.people[2] - 30 * 22.7 / 30.7) < 1e-9)
    }
}
