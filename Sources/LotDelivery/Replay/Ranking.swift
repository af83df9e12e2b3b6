import LotModel

/// Where named areas stand in an ordering of all core areas, the highest value first.
///
/// Areas that nobody named are unlabelled, not proved well: these are ranks and not an accuracy.
public struct Ranking: Sendable {
    /// Share of areas ranked below each one, ties counted half, so that the mean over all areas is 0.5.
    public let percentiles: [Double]
    private let values: [Double]

    /// Cost: areas x log areas.
    public init(_ values: [Double]) {
        self.values = values
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var percentiles = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            // Half of the areas of equal value count as below, an area itself among them.
            let below = (Double(start) + Double(end)) / 2 / Double(order.count)
            for place in start..<end { percentiles[order[place]] = below }
            start = end
        }
        self.percentiles = percentiles
    }

    public func meanPercentile(_ areas: [Int]) -> Double {
        areas.isEmpty ? 0.5 : areas.reduce(0) { $0 + percentiles[$1] } / Double(areas.count)
    }

    /// Area under the curve as the statistic of Mann and Whitney (1947): the chance that one of `named` has a higher value
    /// than one of `unlabelled`, ties counted half. Nil where a side is empty.
    public func auc(named: [Int], unlabelled: [Int]) -> Double? {
        guard !named.isEmpty, !unlabelled.isEmpty else { return nil }
        var wins = 0.0
        for one in named {
            for other in unlabelled {
                wins += values[one] > values[other] ? 1 : values[one] == values[other] ? 0.5 : 0
            }
        }
        return wins / Double(named.count * unlabelled.count)
    }

    public func score(named: [Int], unlabelled: [Int]) -> RankScore {
        RankScore(percentile: meanPercentile(named), auc: auc(named: named, unlabelled: unlabelled))
    }
}
