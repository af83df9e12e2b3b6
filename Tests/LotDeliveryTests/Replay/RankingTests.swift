import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct RankingTests {
    @Test func percentilesByHand() {
        // Below 3: two areas and half of itself, of four.
        #expect(Ranking([1, 3, 2, 9]).percentiles == [0.125, 0.625, 0.375, 0.875])
        // Three tied areas share the ranks 0 to 2: half of three is below each.
        #expect(Ranking([0, 0, 5, 0]).percentiles == [0.375, 0.375, 0.875, 0.375])
        #expect(Ranking([]).percentiles.isEmpty)
    }

    @Test func whereAllAreEqualNobodyStandsOut() {
        let ranking = Ranking([2, 2, 2, 2, 2])
        #expect(ranking.meanPercentile([0, 1]) == 0.5)
        #expect(ranking.auc(named: [0], unlabelled: [1, 2, 3, 4]) == 0.5)
    }

    @Test func areaUnderTheCurveByHand() {
        // 5 beats 1 and 4 and ties 5: 2.5 of 3; 2 beats 1 alone: 1 of 3.
        let ranking = Ranking([5, 2, 1, 4, 5])
        #expect(ranking.auc(named: [0, 1], unlabelled: [2, 3, 4]) == 3.5 / 6)
        #expect(ranking.auc(named: [], unlabelled: [1]) == nil)
        #expect(ranking.auc(named: [1], unlabelled: []) == nil)
    }

    /// Mean percentiles against counting; AUC of a set and of its rest add up to 1; a strictly rising change of values
    /// changes nothing.
    @Test(arguments: 0..<50) func properties(seed: Int) throws {
        var generator = SeededGenerator(Seed(UInt64(seed)))
        let values = (0..<20).map { _ in Double(generator.index(below: 6)) }
        let ranking = Ranking(values)
        for area in values.indices {
            let below = values.count { $0 < values[area] }
            let equal = values.count { $0 == values[area] }
            #expect(abs(ranking.percentiles[area] - (Double(below) + Double(equal) / 2) / 20) < 1e-12, "seed \(seed)")
        }
        #expect(abs(ranking.meanPercentile(Array(0..<20)) - 0.5) < 1e-12)
        let named = Array(0..<7)
        let rest = Array(7..<20)
        let auc = try #require(ranking.auc(named: named, unlabelled: rest))
        let other = try #require(ranking.auc(named: rest, unlabelled: named))
        #expect(abs(auc + other - 1) < 1e-12, "seed \(seed)")
        // The statistic of Mann and Whitney from the sum of ranks.
        let rankSum = named.reduce(0) { $0 + ranking.percentiles[$1] * 20 + 0.5 }
        #expect(abs(auc - (rankSum - 7 * 8 / 2) / (7 * 13)) < 1e-9, "seed \(seed)")
        #expect(Ranking(values.map { $0 * $0 * 3 + 1 }).percentiles == ranking.percentiles)
    }
}
