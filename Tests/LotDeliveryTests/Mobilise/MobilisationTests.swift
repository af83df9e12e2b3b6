import LotModel
import Testing

@testable import LotDelivery

@Suite struct MobilisationTests {
    typealias Maps = MobiliseMaps

    /// Runs and checks; every mobilisation in these tests passes the independent checker.
    static func run(_ problem: MobilisationProblem, _ given: [String: Double] = [:]) -> Mobilisation.Result {
        let rules = Maps.rules(given)
        let result = Mobilisation(problem, rules: rules).run()
        #expect(MobilisationChecker(problem, rules: rules).faults(of: result) == [])
        return result
    }

    /// 6,100 people of 10 hours, of whom those of one provider, 1,900, keep it.
    static func kent(rounds: [[Int: Double]]?) -> MobilisationProblem {
        Maps.problem(
            hours: [61_000], contracts: [Maps.shared(0, 1_900.0 / 6_100), Maps.shared(2, 4_200.0 / 6_100)],
            providers: [
                Maps.provider("A", hours: 30_000), Maps.provider("B", hours: 31_000),
                Maps.provider("C", hours: 0, growth: 42_000),
            ], rounds: rounds)
    }

    /// Kent: 6,100 = 1,900 + 4,200; 10 % give 420 and 3,780, what happened 1,200 and 3,000.
    @Test(
        arguments: [
            (0.1, 420, 3_780), (1_200.0 / 4_200, 1_200, 3_000), (0.286, 1_201.2, 2_998.8),
        ] as [(Double, Double, Double)])
    func kentsPeopleComeOut(_ uptake: Double, _ payments: Double, _ moving: Double) {
        for problem in [Self.kent(rounds: [[0: 19_000, 1: 42_000]]), Self.kent(rounds: nil)] {
            let report = Self.run(
                problem, ["direct_payment_uptake": uptake, "staying_share": 1_900.0 / 6_100]
            ).report
            let people = [
                report.total.tendered - report.total.cohort, report.total.cohort, report.total.directPayment,
                report.total.moving,
            ].map(report.people)
            for (value, expected) in zip(people, [1_900, 4_200, payments, moving]) {
                #expect(abs(value - expected) < 1e-6)
            }
            #expect(report.meetsStaying)
        }
    }

    /// The oracle's rounded share: 28.6 % of 4,200 is 1,200 to the nearest hundred.
    @Test func theRoundedShareGivesTheRoundedNumber() {
        let report = Self.run(Self.kent(rounds: [[0: 19_000, 1: 42_000]]), ["direct_payment_uptake": 0.286]).report
        #expect((report.people(report.total.directPayment) / 100).rounded() == 12)
    }

    /// Where nobody leaves and no carer goes, delivery begins with what was tendered and offered, to the bit.
    @Test(arguments: 0..<60) func withoutLossesNothingChanges(seed: UInt64) {
        let problem = Maps.random(seed)
        let result = Self.run(problem, ["direct_payment_uptake": 0, "leaver_share": 0, "transfer_share": 0])
        #expect(result.mobilised == .unchanged(hours: problem.hours, offered: problem.offered), "seed \(seed)")
    }

    /// Hours and people are kept on drawn maps, whatever the rules; the checker is in `run`.
    @Test(arguments: 0..<120) func nothingIsLostOrInvented(seed: UInt64) {
        let problem = Maps.random(seed)
        let step = Double(seed % 5) / 4
        let result = Self.run(
            problem,
            [
                "direct_payment_uptake": 0.35 * step, "leaver_share": 1 - step, "transfer_share": 0.8 * step,
                "round_hours": 5 + 20 * step, "weeks": Double(1 + seed % 30), "recruited_week": 0.2 * step,
            ].merging(seed % 3 == 0 ? ["staying_share": step] : [:]) { $1 })
        let total = result.report.total
        #expect(abs(total.tendered - problem.hours.reduce(0, +)) < 1e-6, "seed \(seed)")
        #expect(result.mobilised.hours.reduce(0, +) <= total.tendered + 1e-9, "seed \(seed)")
    }

    /// By hand. Provider A works 100 hours in each of two areas and B wins the first, A the second. Of 100 hours that change
    /// 10 become Direct Payments; of A's ten rounds five lose 90 % of their work to B, and two carers of five follow.
    @Test func aSmallChangeByHand() {
        let result = Self.run(
            Maps.problem(
                hours: [100, 100], contracts: [Maps.exclusive(1, area: 0), Maps.exclusive(0, area: 1)],
                providers: [Maps.provider("A", hours: 200, growth: 50), Maps.provider("B", hours: 0, growth: 120)],
                rounds: [[0: 100], [0: 100]]),
            [
                "round_hours": 20, "transfer_share": 0.4, "leaver_share": 0.5, "recruited_week": 0,
                "direct_payment_uptake": 0.1,
            ])
        #expect(result.mobilised.hours == [90, 100])
        let carers = result.report.carers
        #expect(carers.rounds == 10 && abs(carers.transferred - 40) < 1e-9)
        // 60 hours of carers do not follow; 10 % of them serve Direct Payments, of the other 54 half leave.
        #expect(abs(carers.left - 27) < 1e-9 && abs(carers.released - 27) < 1e-9 && abs(carers.kept - 106) < 1e-9)
        #expect(abs(result.mobilised.capacity[0] - (250 - 40 - 27 - 10)) < 1e-9)
        #expect(abs(result.mobilised.capacity[1] - (120 + 40)) < 1e-9)
        #expect(abs(result.mobilised.lostPaidHours[0] - 1.1 * (10 + 27)) < 1e-9)
        #expect(result.mobilised.lostPaidHours[1] == 0)
        #expect(abs(result.report.areas[0].fragmentedHours - 10) < 1e-9 && result.report.areas[1].fragmentedHours == 0)
        #expect(result.report.areas[0].entitled == 100 && result.report.areas[1].entitled == 0)
    }

    /// Lots that cut rounds let fewer carers follow than lots that hold them whole.
    @Test func lotsThatCutRoundsLoseCarers() {
        func followed(_ winners: [Int]) -> Double {
            let providers = (0..<3).map { Maps.provider("P\($0)", hours: $0 == 0 ? 80 : 0, growth: 100) }
            return Self.run(
                Maps.problem(
                    hours: [10, 10, 10, 10],
                    contracts: winners.enumerated().map { Maps.exclusive($1, area: $0) }, providers: providers,
                    rounds: Array(repeating: [0: 10], count: 4)),
                ["round_hours": 20, "direct_payment_uptake": 0]
            ).report.carers.transferred
        }
        #expect(abs(followed([1, 1, 2, 2]) - 16) < 1e-9)
        #expect(followed([1, 2, 1, 2]) == 0)
    }

    /// More Direct Payments leave fewer carers with more than half of their work at one winner.
    @Test func directPaymentsHinderTransfer() {
        let problem = Maps.problem(
            hours: [12, 8], contracts: [Maps.exclusive(1, area: 0), Maps.exclusive(2, area: 1)],
            providers: (0..<3).map { Maps.provider("P\($0)", hours: $0 == 0 ? 20 : 0, growth: 20) },
            rounds: [[0: 12], [0: 8]])
        let few = Self.run(problem, ["round_hours": 20, "direct_payment_uptake": 0.1]).report.carers
        let many = Self.run(problem, ["round_hours": 20, "direct_payment_uptake": 0.2]).report.carers
        #expect(few.transferred == 8 && many.transferred == 0)
    }

    /// No demand, no providers and one area are valid.
    @Test func emptyMarketsMobilise() {
        let empty = Self.run(Maps.problem(hours: [0], contracts: [], providers: []))
        #expect(empty.mobilised == .unchanged(hours: [0], offered: []) && empty.report.weeks.count == 27)
        let alone = Self.run(Maps.problem(hours: [50], contracts: [], providers: []))
        #expect(alone.mobilised.hours == [45] && alone.report.total.fragmentation == nil)
    }
}
