import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ContractProjectionTests {
    typealias Base = ContractBase

    static let start = CalendarMonth(year: 2018, month: 7)

    static func work(
        _ cells: [Double], tier: Int = 0, provider: Int? = 0, awarded: Double = 0, rate: Double = 1_556,
        cost: Double = 1_400
    ) -> Base.Work {
        Base.Work(
            tier: tier, lot: provider == nil ? nil : 0, provider: provider, awarded: awarded,
            cells: cells.enumerated().filter { $0.element > 0 }.map { Base.Cell(area: $0.offset, hours: $0.element) },
            ratePence: rate, supplementPence: 0, cost: Base.Cost(full: cost, avoidable: 900, pay: 800))
    }

    static func base(_ works: [Base.Work], unmet: [Double] = [0], room: Double = 1e6, spot: Bool = true) -> Base {
        let core = Base.Tier(name: "core", isSpot: false, ratePence: nil, room: 0)
        let bought = Base.Tier(name: "spot", isSpot: true, ratePence: 1_600, room: room)
        return Base(tiers: spot ? [core, bought] : [core], works: works, unmet: unmet, people: 100)
    }

    static func years(
        _ base: Base, _ terms: ContractTerms, _ rules: [PaymentRule] = [], schedule: RateSchedule = RateSchedule(),
        given: [String: Double] = [:]
    ) -> [ContractYearOutcome] {
        let all = SettlementTests.rules(given)
        return ContractProjection(
            terms, base: base, schedule: schedule, rates: all.rates, demand: all.demand,
            handBackShare: terms.handBack?.share ?? all.simulate.pressedHandBackYear
        ).years(PaymentOption(name: "x", title: "", rules: rules))
    }

    /// Nottinghamshire: 20,137 h a week at 15.56, 80 % delivered of a guaranteed 85 %, are 814,662 pounds a year for nothing.
    @Test func anIdleGuaranteeOfNottinghamshire() {
        let base = Self.base([Self.work([0.8 * 20_137], awarded: 20_137)], unmet: [0.2 * 20_137])
        let years = Self.years(
            base, ContractTerms(start: Self.start, years: 2),
            [PaymentRule(fromYear: 1), PaymentRule(fromYear: 2, guaranteedShare: 0.85)])
        #expect(years.map { (Double($0.spend[.guarantee]) / 100).rounded() } == [0, 814_662])
        let bridge = YearBridge(from: years[0], to: years[1])
        #expect(bridge[.guarantee] == years[1].spend[.guarantee] && bridge.totalPence == bridge[.guarantee])
    }

    /// 100 h at 15.00 for 52 weeks are 78,000 pounds.
    @Test func aTopSliceComesBackAYearLater() {
        let base = Self.base([Self.work([100], rate: 1_500)], spot: false)
        let years = Self.years(
            base, ContractTerms(start: Self.start, years: 3),
            [PaymentRule(fromYear: 1, topSliceShare: 0.1, topSliceReturned: 0.5), PaymentRule(fromYear: 3)])
        #expect(years.map { $0.spend[.topSliceWithheld] } == [-780_000, -780_000, 0])
        #expect(years.map { $0.spend[.topSliceReturned] } == [0, 390_000, 390_000])
        #expect(years.map { $0.spend.totalPence } == [7_020_000, 7_410_000, 8_190_000])
        #expect(years.map { $0.tiers[0].duePence } == [390_000, 390_000, 0])
        // Half of the slice is lost to the provider, whenever the rest is paid.
        #expect(years[0].tiers[0].earnedPence == 1_425 && years[2].tiers[0].earnedPence == 1_500)
    }

    @Test func outcomesArePaidAsFarAsTheyAreMet() {
        let base = Self.base([Self.work([100], rate: 1_500)], spot: false)
        let years = Self.years(
            base, ContractTerms(start: Self.start, years: 2),
            [PaymentRule(fromYear: 2, outcomeShare: 0.05, outcomesMet: 0.8)])
        #expect(years.map { $0.spend[.outcomes] } == [0, -78_000])
    }

    /// 2 % of hours nobody opens, 3 % are called off: costs are saved for the second alone.
    @Test func lostVisitsFallShortOfWhatIsPlanned() throws {
        let lost = LostVisits(noReplies: 0.02, cancelled: 0.03)
        let terms = ContractTerms(start: Self.start, years: 1, lostVisits: lost)
        let base = Self.base([Self.work([100], rate: 1_500), Self.work([100], tier: 1, provider: nil, rate: 1_600)])
        for (rule, unpaid) in [(PaymentRule(), 0.0), (PaymentRule(paysNoReplies: false, paysCancelled: false), 0.05)] {
            let year = Self.years(base, terms, [rule])[0]
            #expect(abs(year.delivered - 190) < 1e-9 && year.planned == 200)
            let lostPence: Double = unpaid * 310_000 * 52
            #expect(abs(Double(year.spend[.lostVisits]) + lostPence) < 1)
            let cost: Double = try #require(year.tiers[0].costPence)
            #expect(abs(cost - 1_373) < 1e-9)
        }
    }

    /// A rate of 13.00 under a cost of 14.00: 50 pence of the 1.00, then 25 of what is left.
    @Test func reviewsBringARateToItsCost() {
        let base = Self.base([Self.work([100], rate: 1_300)], spot: false)
        let review = PaymentRule(fromYear: 2, review: RateReview(share: 0.5, surplusPence: 0))
        let years = Self.years(base, ContractTerms(start: Self.start, years: 4), [review])
        #expect(years.map { $0.tiers[0].earnedPence } == [1_300, 1_350, 1_375, 1_388])
        #expect(years.map { $0.tiers[0].atLoss } == [1, 1, 1, 1])
        // The whole difference is a change of rate, to the penny.
        let bridge = YearBridge(from: years[0], to: years[1])
        #expect(bridge[.rate] == 50 * 100 * 52 && bridge.totalPence == bridge[.rate])
    }

    /// With the whole difference in it, a contract is at a loss for the one year in which nothing has been reviewed yet.
    @Test func reviewsEndHandBacks() {
        let base = Self.base([Self.work([100], rate: 1_300), Self.work([100], tier: 1, provider: nil, rate: 1_600)])
        let terms = ContractTerms(start: Self.start, years: 4, handBack: HandBack(afterYears: 1, share: 0.5))
        let without = Self.years(base, terms)
        let with = Self.years(base, terms, [PaymentRule(review: RateReview(share: 1, surplusPence: 20))])
        #expect(without.map { $0.tiers[0].planned } == [100, 50, 25, 12.5])
        #expect(with.map { $0.tiers[0].planned } == [100, 50, 50, 50])
        #expect(with.map { $0.tiers[0].earnedPence } == [1_300, 1_420, 1_420, 1_420])
    }

    @Test func paidTimeWithoutContactIsACost() {
        let terms = ContractTerms(start: Self.start, years: 1, nonContactShare: 0.05)
        #expect(Self.years(Self.base([Self.work([100])]), terms)[0].tiers[0].costPence == 1_440)
    }

    /// Two years at a loss, then a fifth of what is left each year; what spot has no room for is unmet.
    @Test func aLossIsHandedBackAfterItsYears() {
        let terms = ContractTerms(start: Self.start, years: 5, handBack: HandBack(afterYears: 2, share: 0.2))
        let base = Self.base([Self.work([100], rate: 1_390)], room: 30)
        let years = Self.years(base, terms)
        #expect(years.map { ($0.tiers[0].planned * 1e6).rounded() / 1e6 } == [100, 100, 80, 64, 51.2])
        #expect(years.map { ($0.tiers[0].handedBack * 1e6).rounded() / 1e6 } == [0, 0, 20, 16, 12.8])
        #expect(years.map { ($0.tiers[1].planned * 1e6).rounded() / 1e6 } == [0, 0, 20, 30, 30])
        #expect(abs(years[4].unmet - 18.8) < 1e-9 && years[4].tiers[0].atLoss == 1)
        // Spot is paid its own rate.
        #expect(years[2].tiers[1].spend[.base] == 20 * 1_600 * 52)
        // A price that catches up ends it.
        let schedule = RateSchedule(uplifts: [0, 0.1, 0, 0], costUplifts: [0, 0, 0, 0])
        let risen = Self.years(base, terms, schedule: schedule)
        #expect(risen.map { ($0.tiers[0].planned * 1e6).rounded() / 1e6 } == [100, 100, 80, 80, 80])
        // Without spot nobody takes it.
        let alone = Self.years(Self.base([Self.work([100], rate: 1_390)], spot: false), terms)
        #expect(abs(alone[2].unmet - 20) < 1e-9)
        #expect(Self.years(base, ContractTerms(start: Self.start, years: 5)).allSatisfy { $0.unmet == 0 })
    }

    /// What an option pays decides who is at a loss, and so who hands back.
    @Test func optionsDifferInWhatComesBack() {
        let terms = ContractTerms(start: Self.start, years: 3, handBack: HandBack(afterYears: 1))
        let base = Self.base([Self.work([100], rate: 1_450)])
        let paid = Self.years(base, terms)
        let cut = Self.years(base, terms, [PaymentRule(fromYear: 1, outcomeShare: 0.1, outcomesMet: 0.5)])
        #expect(paid[2].spotShare == 0)
        #expect(abs((cut[1].spotShare ?? 0) - 0.407) < 0.0005)
        let bridge = YearBridge(from: paid[1], to: cut[1])
        #expect(bridge[.volume] < 0 && bridge[.spot] > 0 && bridge[.rate] == 0)
        #expect(bridge.totalPence == cut[1].spend.totalPence - paid[1].spend.totalPence)
    }

    /// Reablement halves needs in a town and a village: freed carers take what waits where they are, and nowhere else.
    @Test func freedCarersTakeWhatWaitsInTheirArea() {
        let terms = ContractTerms(
            start: Self.start, years: 2,
            reablement: Reablement(fromYear: 2, shareYear: 1, weeks: 1, weeklyDecay: 0.5))
        let level = terms.reablement?.levels(years: 2)[1] ?? 1
        let base = Self.base([Self.work([100, 0])], unmet: [10, 20])
        let year = Self.years(base, terms)[1]
        #expect(level < 0.85 && abs(year.commissioned - 130 * level) < 1e-9)
        #expect(abs(year.unmet - 20 * level) < 1e-9, "the village's wait goes on")
        #expect(abs(year.planned - 110 * level) < 1e-9 && abs(year.freed - 130 * (1 - level)) < 1e-9)
    }

    /// Random terms and work: hours are conserved in every year, and every bridge adds up to the penny.
    @Test(arguments: 1...40)
    func hoursAndPenceAreConserved(seed: Int) {
        var random = SeededGenerator(Seed(UInt64(seed)).child("contract years"))
        func draw(_ range: ClosedRange<Double>) -> Double {
            range.lowerBound + (range.upperBound - range.lowerBound) * random.uniform()
        }
        func cells() -> [Double] { (0..<3).map { _ in draw(0...1) < 0.3 ? 0 : draw(1...300) } }
        var works: [Base.Work] = (0..<3).map { provider in
            let rate = draw(1_200...1_700).rounded()
            return Self.work(cells(), provider: provider, awarded: draw(0...500), rate: rate)
        }
        works.append(Self.work(cells(), tier: 1, provider: nil, rate: draw(1_300...1_800)))
        let unmet: [Double] = (0..<3).map { _ in draw(0...50) }
        let base = Self.base(works, unmet: unmet, room: draw(0...300))
        let terms = ContractTerms(
            start: Self.start, years: 4, peopleGrowth: draw(-0.1...0.1), directPaymentDrift: draw(0...0.2),
            reablement: Reablement(fromYear: 2, shareYear: draw(0...1), weeks: 6, weeklyDecay: draw(0...0.2)),
            lostVisits: LostVisits(noReplies: draw(0...0.1), cancelled: draw(0...0.1)),
            nonContactShare: draw(0...0.1), handBack: HandBack(afterYears: 1, share: draw(0...1)))
        let schedule = RateSchedule(uplifts: [draw(0...0.1), 0.02], costUplifts: [draw(0...0.1), 0.05])
        let rules = [
            PaymentRule(
                basis: .monitoredMinute, recordedShare: draw(0.5...1), minimumVisitMinutes: 30,
                guaranteedShare: draw(0...1), outcomeShare: draw(0...0.5), outcomesMet: draw(0...1),
                topSliceShare: draw(0...0.5), topSliceReturned: draw(0...1))
        ]
        let plain = Self.years(base, terms, schedule: schedule)
        let years = Self.years(base, terms, rules, schedule: schedule)
        for (index, year) in years.enumerated() {
            #expect(abs(year.planned + year.unmet - year.commissioned) < 1e-6, "seed \(seed)")
            #expect(year.unmet > -1e-9 && year.tiers.allSatisfy { $0.planned >= 0 && $0.delivered <= $0.planned })
            let bridges = [(plain[index], year)] + (index > 0 ? [(years[index - 1], year)] : [])
            for (from, to) in bridges {
                let bridge = YearBridge(from: from, to: to)
                #expect(bridge.totalPence == to.spend.totalPence - from.spend.totalPence, "seed \(seed)")
            }
        }
    }
}
