import LotModel
import Testing

@testable import LotDelivery

@Suite struct DynamicYearsTests {
    static let providers = [("a", 1_500), ("b", 1_400), ("c", 1_800)].map { id, rate in
        DeliveryMaps.provider(id, tiers: ["dps"], rates: ["dps": rate])
    }

    private func problem(_ tier: Tier, _ providers: [Provider]) -> DeliveryProblem {
        DeliveryMaps.problem(
            hours: [100], plan: LotPlan([tier]), contracts: [], providers: providers,
            capacity: [70, 60, 90].map(RouteMaps.capacity))
    }

    /// The lowest rate takes all that it can, then the next; who asks more than the highest rate does not compete.
    @Test func theLowestRateGoesFirst() {
        let tier = RouteMaps.dynamic(1, ceiling: 1_700)
        let accredited = Accreditation.providers(Self.providers, tiers: [tier.rules], year: 1)
        #expect(accredited.map { $0.tiers.contains("dps") } == [true, true, false])
        let problem = problem(tier, accredited)
        let delivery = Waterfall(problem).run()
        #expect(delivery.delivered.map(\.provider) == [0, 1])
        #expect(abs(delivery.delivered[1].hours - 60) < 1e-9 && abs(delivery.delivered[0].hours - 40) < 1e-9)
        #expect(delivery.delivered.map(\.ratePence) == [1_500, 1_400])
        #expect(delivery == PlainWaterfall(problem).run())
        #expect(DeliveryMaps.checker(1).faults(of: delivery, problem: problem) == [])
    }

    /// b is accredited in the second year: 70 of 100 hours at 15.00, then 60 at 14.00 and 40 at 15.00.
    @Test func pricesFallAsMoreEnter() {
        let tier = RouteMaps.dynamic(1, ceiling: 1_700, entry: EntryPath(start: 1, perYear: 1, years: 3))
        let first = Accreditation.providers(Self.providers, tiers: [tier.rules], year: 1)
        let years = DynamicYears(problem(tier, first), everybody: Self.providers).years()
        #expect(years.map(\.year) == [1, 2, 3] && years.map(\.accredited) == [1, 2, 2])
        #expect(years.map(\.working) == [1, 2, 2])
        #expect(years.map { ($0.hours * 1e6).rounded() / 1e6 } == [70, 100, 100])
        #expect(years.map { ($0.unmet * 1e6).rounded() / 1e6 } == [30, 0, 0])
        #expect(years.map { (($0.meanRatePence ?? 0) * 1e6).rounded() / 1e6 } == [1_500, 1_440, 1_440])
    }

    /// Margins would have it the other way round: the dearer provider pays its carers least.
    @Test func ratesDecideNotMargins() {
        let providers = [
            DeliveryMaps.provider("a", wage: 600, tiers: ["dps"], rates: ["dps": 1_600]),
            DeliveryMaps.provider("b", wage: 650, tiers: ["dps"], rates: ["dps": 1_550]),
        ]
        let tier = RouteMaps.dynamic(1, ceiling: 1_700)
        let problem = DeliveryMaps.problem(
            hours: [100], plan: LotPlan([tier]), contracts: [], providers: providers,
            capacity: [100, 100].map(RouteMaps.capacity))
        #expect(Waterfall(problem).run().delivered.map(\.provider) == [1])
    }

    @Test func withoutSuchATierThereAreNoYears() {
        let problem = DeliveryMaps.problem(hours: [1], contracts: [], providers: [], capacity: [])
        #expect(DynamicYears(problem, everybody: []).years().isEmpty)
    }
}
