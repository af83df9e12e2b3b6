import Foundation
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct PartialRanksTests {
    @Test func tiesShareTheMeanOfTheirRanks() {
        #expect(PartialRanks.ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
        #expect(PartialRanks.ranks([]).isEmpty)
    }

    /// With two columns the published formula is (r_ay - r_ab r_by) / sqrt((1 - r_ab^2)(1 - r_by^2)).
    @Test func twoColumnsFollowTheTextbook() throws {
        for seed in UInt64(1)...20 {
            var generator = SeededGenerator(Seed(seed))
            let a = (0..<30).map { _ in generator.uniform() }
            let b = a.map { 0.4 * $0 + generator.uniform() }
            let y = zip(a, b).map { $0 - 0.5 * $1 + generator.uniform() }
            let found = PartialRanks(columns: [a, b], target: y).correlations
            let (ab, ay, by) = (spearman(a, b), spearman(a, y), spearman(b, y))
            let first = (ay - ab * by) / ((1 - ab * ab) * (1 - by * by)).squareRoot()
            let second = (by - ab * ay) / ((1 - ab * ab) * (1 - ay * ay)).squareRoot()
            #expect(abs(try #require(found[0]) - first) < 1e-6, "seed \(seed)")
            #expect(abs(try #require(found[1]) - second) < 1e-6, "seed \(seed)")
        }
    }

    @Test func whatDoesNotVaryHasNoEffect() {
        let steps = (0..<20).map { Double($0) }
        let zigzag = steps.map { $0.truncatingRemainder(dividingBy: 3) }
        let found = PartialRanks(columns: [steps.map { _ in 1 }, zigzag], target: steps).correlations
        #expect(found[0] == nil && found[1] != nil)
        #expect(PartialRanks(columns: [steps], target: steps.map { _ in 2 }).correlations == [nil])
        #expect(PartialRanks(columns: [[1, 2], [2, 1]], target: [1, 2]).correlations == [nil, nil])
        // The same column twice: neither can be held while the other moves.
        #expect(PartialRanks(columns: [steps, steps], target: zigzag).correlations == [nil, nil])
    }

    /// By hand for a lone column: atanh(r) plus or minus 1.96 sqrt(1.06 / (n - 3)).
    @Test func intervalsAreFishers() throws {
        let steps = (0..<20).map { Double($0) }
        let zigzag = steps.map { $0.truncatingRemainder(dividingBy: 3) + $0 / 10 }
        let found = PartialRanks(columns: [steps, steps.map { _ in 1 }], target: zigzag)
        let correlation = try #require(found.correlations[0])
        let interval = try #require(found.intervals[0])
        let reach = 1.959_964 * (1.06 / 17.0).squareRoot()
        #expect(abs(interval.lowerBound - tanh(atanh(correlation) - reach)) < 1e-6)
        #expect(abs(interval.upperBound - tanh(atanh(correlation) + reach)) < 1e-6)
        #expect(found.intervals[1] == nil)
        // What a column tells exactly has an interval that ends within 1.
        let whole = try #require(PartialRanks(columns: [steps], target: steps).intervals[0])
        #expect(whole.upperBound <= 1 && whole.lowerBound > 0.9)
    }

    /// 1 - 6 sum d^2 / (n (n^2 - 1)), without ties.
    private func spearman(_ a: [Double], _ b: [Double]) -> Double {
        func rank(_ values: [Double], _ index: Int) -> Int { values.count { $0 < values[index] } }
        let squares = a.indices.reduce(0) { sum, index in
            let difference = rank(a, index) - rank(b, index)
            return sum + difference * difference
        }
        let n = a.count
        return 1 - 6 * Double(squares) / Double(n * (n * n - 1))
    }
}
