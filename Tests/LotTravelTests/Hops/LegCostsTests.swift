import Testing

@testable import LotTravel

@Suite struct LegCostsTests {
    @Test func legsAreTheSameBothWaysAndTheDoorIsFree() {
        var costs = LegCosts(count: 3)
        costs[0, 1] = 2
        costs[1, 2] = 5
        #expect(costs[1, 0] == 2 && costs[2, 1] == 5 && costs[0, 2] == 0)
        #expect((0..<3).allSatisfy { costs[$0, costs.door] == 0 && costs[costs.door, $0] == 0 })
        #expect(costs.length(of: [0, 1, 2]) == 7 && costs.length(of: [2]) == 0 && costs.length(of: []) == 0)
    }
}
