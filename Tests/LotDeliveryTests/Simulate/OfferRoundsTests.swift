import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct OfferRoundsTests {
    /// What the expected view accepted stands among the offers of its tier's rounds, with the very travel.
    @Test(arguments: 1...20) func everyExpectedHourHasItsOffer(number: Int) {
        let problem = SimulationMaps.drawn(Seed(5).child("market", index: number))
        let expected = Waterfall(problem).run()
        let rounds = OfferRounds(problem, expected: expected, packageHours: 10)
        // One exclusive round if there is such a lot, two ranks of shares, spot.
        let hasOwn = problem.contracts.contains { $0.tier == 0 }
        #expect(rounds.rounds.count == (hasOwn ? 4 : 3))
        for row in expected.delivered {
            let ownRounds =
                row.tier == 0
                ? rounds.rounds.prefix(hasOwn ? 1 : 0)
                : row.tier == 2 ? rounds.rounds.suffix(1) : rounds.rounds.dropLast().suffix(2)
            let found = ownRounds.contains { round in
                rounds.offers[round.offers].contains {
                    Int($0.provider) == row.provider && Int($0.area) == row.area
                        && abs($0.paidHours - 1 - row.acceptedTravelMinutes / 60) < 1e-12
                }
            }
            #expect(found, "map \(number): provider \(row.provider) in area \(row.area)")
        }
        for area in problem.hours.indices {
            let paid = rounds.offers.filter { Int($0.area) == area }.map(\.paidHours)
            #expect(rounds.leastPaidHours[area] == paid.min() ?? 1)
            #expect((rounds.obstacles[area] == .capacity) == !paid.isEmpty)
        }
    }

    /// An area that the contract's winner takes whole is still offered on to spot: a package may come that it cannot take.
    @Test func laterRoundsStandReadyWhereNothingIsExpectedToReachThem() {
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [1_000, 1_000])
        let rounds = OfferRounds(problem, expected: Waterfall(problem).run(), packageHours: 10)
        #expect(rounds.rounds.map(\.offers.count) == [1, 2] && rounds.rounds.map(\.hasShares) == [true, false])
        #expect(rounds.offers.allSatisfy { !$0.isBelowCost })
    }
}
