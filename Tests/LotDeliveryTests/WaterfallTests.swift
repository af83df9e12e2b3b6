import LotModel
import Testing

@testable import LotDelivery

@Suite struct WaterfallTests {
    typealias Maps = DeliveryMaps

    /// Runs and checks; every delivery in these tests passes the independent checker.
    static func run(_ problem: DeliveryProblem) -> Delivery {
        let delivery = Waterfall(problem).run()
        #expect(DeliveryMaps.checker(problem.hours.count).faults(of: delivery, problem: problem) == [])
        return delivery
    }

    @Test func sharesAreWorkedInFullWhereNothingBinds() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100, 50], contracts: [Maps.contract(0, share: 0.75), Maps.contract(1, share: 0.25)],
                providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [1_000, 1_000]))
        #expect(delivery.unmet == [0, 0])
        let first = delivery.delivered.filter { $0.provider == 0 }.map(\.hours)
        #expect(first == [75, 37.5])
        #expect(delivery.delivered.allSatisfy { $0.tier == 0 && abs($0.travelMinutes - 3) < 1e-12 })
    }

    /// 11.7 planned minutes against 3 worked: 100 contact hours of capacity become 100 x 71.7 / 63 hours.
    @Test func capacityIsCountedInPaidHours() {
        let delivery = Self.run(
            Maps.problem(
                hours: [1_000], plan: Maps.plan(1, spotRate: nil), contracts: [Maps.contract(0, share: 1)],
                providers: [Maps.provider("P1")], capacity: [100]))
        #expect(abs(delivery.delivered[0].hours - 100 * 71.7 / 63) < 1e-9)
        #expect(delivery.reasons == [.capacity])
        #expect(abs(delivery.refused[0][.capacity]![0] - delivery.unmet[0]) < 1e-9)
    }

    @Test func whatWinnersCannotDoFallsToSpot() {
        let delivery = Self.run(
            Maps.problem(
                hours: [200], contracts: [Maps.contract(0, share: 1)],
                providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [100, 1_000]))
        #expect(delivery.unmet == [0])
        #expect(delivery.delivered.map(\.tier) == [0, 1])
        #expect(delivery.delivered[1].provider == 1 && delivery.delivered[1].ratePence == 1_540)
    }

    /// A provider with a rate of its own is paid that, no more than the tier's ceiling, and stays away below its cost.
    @Test(
        arguments: [(nil, 1_600, 1_600), (1_580, 1_600, 1_580), (1_580, 1_300, 1_300), (nil, 850, nil)]
            as [(Int?, Int, Int?)]) func ownRatesArePaidInSpot(terms: (ceiling: Int?, own: Int, paid: Int?))
    {
        let delivery = Self.run(
            Maps.problem(
                hours: [100], plan: Maps.plan(1, spotCeiling: terms.ceiling), contracts: [],
                providers: [Maps.provider("P1", rates: ["spot": terms.own])], capacity: [1_000]))
        #expect(delivery.delivered.map(\.ratePence) == (terms.paid.map { [$0] } ?? []))
        #expect(delivery.reasons == [terms.paid == nil ? .price : nil])
    }

    @Test func aShareThatNobodyWonFallsToSpot() {
        let delivery = Self.run(
            Maps.problem(
                hours: [200], plan: Maps.plan(1, spotRate: nil), contracts: [Maps.contract(0, share: 0.6)],
                providers: [Maps.provider("P1")], capacity: [1_000]))
        #expect(abs(delivery.unmet[0] - 80) < 1e-9)
        #expect(delivery.reasons == [.notAwarded])
    }

    /// One winner's tenth is at a price that does not pay: that tenth is refused for its price, though the other works.
    @Test func everyShareHasItsOwnReason() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100], plan: Maps.plan(1, spotRate: nil),
                contracts: [Maps.contract(0, share: 0.7), Maps.contract(1, share: 0.1, rate: 800)],
                providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [1_000, 1_000]))
        #expect(abs(delivery.unmet[0] - 30) < 1e-9)
        #expect(abs((delivery.refused[0][.price]?[0] ?? 0) - 10) < 1e-9)
        #expect(abs((delivery.refused[0][.notAwarded]?[0] ?? 0) - 20) < 1e-9)
        #expect(delivery.reasons == [.notAwarded])
    }

    /// The shared tier stands first, yet the area that an exclusive winner of the second tier holds waits for it.
    @Test func aSharedTierLeavesExclusiveAreasToTheirWinners() {
        let small = TierRules(name: "small", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)
        let lots = Maps.plan(2, spotRate: nil).tiers[0]
        let plan = LotPlan([
            lots, Tier(rules: small, lots: [Lot(id: "0", name: "", areas: [0])], coreCount: 2),
        ])
        let exclusive = Contract(
            tier: 1, lot: 0, rank: 1, provider: 1, bid: 0, hours: 100, share: 1, ratePence: 1_400)
        let delivery = Self.run(
            Maps.problem(
                hours: [100, 50], plan: plan, contracts: [Maps.contract(0, share: 1), exclusive],
                providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [1_000, 1_000]))
        #expect(delivery.unmet == [0, 0])
        #expect(delivery.delivered.map { [$0.tier, $0.provider, $0.area] } == [[0, 0, 1], [1, 1, 0]])
    }

    @Test func spotWithNobodyInReachIsOfferedAndRefused() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100], contracts: [], providers: [Maps.provider("P1", radius: 5)], capacity: [1_000]))
        #expect(delivery.offered[1] == [100])
        #expect(delivery.refused[1][.radius] == [100])
    }

    @Test func labourBindsPerArea() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100, 100], contracts: [Maps.contract(0, share: 1)], providers: [Maps.provider("P1")],
                capacity: [1_000], labour: [63, 1_000]))
        #expect(abs(delivery.unmet[0] - 40) < 1e-9 && delivery.unmet[1] == 0)
        #expect(delivery.reasons == [.labour, nil])
    }

    @Test func workBelowAvoidableCostIsRefused() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100], plan: Maps.plan(1, spotRate: 800), contracts: [Maps.contract(0, share: 1, rate: 800)],
                providers: [Maps.provider("P1")], capacity: [1_000]))
        #expect(delivery.unmet == [100])
        #expect(delivery.reasons == [.price])
    }

    @Test func spotNeedsTheAreaInRadius() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100, 100], contracts: [], providers: [Maps.provider("P1", radius: 15)], capacity: [1_000],
                reach: [[10, 20]]))
        #expect(delivery.unmet == [0, 100])
        #expect(delivery.reasons == [nil, .radius])
    }

    /// Town (one hectare) and country (400 km2) at one flat price: scarce hours go where the margin per paid hour is
    /// best. Both hold more than four addresses at once, so that neither is pooled with the other.
    @Test func scarceHoursGoToTheBestMargin() {
        let sizes = [0.01, 400]
        let hops = Maps.hops(2, squareKilometres: sizes)
        #expect(hops.travelMinutesPerHour(area: 1, hours: 100) > hops.travelMinutesPerHour(area: 0, hours: 100) + 1)
        let delivery = Self.run(
            Maps.problem(
                hours: [100, 100], plan: Maps.plan(2, spotRate: nil), contracts: [Maps.contract(0, share: 1)],
                providers: [Maps.provider("P1")], capacity: [100], squareKilometres: sizes))
        #expect(delivery.unmet[0] == 0 && delivery.unmet[1] > 80)
    }

    @Test func tiesGoByProviderThenArea() {
        let delivery = Self.run(
            Maps.problem(
                hours: [100], contracts: [], providers: [Maps.provider("P2"), Maps.provider("P1")],
                capacity: [1_000, 1_000]))
        #expect(delivery.delivered.map(\.provider) == [1])
    }

    @Test func equalProblemsGiveEqualDeliveries() {
        let problem = Maps.problem(
            hours: [90, 40, 70], contracts: [Maps.contract(0, share: 0.5), Maps.contract(1, share: 0.5)],
            providers: [Maps.provider("P1"), Maps.provider("P2", wage: 700)], capacity: [60, 80],
            labour: [50, 60, 70])
        #expect(Self.run(problem) == Self.run(problem))
    }

    /// Refused at 8.00, worked with 2.00 on top: a supplement pays for what the rate does not.
    @Test func aSupplementMakesVillagesPay() {
        let paying = SettlementTests.rules(["rates.village_supplement_pence": 200])
        func delivered(_ rules: Rules, _ ruralUrban: RuralUrbanClass) -> Double {
            let problem = Maps.problem(
                hours: [100], plan: Maps.plan(1, spotRate: nil), contracts: [Maps.contract(0, share: 1, rate: 800)],
                providers: [Maps.provider("P1")], capacity: [1_000], rules: rules, ruralUrban: ruralUrban)
            let delivery = Waterfall(problem).run()
            #expect(Maps.checker(1, rules, ruralUrban).faults(of: delivery, problem: problem) == [])
            return delivery.delivered.reduce(0) { $0 + $1.hours }
        }
        #expect(delivered(Maps.rules, .e1) == 0 && delivered(paying, .d1) == 0 && delivered(paying, .e1) == 100)
        // Short visits paid as half hours pay as well.
        let half = SettlementTests.rules(["rates.minimum_paid_visit_minutes": 30, "demand.fifteen_minute_share": 0.9])
        #expect(delivered(half, .a1) == 100)
    }

    /// In a market of one area more pay never means fewer hours, whoever is there at whatever cost.
    @Test(arguments: 1...200) func aSupplementNeverLowersCoverageOfOneArea(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func draw(_ least: Double, _ most: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return least + Double(state >> 33) / Double(1 << 31) * (most - least)
        }
        let count = 1 + Int(draw(0, 5))
        let shares = (0..<count).map { _ in draw(0.05, 1) }
        let total = shares.reduce(0, +)
        let contracts = shares.enumerated().map {
            Maps.contract($0, share: $1 / total, rate: Int(draw(700, 1_300)))
        }
        let providers = (0..<count).map { Maps.provider("P\($0)", wage: draw(600, 900)) }
        let capacity = providers.map { _ in draw(0, 200) }
        let labour = [draw(50, 700)]
        var last = -1.0
        for supplement in stride(from: 0.0, through: 600, by: 50) {
            let rules = SettlementTests.rules(["rates.village_supplement_pence": supplement])
            let problem = Maps.problem(
                hours: [500], plan: Maps.plan(1, spotRate: nil), contracts: contracts, providers: providers,
                capacity: capacity, labour: labour, squareKilometres: [40], rules: rules, ruralUrban: .e2)
            let delivery = Waterfall(problem).run()
            #expect(Maps.checker(1, rules, .e2).faults(of: delivery, problem: problem) == [], "seed \(seed)")
            let delivered = delivery.delivered.reduce(0) { $0 + $1.hours }
            #expect(delivered >= last - 1e-9, "seed \(seed), supplement \(supplement)")
            last = delivered
        }
    }
}
