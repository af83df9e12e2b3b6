/// Cuts areas into fifths of the residents by a value, lowest first.
enum Fifths {
    /// The fifth of each area, 0 to 4: that in which the middle one of its residents falls. Areas of equal value share one,
    /// so that none is told from another by its code; all are in the middle fifth where nobody lives.
    static func of(_ values: [Double], residents: [Double]) -> [Int] {
        let total = residents.reduce(0, +)
        guard total > 0 else { return values.map { _ in 2 } }
        var fifths = [Int](repeating: 0, count: values.count)
        var before = 0.0
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var start = 0
        while start < order.count {
            var end = start
            var own = 0.0
            while end < order.count, values[order[end]] == values[order[start]] {
                own += residents[order[end]]
                end += 1
            }
            let fifth = min(4, Int((before + own / 2) / total * 5))
            for place in start..<end { fifths[order[place]] = fifth }
            before += own
            start = end
        }
        return fifths
    }
}
