import LotSearch
import Testing

@Suite struct LatinHypercubeTests {
    @Test(arguments: [1, 2, 7, 100, 1_000]) func everyStratumIsHitOnce(count: Int) {
        for seed in [UInt64(1), 2_014, .max] {
            let points = LatinHypercube(count: count, axes: ["a", "b", "c"], seed: Seed(seed))
            for axis in 0..<3 {
                let strata = (0..<count).map { Int(points.point($0)[axis] * Double(count)) }
                #expect(strata.sorted() == Array(0..<count), "seed \(seed)")
            }
        }
    }

    @Test func axesAreTheirOwn() {
        let few = LatinHypercube(count: 50, axes: ["a", "b"], seed: Seed(3))
        let more = LatinHypercube(count: 50, axes: ["x", "b", "a"], seed: Seed(3))
        for index in 0..<50 {
            #expect(few.point(index)[0] == more.point(index)[2] && few.point(index)[1] == more.point(index)[1])
        }
        #expect(LatinHypercube(count: 50, axes: ["a"], seed: Seed(4)).point(0) != few.point(0))
    }

    /// Two axes are hardly correlated: the rank correlation of 1,000 independent pairs lies within 0.1 in all but one of
    /// 600 cases.
    @Test func axesAreUnrelated() {
        let count = 1_000
        let points = LatinHypercube(count: count, axes: ["a", "b"], seed: Seed(5))
        let mean = 0.5
        let product = (0..<count).reduce(0) { $0 + (points.point($1)[0] - mean) * (points.point($1)[1] - mean) }
        #expect(abs(product / Double(count) * 12) < 0.1)
    }

    /// Permutations of four in 24,000 shuffles: each near 1,000 (the bound is 6 standard deviations).
    @Test func permutationsAreEquallyLikely() {
        var generator = SeededGenerator(Seed(11))
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 { counts[generator.permutation(4), default: 0] += 1 }
        #expect(counts.count == 24 && counts.values.allSatisfy { abs($0 - 1_000) < 190 })
    }
}
