import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ScopeYearsTests {
    typealias Maps = DeliveryMaps

    /// Areas of H1, H2, H1 ...; health pays for half as much as the council in H1 and for a fifth in H2.
    static func areas(_ count: Int) -> AreaTable {
        AreaTable(
            (0..<count).map { index in
                Area(
                    code: "A\(100 + index)", name: "", readableName: "", role: .core, ladCode: "E07", ladName: "",
                    healthCode: index % 2 == 0 ? "H1" : "H2", healthName: "", population: 100, population65Plus: 20,
                    population75Plus: 10, population85Plus: 5, centroid: Position(x: 0, y: 0), areaHectares: 100,
                    ruralUrban: .c1, imdScore: 0)
            })
    }

    static func scope(leaves: Int? = 1, out: Bool = false, rate: Int? = nil, joint: JointFunding? = nil) -> HealthScope
    {
        HealthScope(
            [
                HealthFunding(
                    code: "H1", name: "One", volume: .councilShare(0.5), ratePence: rate, isOut: out,
                    leavesAfterYear: out ? nil : leaves),
                HealthFunding(code: "H2", name: "Two", volume: .councilShare(0.2)),
            ], hoursPerPerson: 20, moves: FundingMoves(toHealthYear: 0.1, toCouncilYear: 0.2), joint: joint)
    }

    struct Run {
        let problem: DeliveryProblem
        let delivery: Delivery
        let hours: ScopedHours
        let scope: HealthScope
        let capacity: Capacity
        let rules: Rules
    }

    static func run(
        _ scope: HealthScope, council: [Double], offered: [Double] = [300, 200, 400], given: [String: Double] = [:]
    ) -> Run {
        let rules = SettlementTests.rules(given)
        let table = areas(council.count)
        let stated = scope.stated(table, councilHours: council)
        let all = council.indices.map { area in
            council[area]
                + scope.areas.indices.reduce(0) { $0 + (scope.areas[$1].isPart(year: 1) ? stated[$1][area] : 0) }
        }
        let contracts = [0, 1].map { provider in
            Contract(
                tier: 0, lot: 0, rank: 1, provider: provider, bid: provider, hours: all.reduce(0, +) / 2, share: 0.5,
                ratePence: 1_500 + 40 * provider)
        }
        let problem = Maps.problem(
            hours: all, contracts: contracts,
            providers: [Maps.provider("P1"), Maps.provider("P2", wage: 690), Maps.provider("P3")],
            capacity: offered, squareKilometres: Array(repeating: 20, count: council.count), rules: rules)
        return Run(
            problem: problem, delivery: Waterfall(problem).run(),
            hours: ScopedHours(scope, table, stated: stated, all: all), scope: scope,
            capacity: Capacity(problem.providers, rules: rules.market), rules: rules)
    }

    static func years(_ run: Run) -> ScopeYears {
        ScopeYears(
            run.scope, hours: run.hours, problem: run.problem, delivery: run.delivery, capacity: run.capacity)
    }

    static func views(_ run: Run, _ terms: ContractTerms) -> (view: ContractView, stayed: ContractView) {
        let held = OpenBook(run.problem, bids: []).held(run.delivery)
        let base = FirstContractYear(run.problem).base(
            run.delivery, held: held, capacity: [300, 200, 400], people: 50)
        func view(_ later: [LaterBase]) -> ContractView {
            ContractProjection(
                terms, base: base, later: later, schedule: RateSchedule(), rates: run.rules.rates,
                demand: run.rules.demand, handBackShare: 0.3
            ).view
        }
        return (view(years(run).bases(people: 50)), view([]))
    }

    static let terms = ContractTerms(start: CalendarMonth(year: 2018, month: 7), years: 3)

    /// 100 and 100 of the council, 50 and 20 of health: when H1 leaves, its 50 go, and nothing of the other area.
    @Test func whoLeavesTakesItsOwnHoursAndNoOthers() {
        let run = Self.run(Self.scope(), council: [100, 100])
        let (view, stayed) = Self.views(run, Self.terms)
        let asked = view.chosen.years.map(\.commissioned)
        #expect(zip(asked, [270, 220, 220]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(stayed.chosen.years.allSatisfy { abs($0.commissioned - 270) < 1e-9 })
        #expect(abs(Self.years(run).staying(year: 2)[0] - 2.0 / 3) < 1e-12)
        #expect(Self.years(run).staying(year: 2)[1] == 1 && Self.years(run).staying(year: 1) == [1, 1])
        #expect(view.chosen.years[0] == stayed.chosen.years[0])
    }

    /// Fewer visits lie farther apart, so that an hour of those who stay costs more, and earns less.
    @Test func marginsFallWithTheVolume() throws {
        let run = Self.run(Self.scope(), council: [60, 60], offered: [80, 70, 100])
        let (view, stayed) = Self.views(run, Self.terms)
        let report = ScopeAccount(Self.scope(), hours: run.hours, problem: run.problem, hoursPerPerson: 10).report(
            run.delivery, pence: 0)
        let years = Self.years(run).years(view, ifAllStayed: stayed, rows: report.rows)
        let (left, all) = (years[1].actual, years[1].ifAllStayed)
        #expect(years[0].actual == years[0].ifAllStayed)
        let margins = (try #require(left.marginPence), try #require(all.marginPence))
        #expect(margins.0 < margins.1 && left.spendPence < all.spendPence)
        // People change provider as their health area leaves, and whenever their payer changes after that.
        #expect(years[0].areas[0].leaving == 0 && years[0].areas[0].changing == 0)
        #expect(abs(years[1].areas[0].leaving - report.rows[0].healthPeople) < 1e-9 && years[2].areas[0].leaving == 0)
        #expect(abs(years[1].areas[0].changing - report.rows[0].moving) < 1e-9 && years[2].areas[1].changing == 0)
    }

    /// A guarantee is of what is still in the contract.
    @Test func aGuaranteeFollowsTheHoursThatAreLeft() {
        let run = Self.run(
            Self.scope(), council: [100, 100], offered: [100, 100, 0], given: ["rates.guaranteed_share": 1])
        let (view, _) = Self.views(run, Self.terms)
        let year = view.chosen.years[1]
        // All awarded hours of the lot are guaranteed: 220 of 270 are left.
        let planned = year.tiers[0].planned
        let idle = Double(year.spend[.guarantee]) / 52 / 1_520
        #expect(planned > 0 && abs(idle - (220 - planned)) < 4)
    }

    /// Random markets: payers' hours add up to the run's, those who leave take what the plain sum says, and money is the
    /// settlement's base.
    @Test(arguments: 1...20)
    func hoursAndMoneyAreSharedOut(seed: Int) {
        var random = SeededGenerator(Seed(UInt64(seed)).child("scope"))
        let council = (0..<5).map { _ in 5 + 200 * random.uniform() }
        let offered = (0..<3).map { _ in 400 * random.uniform() }
        let run = Self.run(Self.scope(leaves: 2), council: council, offered: offered)
        let report = ScopeAccount(run.scope, hours: run.hours, problem: run.problem, hoursPerPerson: 10).report(
            run.delivery,
            pence: Settlement(run.problem, guaranteedShare: 0).budget(run.delivery).reduce(0) { $0 + $1.totalPence })
        // A plain recount.
        var byPayer = [0.0, 0.0, 0.0, 0.0]
        for row in run.delivery.delivered {
            let (health, one) = (row.area % 2 == 0 ? 0.5 / 1.5 : 0.2 / 1.2, row.area % 2 == 0)
            byPayer[one ? 0 : 1] += row.hours * health
            byPayer[one ? 2 : 3] += row.hours * (1 - health)
        }
        let told = report.rows.map(\.healthDelivered) + report.rows.map(\.councilDelivered)
        #expect(zip(told, byPayer).allSatisfy { abs($0 - $1) < 1e-6 }, "seed \(seed)")
        #expect(abs(told.reduce(0, +) - report.delivered) < 1e-6)
        let money = report.rows.reduce(0) { $0 + $1.healthPence + $1.councilPence }
        #expect(abs(money - report.pence) <= 8, "seed \(seed): rounding of eight sums at most")
        #expect(report.healthPaysPence + report.councilPaysPence == report.pence)
        let (view, stayed) = Self.views(run, Self.terms)
        for (year, other) in zip(view.chosen.years, stayed.chosen.years) {
            #expect(abs(year.planned + year.unmet - year.commissioned) < 1e-6, "seed \(seed)")
            let gone = year.year > 2 ? stride(from: 0, to: 5, by: 2).reduce(0) { $0 + 0.5 * council[$1] } : 0
            #expect(abs(other.commissioned - year.commissioned - gone) < 1e-6, "seed \(seed)")
        }
    }

    @Test func whoIsOutKeepsNobodyWithTheirProvider() {
        let run = Self.run(Self.scope(out: true), council: [100, 100])
        let rows = ScopeAccount(run.scope, hours: run.hours, problem: run.problem, hoursPerPerson: 10).report(
            run.delivery, pence: 0
        ).rows
        #expect(rows[0].healthHours == 0 && abs(rows[0].statedHours - 50) < 1e-9)
        // 10 people of the council's and 2.5 of health: 1 goes one way and half a person the other.
        #expect(abs(rows[0].toHealth - 1) < 1e-6 && abs(rows[0].toCouncil - 0.5) < 1e-6)
        #expect(rows[0].changing == rows[0].moving && rows[1].changing == 0 && rows[1].changingWithout > 0)
        #expect(rows[0].healthPaysPence == 0)
    }

    @Test func healthPaysItsOwnRateAndItsPartOfJointPackages() {
        let run = Self.run(
            Self.scope(leaves: nil, rate: 1_600, joint: JointFunding(share: 0.1, healthPays: 0.5)), council: [100, 100])
        let rows = ScopeAccount(run.scope, hours: run.hours, problem: run.problem, hoursPerPerson: 10).report(
            run.delivery, pence: 0
        ).rows
        #expect(rows[0].healthPaysPence == Int((rows[0].healthDelivered * 1_600 * 52).rounded()))
        #expect(rows[0].gapPence == rows[0].healthPence - rows[0].healthPaysPence && rows[1].gapPence == 0)
        #expect(abs(rows[0].jointPence - rows[0].councilPence / 20) <= 1)
    }

    /// Lent hours stay those of the holder's contract, which is a work of the first year.
    @Test func lentHoursLeaveWithTheirHolder() {
        let lent = DeliveredHours(
            tier: 0, provider: 1, area: 0, hours: 8, ratePence: 1_500, holder: 2, acceptedTravelMinutes: 4,
            travelMinutes: 5)
        let delivery = Delivery(
            delivered: [lent], unmet: [2], reasons: [nil], offered: [[10]], refused: [[:]])
        let scaled = delivery.scaled([0.25])
        #expect(scaled.delivered.map(\.holder) == [2] && scaled.delivered.map(\.hours) == [2])
        #expect(scaled.unmet == [0.5])
    }
}
