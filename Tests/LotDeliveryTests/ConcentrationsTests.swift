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

    /// The same with places: if the largest serves all of the north, the two of the south share it 71.4 to 28.6. By hours the
    /// north is 4,600 of 8,400, or 54.8 %: then its provider cannot be at 44, and 66 is neither.
    @Test func patchesOfKensington() throws {
        func rows(north: Double, south: [Double]) throws -> (all: Concentration, lots: [Concentration]) {
            let hours = [north, south.reduce(0, +)]
            let shares: [Double] = [1] + south.map { $0 / hours[1] }
            let problem = DeliveryMaps.problem(
                hours: hours, plan: SwitchMaps.lots(2, isShared: true),
                contracts: shares.enumerated().map { provider, share in
                    Contract(
                        tier: 0, lot: min(provider, 1), rank: 1, provider: provider, bid: 0, hours: 0, share: share,
                        ratePence: 1_500)
                }, providers: (1...3).map { DeliveryMaps.provider("P\($0)") }, capacity: [1e6, 1e6, 1e6])
            let table = Concentrations(problem, areas: DeliveryMaps.areas(2)).table(Waterfall(problem).run())
            return (try #require(table.first), table.filter { $0.scope == .lot })
        }
        let shares = try rows(north: 44, south: [40, 16])
        #expect(abs(try #require(shares.all.index) - 3_792) < 1e-6)
        #expect(abs(try #require(shares.lots[0].index) - 10_000) < 1e-6)
        #expect(abs(shares.lots[1].largestShare - 0.714) < 5e-4)
        let south: Double = 71.4 * 71.4 + 28.6 * 28.6
        #expect(abs(try #require(shares.lots[1].index) - south) < 5)
        let hours = try rows(north: 4_600, south: [0.714 * 3_800, 0.286 * 3_800])
        #expect(hours.all.largest == 0 && abs(hours.all.largestShare - 0.548) < 5e-4)
        #expect(abs(hours.all.largestShare - 4_600.0 / 8_400) < 1e-9)
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
