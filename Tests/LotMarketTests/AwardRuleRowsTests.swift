import LotModel
import LotSearch
import Testing

@testable import LotMarket

/// Small auctions by solver and by complete enumeration: every rule alone, then pairs and triples at random.
@Suite(.serialized) struct AwardRuleRowsTests {
    static func kinds(_ number: Int) -> [Int] {
        let all = SmallAuction.kinds
        if number < 40 * all { return [number % all] }
        var draw = SeededGenerator(Seed(UInt64(number)))
        return (0..<(2 + draw.index(below: 3))).map { _ in draw.index(below: all) }
    }

    @Test(arguments: 0..<8) func solverEqualsEnumeration(block: Int) throws {
        for number in stride(from: block, to: 6_000, by: 8) {
            let auction = SmallAuction(seed: UInt64(number), kinds: Self.kinds(number))
            let problem = AwardProblem(auction.tender)
            var solver = AwardSolver(gap: 0)
            // Every way through the program: rows or sets of bids, searched at once or through the relaxation.
            solver.sizes = .init(mostChoices: [0, 200, 3][number / 8 % 3], largeFrom: number / 24 % 2 == 0 ? 0 : 1_000)
            let outcome = try solver.outcome(problem)
            guard let best = auction.best() else {
                #expect(outcome.status == .infeasible, "seed \(number)")
                Self.expectMinimal(outcome.conflict, auction, number)
                continue
            }
            #expect(outcome.status == .proved, "seed \(number)")
            #expect(abs(outcome.objective - best.objective) <= 1e-6 * max(1, best.objective), "seed \(number)")
            #expect(outcome.areTiesExact && Set(outcome.award.contracts.map(\.bid)) == Set(best.bids), "seed \(number)")
            #expect(outcome.bound <= outcome.objective && outcome.gap < 1e-4, "seed \(number)")
            if auction.tender.terms.penaltyPerHour == nil {
                let hours = auction.tender.hours.reduce(0, +) - outcome.award.unawardedHours
                #expect(abs(hours - best.hours) < 1e-3, "seed \(number)")
            }
            let names = auction.tender.capacity.indices.map { "P\($0)" }
            let faults = RuleChecker(auction.tender, contracts: outcome.award.contracts, names: names)
                .faults(objective: outcome.objective)
            #expect(faults == [], "seed \(number)")
        }
    }

    /// The rules of the conflict cannot be kept together; without any one of them they can.
    static func expectMinimal(_ conflict: [Int], _ auction: SmallAuction, _ number: Int) {
        let others = Set(auction.tender.terms.rules.indices).subtracting(conflict)
        #expect(!conflict.isEmpty && auction.best(without: others) == nil, "seed \(number)")
        for rule in conflict { #expect(auction.best(without: others.union([rule])) != nil, "seed \(number)") }
    }
}
