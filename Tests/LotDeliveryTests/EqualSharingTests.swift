import LotModel
import Testing

@testable import LotDelivery

@Suite struct EqualSharingTests {
    /// Two areas with long hops, the second served by two providers.
    static func problem() -> (DeliveryProblem, Delivery) {
        let providers = [
            DeliveryMaps.provider("P", wage: 600), DeliveryMaps.provider("Q", wage: 700),
        ]
        let problem = DeliveryMaps.problem(
            hours: [1_000, 2_000], contracts: [], providers: providers, capacity: [1e6, 1e6],
            squareKilometres: [4e12, 4e12])
        let delivered = [(0, 0), (0, 1), (1, 1)].map { provider, area in
            DeliveredHours(
                tier: 0, provider: provider, area: area, hours: 10, ratePence: 1_500, acceptedTravelMinutes: 5,
                travelMinutes: 5)
        }
        let delivery = Delivery(
            delivered: delivered, unmet: [990, 1_980], reasons: [.labour, .labour], offered: [], refused: [])
        return (problem, delivery)
    }

    @Test func providersNowAreThoseWhoDeliver() {
        let (problem, delivery) = Self.problem()
        let dividend = EqualSharing(problem).dividend(delivery)
        #expect(dividend.areas.map(\.providersNow) == [1, 2] && dividend.areas.map(\.hours) == [1_000, 2_000])
        // No current hours in the test's market: all wages count the same.
        #expect(dividend.wagePence == 650)
    }

    /// Above the floor and without pooling, hops grow by providers^0.34; 2^0.34 = 1.2658, 4^0.34 = 1.6021, 10^0.34 = 2.1878.
    @Test func sharingLengthensTravel() {
        let (problem, delivery) = Self.problem()
        let area = EqualSharing(problem).dividend(delivery).areas[1]
        for (minutes, ratio) in zip(area.minutes, [1, 1.2658, 1.6021, 2.1878]) {
            #expect(abs(minutes / area.minutes[0] - ratio) < 0.0001)
        }
        #expect(area.now?.minutes == area.minutes[1] && area.now?.pence == area.pence[1])
        #expect((area.nextMinutes ?? 0) > 0 && (area.nextPoundsYear ?? 0) > 0 && (area.soleSavingPoundsYear ?? 0) > 0)
        let travel = problem.hops.travelPerHour(area: 1, hours: 2_000)
        let cost = problem.costs.cost(wagePence: 650, travel: travel)
        #expect(abs(area.pence[0] - cost.total) < 1e-9)
    }

    @Test func aSoleProviderSavesNothingByBeingAlone() {
        let (problem, delivery) = Self.problem()
        #expect(EqualSharing(problem).dividend(delivery).areas[0].soleSavingPoundsYear == 0)
    }
}
