import LotMarket
import LotModel
import LotSearch
import Testing

@testable import Lotwright

/// The joint choice against every partition of small maps with every set of winners.
@Suite struct JointSolverTests {
    private let solver = JointSolver(gap: 0, maxNodes: 100_000)

    private func unawarded(_ a: (Double, Double), isBetterThan b: (Double, Double)) -> Bool {
        abs(a.0 - b.0) > 1e-6 ? a.0 < b.0 : a.1 < b.1 - 1e-6
    }

    /// Least hours without a winner, then pence a week, over all ways to give each lot one provider or none.
    private func best(_ map: JointMap, _ plan: [Int]) -> (Double, Double) {
        let lots = (0..<map.brief.lots.lowerBound).map { lot in plan.indices.filter { plan[$0] == lot } }
        var best = (Double.infinity, 0.0)
        var ways = 1
        for _ in lots { ways *= map.providers + 1 }
        let offered = map.hours.reduce(0, +)
        for way in 0..<ways {
            var rest = way
            var won = [Double](repeating: 0, count: map.providers)
            var taken = [Int](repeating: 0, count: map.providers)
            var pence = 0.0
            for areas in lots {
                let choice = rest % (map.providers + 1)
                rest /= map.providers + 1
                if choice == map.providers { continue }
                let hours = areas.reduce(0) { $0 + map.hours[$1] }
                won[choice] += hours
                taken[choice] += 1
                pence += hours * Double(map.pence(choice, areas))
            }
            let keeps = map.terms.rules.allSatisfy { rule in
                switch rule {
                case .capacity: zip(won, map.capacity).allSatisfy { $0 <= $1 + 1e-9 }
                case .marketShare(let most): won.allSatisfy { $0 <= most * offered + 1e-9 }
                case .winners(let least, let most):
                    taken.count { $0 > 0 } >= least && taken.count { $0 > 0 } <= most ?? .max
                case .lotsAwarded(let least, let most):
                    taken.allSatisfy { $0 == 0 || $0 >= least && $0 <= most ?? .max }
                case .spend, .budget, .rivalProviders: false
                default: true
                }
            }
            let one = (offered - won.reduce(0, +), pence)
            if keeps, unawarded(one, isBetterThan: best) { best = one }
        }
        return best
    }

    private static let rules: [[AwardRule]] = [
        [.capacity], [.capacity], [.capacity, .winners(min: 3, max: nil)], [.capacity, .marketShare(max: 0.45)],
        [.capacity, .lotsAwarded(min: 1, max: 1)], [.capacity, .lotsAwarded(min: 2, max: nil)],
    ]

    @Test(arguments: rules.indices) func theBestOfAllPlansAndWinnersOfWholeLots(_ index: Int) throws {
        let rules = Self.rules[index]
        let seed = UInt64(index + 1)
        let map = try JointMap(rows: 3, columns: 3, lots: 3, offer: .exclusive, rules: rules, seed: seed)
        let plans = map.plans
        #expect(plans.count > 20)
        // All plans, and a pool of a few whose lots also tile in other ways.
        for pool in [plans, plans.enumerated().filter { $0.offset % 7 == Int(seed) % 7 }.map(\.element)] {
            let problem = try map.joint(pool)
            var expected = (Double.infinity, 0.0)
            for plan in map.tilings(of: pool) {
                let one = best(map, plan)
                if unawarded(one, isBetterThan: expected) { expected = one }
            }
            let found = try #require(try solver.solve(problem))
            #expect(abs(found.unawardedHours - expected.0) < 1e-3, "seed \(seed)")
            #expect(abs(found.objective - expected.1 * 52) < 1e-4 * expected.1 + 1, "seed \(seed)")
            #expect(found.isHoursProved && found.objective - found.bound < 1e-5 * max(1, found.objective) + 1)
            #expect(checker(map, problem).faults(of: found).isEmpty)
        }
    }

    /// Shared lots with what single areas' winners leave of them: the award of every partition, one by one.
    @Test(arguments: [UInt64(11), 12, 13]) func theBestOfAllAwardsOfSharedLots(_ seed: UInt64) throws {
        let map = try JointMap(rows: 2, columns: 4, lots: 2, offer: .shares, seed: seed)
        let plans = map.plans
        let pool = plans.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        var expected = (Double.infinity, 0.0)
        for plan in map.tilings(of: pool) {
            let outcome = try AwardSolver(gap: 0).firstRank(map.problem(plan))
            let fewer = expected.0 - outcome.award.unawardedHours
            if fewer > 1e-3 || fewer > -1e-3 && outcome.objective < expected.1 {
                expected = (outcome.award.unawardedHours, outcome.objective)
            }
        }
        let problem = try map.joint(pool)
        let found = try #require(try solver.solve(problem))
        #expect(abs(found.unawardedHours - expected.0) < 1e-3, "seed \(seed)")
        #expect(abs(found.objective - expected.1) < 1e-6 * expected.1 + 10, "seed \(seed)")
        #expect(found.bound <= found.objective && found.objective - found.bound < 1e-5 * found.objective + 1)
        #expect(checker(map, problem).faults(of: found).isEmpty)
    }

    @Test func rulesThatNoLotsKeepHaveNoChoice() throws {
        let map = try JointMap(
            rows: 2, columns: 2, lots: 2, offer: .exclusive, rules: [.capacity, .winners(min: 4, max: nil)], seed: 1)
        #expect(try solver.solve(try map.joint(map.plans)) == nil)
    }

    @Test func theCheckerFindsWhatIsWrong() throws {
        let map = try JointMap(rows: 3, columns: 3, lots: 3, offer: .exclusive, seed: 2)
        let problem = try map.joint(map.plans)
        let found = try #require(try solver.solve(problem))
        func faults(
            lots: [Int]? = nil, shares: [JointSolution.Share]? = nil, objective: Double? = nil, unawarded: Double? = nil
        ) -> [String] {
            checker(map, problem).faults(
                of: JointSolution(
                    lots: lots ?? found.lots, shares: shares ?? found.shares,
                    unawardedHours: unawarded ?? found.unawardedHours, objective: objective ?? found.objective,
                    bound: found.bound, isHoursProved: true, nodes: 0))
        }
        #expect(faults().isEmpty)
        #expect(faults(lots: Array(found.lots.dropFirst())).contains { $0.contains("is in 0 lots") })
        #expect(faults(objective: found.objective * 1.01).contains { $0.contains("recomputed") })
        #expect(faults(unawarded: found.unawardedHours + 5).contains { $0.contains("do not balance") })
        let halved = found.shares.map { JointSolution.Share(bid: $0.bid, lot: $0.lot, hours: $0.hours / 2) }
        #expect(faults(shares: halved).contains { $0.contains("was split") })
        let other = problem.lots.indices.first { !found.lots.contains($0) } ?? 0
        #expect(faults(lots: [other] + found.lots.dropFirst()).contains { $0.contains("not chosen") })
    }

    private func checker(_ map: JointMap, _ problem: JointProblem) -> JointChecker {
        JointChecker(
            problem: problem, graph: map.brief.graph, names: (0..<map.providers).map { "P\($0)" })
    }
}
