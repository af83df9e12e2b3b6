import LotModel
import LotSearch
import Testing

@testable import LotMarket

/// Tiers that overlap, one of them shared, by solver and by enumeration: together and in sequence, under every kind of rule.
@Suite(.serialized) struct SharedAuctionTests {
    static func kinds(_ number: Int) -> [Int] {
        let all = SharedAuction.kinds
        if number < 100 * all { return [number % all] }
        var draw = SeededGenerator(Seed(UInt64(number)))
        return (0..<(2 + draw.index(below: 3))).map { _ in draw.index(below: all) }
    }

    @Test(arguments: [TierOrder.together, .inSequence]) func solverEqualsEnumeration(order: TierOrder) throws {
        var feasible = 0
        for number in 0..<2_500 {
            let auction = SharedAuction(seed: UInt64(number), kinds: Self.kinds(number), order: order)
            let best = auction.best
            // A tie in the first tier of a sequence may leave the second another start.
            if order == .inSequence, best?.isTied == true { continue }
            var solver = AwardSolver(gap: 0)
            solver.sizes = .init(mostChoices: number % 2 * 200, largeFrom: number / 2 % 2 * 1_000)
            let problem = AwardProblem(auction.tender)
            let outcome = try solver.lead(problem)
            guard let best else {
                #expect(outcome.status == .infeasible, "seed \(number)")
                continue
            }
            feasible += 1
            let hours = problem.offeredHours - outcome.award.unawardedHours
            #expect(outcome.status == .proved && abs(hours - best.hours) < 1e-3, "seed \(number)")
            #expect(abs(outcome.objective / 52 - best.weight) < 1 + 1e-6 * best.weight, "seed \(number)")
            let names = auction.tender.capacity.indices.map { "P\($0)" }
            let faults =
                RuleChecker(auction.tender, contracts: outcome.award.contracts, names: names)
                .faults(objective: outcome.objective)
                + AwardChecker().faults(
                    of: outcome.award, plan: problem.plan, hours: problem.hours, bids: problem.bids,
                    capacity: auction.tender.capacity.map { _ in .infinity }, providers: nil, ceilingPence: .max)
            #expect(faults == [], "seed \(number)")
        }
        #expect(feasible > 1_200)
    }
}
