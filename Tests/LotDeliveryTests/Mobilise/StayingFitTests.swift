import LotModel
import Testing

@testable import LotDelivery

@Suite struct StayingFitTests {
    typealias Maps = MobiliseMaps

    private func fit(_ staying: Double, working: [Bool] = [true, true, false]) -> [[ProviderHours]] {
        StayingFit.fit(
            OutgoingRounds(areas: [Maps.entries([0: 30, 1: 70]), Maps.entries([0: 50])], origin: .modelled),
            awarded: AwardedHours(
                plan: Maps.plan(2), contracts: [Maps.exclusive(0, area: 0), Maps.exclusive(2, area: 1)],
                hours: [100, 50]), isWorking: working, staying: staying
        ).areas
    }

    /// Thirty hours stay as drawn; A wins the first area whole, and nobody who worked before wins the second.
    @Test(arguments: [0.0, 10, 30, 60, 99, 100]) func theShareIsMet(_ staying: Double) {
        let areas = fit(staying)
        let own = areas[0].first { $0.provider == 0 }?.hours ?? 0
        #expect(abs(own - staying) < 1e-6)
        #expect(abs(areas[0].reduce(0) { $0 + $1.hours } - 100) < 1e-9)
        #expect(areas[1].count == 1 && abs(areas[1][0].hours - 50) < 1e-9)
    }

    /// More than A wins cannot stay: the fit ends as near as it comes.
    @Test func whatCannotBeMetComesNearest() {
        #expect(abs((fit(140)[0].first { $0.provider == 0 }?.hours ?? 0) - 100) < 1e-6)
    }

    @Test func overlapCountsTheSameProvidersOnly() {
        #expect(Overlap.hours(Maps.entries([0: 5, 2: 9, 4: 1]), Maps.entries([1: 3, 2: 4, 4: 7])) == 5)
    }
}
