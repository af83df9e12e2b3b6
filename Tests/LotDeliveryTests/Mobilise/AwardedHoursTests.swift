import LotModel
import Testing

@testable import LotDelivery

@Suite struct AwardedHoursTests {
    typealias Maps = MobiliseMaps

    /// The first area is held whole, so the shared lot is about the second alone.
    @Test func sharesAreOfWhatExclusiveWinnersLeave() {
        let awarded = AwardedHours(
            plan: Maps.plan(2), contracts: [Maps.exclusive(0, area: 0), Maps.shared(0, 0.25), Maps.shared(1, 0.5)],
            hours: [40, 80])
        #expect(awarded.areas == [Maps.entries([0: 40]), Maps.entries([0: 20, 1: 40])])
    }

    @Test func anExclusiveWinnerOfALaterTierComesFirst() {
        let plan = LotPlan(Array(Maps.plan(1).tiers.reversed()))
        let shared = Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 0, share: 1, ratePence: 1)
        let whole = Contract(tier: 1, lot: 0, rank: 1, provider: 1, bid: 0, hours: 0, share: 1, ratePence: 1)
        #expect(AwardedHours(plan: plan, contracts: [shared, whole], hours: [9]).areas == [Maps.entries([1: 9])])
    }

    /// What a waterfall offers when nobody refuses is what is awarded.
    @Test(arguments: 0..<30) func itIsWhatTheWaterfallOffers(seed: UInt64) {
        let drawn = MobiliseMaps.random(seed)
        let awarded = AwardedHours(plan: drawn.plan, contracts: drawn.contracts, hours: drawn.hours)
        let delivery = Waterfall(
            DeliveryMaps.problem(
                hours: drawn.hours, plan: drawn.plan, contracts: drawn.contracts, providers: drawn.providers,
                capacity: drawn.providers.map { _ in 1e6 })
        ).run()
        for area in drawn.hours.indices {
            for entry in awarded.areas[area] {
                let worked = delivery.delivered.reduce(0) {
                    $0 + ($1.area == area && $1.provider == entry.provider ? $1.hours : 0)
                }
                #expect(abs(worked - entry.hours) < 1e-6, "seed \(seed)")
            }
        }
    }
}
