import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct FrameworkPlacesTests {
    @Test func membersFillUpInRankOrInTurn() {
        #expect(FrameworkPlaces.parts(of: 100, room: [30, 50, 80], order: .ranked) == [30, 50, 20])
        #expect(FrameworkPlaces.parts(of: 100, room: [30, 50, 80], order: .rotation) == [30, 35, 35])
        #expect(FrameworkPlaces.parts(of: 90, room: [100, 10, 40], order: .rotation) == [40, 10, 40])
        #expect(FrameworkPlaces.parts(of: 90, room: [10, 10], order: .rotation) == [10, 10])
    }

    /// In rotation nobody with room left has less than another: the fairest split there is.
    @Test(arguments: UInt64(0)..<20) func turnsAreFair(_ seed: UInt64) {
        var generator = SeededGenerator(Seed(seed))
        let room = (0..<6).map { _ in Double(generator.index(below: 60)) }
        let parts = FrameworkPlaces.parts(of: 120, room: room, order: .rotation)
        #expect(abs(parts.reduce(0, +) - min(120, room.reduce(0, +))) < 1e-9)
        let most = parts.max() ?? 0
        for (part, room) in zip(parts, room) {
            #expect(part <= room + 1e-9)
            if part < room - 1e-9 { #expect(abs(part - most) < 1e-9) }
        }
    }

    /// Prices above the ceiling get no place, the dearest of those within go to the second framework, in order of price.
    @Test func theLowestPricesGetPlaces() {
        let plan = LotPlan([
            RouteMaps.framework("framework", 1, places: 2, ceiling: 1_550), RouteMaps.framework("second", 1),
        ])
        let providers = ["a", "b", "c", "d"].map { RouteMaps.member($0) }
        let bids =
            [1_540, 1_500, 1_520, 1_560].enumerated().map { RouteMaps.bid($0, $1) }
            + [1_500, 1_510, 1_520, 1_560].enumerated().map { RouteMaps.bid($0, $1, tier: 1) }
        let places = RouteMaps.places(
            plan, bids, providers, hours: [100], room: [RouteMaps.capacity(60)] + [40, 30, 50])
        let contracts = places.contracts()
        #expect(contracts.map(\.provider) == [1, 2, 0, 3] && contracts.map(\.tier) == [0, 0, 1, 1])
        #expect(contracts.map(\.rank) == [1, 2, 1, 2] && contracts.map(\.share) == [1, 1, 1, 1])
        #expect(contracts.map(\.ratePence) == [1_500, 1_520, 1_500, 1_560] && contracts.allSatisfy { $0.hours == 0 })
        // Who leaves makes room behind it.
        #expect(places.contracts(without: [1]).map(\.rank) == [1, 1, 2])
        // Forty of a hundred hours, then thirty; the second framework shares what these leave.
        let expected = places.expected()
        #expect(expected.map(\.rank) == [1, 1, 1, 1])
        #expect(abs(expected[0].share - 0.4) < 1e-12 && abs(expected[1].share - 0.3) < 1e-12)
        #expect(abs(expected[2].share + expected[3].share - 1) < 1e-12)
    }
}
