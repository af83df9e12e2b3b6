import LotModel
import Testing

@testable import LotDelivery

@Suite struct ConcentrationsTests {
    /// Kensington and Chelsea: 44, 40 and 16 per cent.
    @Test func threeProvidersOfKensington() {
        let shares = Concentration(scope: .all, name: "all", hours: [44, 40, 16])
        #expect(abs((shares.index ?? 0) - 3_792) < 1e-9)
        #expect(shares.largest == 0 && shares.largestShare == 0.44)
        #expect(Concentration(scope: .all, name: "all", hours: [0, 7]).index == 10_000)
        let none = Concentration(scope: .all, name: "all", hours: [])
        #expect(none.index == nil && none.largest == nil && none.largestShare == 0)
    }

    @Test func everyPlaceHasItsRow() {
        let problem = DeliveryMaps.problem(
            hours: [100, 50],
            contracts: [DeliveryMaps.contract(0, share: 0.75), DeliveryMaps.contract(1, share: 0.25)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [1_000, 1_000])
        let rows = Concentrations(problem, areas: DeliveryMaps.areas(2)).table(Waterfall(problem).run())
        #expect(rows.map(\.scope) == [.all, .district, .healthArea, .lot])
        #expect(rows.last?.name == "lots all")
        for row in rows { #expect(abs((row.index ?? 0) - 6_250) < 1e-9 && abs(row.hours - 150) < 1e-9) }
    }
}
