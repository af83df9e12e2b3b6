import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct AttainableTests {
    typealias Maps = DeliveryMaps

    static func solve(_ problem: DeliveryProblem, bids: [Bid] = []) throws -> AttainableSolution {
        let expected = Waterfall(problem).run()
        let solution = try Attainable(problem, bids: bids).solve(expected, hoursPerPerson: 10)
        #expect(AttainableChecker(problem, bids: bids).faults(of: solution, expected: expected) == [])
        return solution
    }

    /// P1 holds area 0 and 1 but has hours for one alone; P2 may work in area 1 by radius, but no tier asks it there.
    @Test func lotsKeepAnIdleProviderOut() throws {
        let problem = Maps.problem(
            hours: [100, 100], plan: Maps.plan(2, spotRate: nil), contracts: [Maps.contract(0, share: 1)],
            providers: [Maps.provider("P1"), Maps.provider("P2")], capacity: [100, 100])
        let bid = Bid(id: "B1", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 750)
        // 100 planned hours at 71.7 paid minutes are 113.8 hours at 63. At 7.50 nothing pays P2 in the second case.
        let most = 100 * 71.7 / 63
        #expect(abs(try Self.solve(problem).coverage.delivered - most) < 1e-6)
        let cheap = try Self.solve(problem, bids: [bid]).coverage
        #expect(abs(cheap.lottingHours) < 1e-6 && abs(cheap.delivered - most) < 1e-6)
        let paying = Bid(id: "B1", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 1_500)
        // The money is that of the expected view, at the same rate: as many hours.
        let same = try Self.solve(problem, bids: [paying]).coverage
        #expect(same.isSpendBinding && abs(same.delivered - most) < 1e-6)
        let both = [paying, Bid(id: "B2", provider: 1, tier: 0, lots: [0], maxHours: 100, ratePence: 1_200)]
        let better = try Self.solve(problem, bids: both).coverage
        // All money at 12.00: 113.8 h x 15.00 / 12.00, of which P2 can work no more than 113.8.
        let second = 200 - most
        let spent = most * 15
        let expected = spent >= second * 15 + most * 12 ? 200 : most + (spent - most * 12) / 15
        #expect(abs(better.delivered - expected) < 1e-6)
        #expect(abs(better.lottingPeople - (expected - most) / 10) < 1e-6)
    }

    /// The checker finds no fault, which includes attainable >= expected and the proof that nothing more is possible.
    @Test(arguments: 0..<300) func attainableIsNeverBelowExpected(seed: UInt64) throws {
        let problem = DrawnMarkets.problem(seed)
        let expected = Waterfall(problem).run()
        let solution = try Attainable(problem, bids: []).solve(expected, hoursPerPerson: 10)
        #expect(AttainableChecker(problem, bids: []).faults(of: solution, expected: expected) == [], "seed \(seed)")
        #expect(solution.coverage.delivered >= solution.coverage.expected - 1e-6, "seed \(seed)")
    }

    /// One area, money to spare: the least of its hours, its carers and its providers' room.
    @Test(arguments: 0..<100) func oneAreaAttainsItsScarcestLimit(seed: UInt64) throws {
        var generator = SeededGenerator(Seed(seed))
        let hours = 10 + 200 * generator.uniform()
        let labour = 300 * generator.uniform()
        let capacity = (0..<3).map { _ in 80 * generator.uniform() }
        let problem = Maps.problem(
            hours: [hours], contracts: [Maps.contract(0, share: 1, rate: 3_000)],
            providers: (0..<3).map { Maps.provider("P\($0)") }, capacity: capacity, labour: [labour])
        let all = capacity.reduce(0, +) * 71.7 / 63
        let coverage = try Self.solve(problem).coverage
        #expect(abs(coverage.delivered - min(hours, labour / 1.05, all)) < 1e-6, "seed \(seed)")
        // With one area the total says what it attains, whatever is scarce.
        #expect(abs((coverage.hours[0] ?? -1) - coverage.delivered) < 1e-6, "seed \(seed)")
    }

    @Test func nothingIsAttainedWhereNobodyIs() throws {
        let empty = Maps.problem(hours: [100], contracts: [], providers: [], capacity: [])
        #expect(try Self.solve(empty).coverage.delivered == 0)
        let none = Maps.problem(hours: [0], contracts: [], providers: [Maps.provider("P1")], capacity: [10])
        #expect(try Self.solve(none).coverage.hours == [0])
    }
}
