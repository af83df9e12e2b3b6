import Testing

@testable import LotModel

@Suite struct PlanDifferenceTests {
    @Test func renamedLotsHaveNotMoved() {
        let from = ["a": "1", "b": "1", "c": "2"]
        let difference = PlanDifference(
            tiers: ("t", "t"), from: from, to: ["a": "X", "b": "X", "c": "W"], hours: ["a": 5, "b": 1, "c": 9])
        #expect(difference.moved.isEmpty && difference.hoursMoved == 0)
        #expect(difference.matches.map(\.to) == ["X", "W"] && difference.matches.map(\.sharedHours) == [6, 9])
    }

    @Test func hoursDecideWhichLotIsWhich() {
        // By areas lot 1 would become X; by hours it becomes Y.
        let difference = PlanDifference(
            tiers: ("t", "u"), from: ["a": "1", "b": "1", "c": "1"], to: ["a": "X", "b": "X", "c": "Y"],
            hours: ["a": 1, "b": 1, "c": 10])
        #expect(difference.moved.map(\.code) == ["a", "b"] && difference.hoursMoved == 2)
        #expect(difference.matches.map(\.from) == ["1", nil] && difference.matches.map(\.to) == ["Y", "X"])
    }

    @Test func areasOfOnePlanAloneAreToldByThemselves() {
        let difference = PlanDifference(
            tiers: ("t", "t"), from: ["a": "1", "b": "1"], to: ["a": "1", "c": "2"], hours: [:])
        #expect(difference.moved.isEmpty && difference.inOnePlan.map(\.code) == ["b", "c"])
        #expect(difference.matches.count == 2)
    }

    /// Against every permutation, on small tables from a plain linear congruence.
    @Test(arguments: [(3, 3), (2, 4), (4, 2), (5, 5)]) func matchingIsTheBestOfAll(rows: Int, columns: Int) {
        var state = UInt64(rows * 10 + columns)
        for _ in 0..<40 {
            let weights = (0..<rows).map { _ in
                (0..<columns).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return Int(state >> 60)
                }
            }
            let partners = BestMatching.partners(weights, columns: columns)
            let chosen = partners.compactMap { $0 }
            #expect(Set(chosen).count == chosen.count && chosen.count == min(rows, columns))
            let sums = partners.enumerated().map { row, column in column.map { weights[row][$0] } ?? 0 }
            let sum = sums.reduce(0, +)
            #expect(sum == best(weights[...], Array(0..<columns)), "\(weights)")
        }
    }

    /// Rows may stay without a column.
    private func best(_ rows: ArraySlice<[Int]>, _ free: [Int]) -> Int {
        guard let row = rows.first else { return 0 }
        let without = best(rows.dropFirst(), free)
        return free.map { column in row[column] + best(rows.dropFirst(), free.filter { $0 != column }) }
            .reduce(without, max)
    }
}
