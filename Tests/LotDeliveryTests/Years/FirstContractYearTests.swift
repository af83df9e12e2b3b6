import LotModel
import Testing

@testable import LotDelivery

@Suite struct FirstContractYearTests {
    typealias Maps = DeliveryMaps

    static let given = [
        "rates.village_supplement_pence": 120, "rates.minimum_paid_visit_minutes": 30,
        "demand.fifteen_minute_share": 0.3,
        "rates.guaranteed_share": 0.9,
    ]

    /// Two contracts of unlike rate, and what they leave to spot.
    static func run() -> (problem: DeliveryProblem, delivery: Delivery, accounts: Accounts, rules: Rules) {
        let rules = SettlementTests.rules(given)
        let contracts = [0, 1].map { provider in
            Contract(
                tier: 0, lot: 0, rank: 1, provider: provider, bid: provider, hours: 150, share: 0.5,
                ratePence: 1_500 + 31 * provider)
        }
        let problem = Maps.problem(
            hours: [200, 100], contracts: contracts,
            providers: [Maps.provider("P1"), Maps.provider("P2", wage: 700), Maps.provider("P3")],
            capacity: [90, 60, 250], rules: rules, ruralUrban: .e1)
        let delivery = Waterfall(problem).run()
        let accounts = OpenBook(problem, bids: []).accounts(
            delivery, rates: rules.rates, schedule: RateSchedule())
        return (problem, delivery, accounts, rules)
    }

    static var base: ContractBase {
        let run = run()
        return FirstContractYear(run.problem).base(
            run.delivery, held: run.accounts.held, capacity: [90, 60, 250], people: 30)
    }

    @Test func everyHourOfTheRunIsInIt() {
        let (run, base) = (Self.run(), Self.base)
        #expect(base.works.map(\.tier) == [0, 0, 1] && base.works.map(\.provider) == [0, 1, nil])
        #expect(abs(base.commissioned - 300) < 1e-9 && base.unmet == run.delivery.unmet)
        for work in base.works {
            let rows = run.delivery.delivered.filter {
                $0.tier == work.tier && (work.provider ?? $0.provider) == $0.provider
            }
            #expect(abs(work.hours - rows.reduce(0) { $0 + $1.hours }) < 1e-9)
        }
        #expect(
            base.works[0].awarded == 150 && base.works[1].ratePence == 1_531)
        #expect(abs(base.works[2].supplementPence - 120) < 1e-9)
    }

    /// P3 holds no contract: what it does not work is room; the others have none at spot.
    @Test func roomIsThatOfProvidersWithoutAContract() throws {
        let run = Self.run()
        let worked = run.delivery.delivered.reduce(0) { $0 + ($1.provider == 2 ? $1.hours : 0) }
        #expect(abs(Self.base.tiers[1].room - (250 - worked)) < 1e-9 && Self.base.tiers[0].room == 0)
        let hour = try #require(run.accounts.held.first { $0.provider == 1 })
        let pay = hour.cost.contactPay * (1 + hour.cost.onCosts / (hour.cost.contactPay + hour.cost.travelPay))
        #expect(abs(Self.base.works[1].cost.pay - pay) < 1e-9 && pay > hour.cost.contactPay)
    }

    /// Under the run's own rules the first year costs what the run costs, line by line, to the penny.
    @Test func theFirstYearIsTheRun() {
        let run = Self.run()
        let year = ContractProjectionTests.years(
            Self.base, ContractTerms(start: ContractProjectionTests.start, years: 1), given: Self.given)[0]
        for (tier, line) in zip(year.tiers, run.accounts.budget) {
            #expect(tier.spend[.base] == line.basePence && tier.spend[.minimumVisit] == line.minimumVisitPence)
            #expect(tier.spend[.supplement] == line.supplementPence && tier.spend[.guarantee] == line.idlePence)
            #expect(tier.spend.totalPence == line.totalPence)
        }
        #expect(run.accounts.total.idlePence > 0 && run.accounts.total.supplementPence > 0)
        let margins = BookTotal(run.accounts.held.filter { $0.tier == 1 })
        #expect(abs((year.tiers[1].costPence ?? 0) - (margins.costPence ?? 0)) < 1e-6)
    }
}
