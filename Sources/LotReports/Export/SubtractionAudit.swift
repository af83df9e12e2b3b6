/// Finds published sums that would tell a suppressed number by subtraction.
///
/// Every number is known to lie in an interval. Each published sum, and each difference of a sum and the sums within it, narrows
/// the intervals of its parts (bounds propagation, as in integer programming); where a suppressed one would become narrower
/// than its own range, the smallest sum around it is withheld, until none is. Not detected: combinations of three and more
/// sums that overlap in part. Linear in the sums' sizes for each round.
struct SubtractionAudit {
    struct Sum {
        /// Indices of the parts, ascending.
        let parts: [Int]
        /// Sums of one family have no part in common.
        let family: Int
        let count: Disclosure.Count
    }

    private struct Equation {
        let sum: Int
        let sums: [Int]
        let parts: [Int]
    }

    /// Narrower by less than this is nothing learned.
    private static let tolerance = 1e-6
    private static let rounds = 30

    private let disclosure: Disclosure
    private let parts: [Disclosure.Count]
    private let sums: [Sum]

    init(_ disclosure: Disclosure, parts: [Disclosure.Count], sums: [Sum]) {
        self.disclosure = disclosure
        self.parts = parts
        self.sums = sums
    }

    /// The sums that must not be published, ascending.
    func withheld() -> [Int] {
        // A sum of one part says nothing that the part does not.
        var open = Set(sums.indices.filter { sums[$0].parts.count > 1 })
        var closed: [Int] = []
        while true {
            let (told, toldSums) = leaks(open.sorted())
            guard !told.isEmpty || !toldSums.isEmpty else { return closed.sorted() }
            var chosen: Set<Int> = []
            for part in told {
                // The smallest sum around it, first of equals.
                let around = open.filter { sums[$0].parts.binaryContains(part) }
                if let least = around.min(by: { (sums[$0].parts.count, $0) < (sums[$1].parts.count, $1) }) {
                    chosen.insert(least)
                }
            }
            // A sum that is suppressed and told: one of those around it goes.
            for sum in toldSums {
                let around = open.filter { other in
                    other != sum && sums[sum].parts.allSatisfy { sums[other].parts.binaryContains($0) }
                }
                if let least = around.min(by: { (sums[$0].parts.count, $0) < (sums[$1].parts.count, $1) }) {
                    chosen.insert(least)
                }
            }
            guard !chosen.isEmpty else { return closed.sorted() }
            open.subtract(chosen)
            closed += chosen
        }
    }

    /// Suppressed parts and sums that the open sums tell more of than that they are small.
    private func leaks(_ open: [Int]) -> (parts: [Int], sums: [Int]) {
        let equations = equations(open)
        var known = parts.map(disclosure.interval)
        var knownSums = sums.map { disclosure.interval($0.count) }
        for _ in 0..<Self.rounds {
            var changed = false
            for equation in equations { changed = tighten(equation, &known, &knownSums) || changed }
            if !changed { break }
        }
        let range = disclosure.interval(.suppressed).width - Self.tolerance
        return (
            parts.indices.filter { parts[$0] == .suppressed && known[$0].width < range },
            open.filter { sums[$0].count == .suppressed && knownSums[$0].width < range }
        )
    }

    /// Each sum over its parts, and over the sums of each family within it with the parts left over.
    private func equations(_ open: [Int]) -> [Equation] {
        var result: [Equation] = []
        let families = Dictionary(grouping: open) { sums[$0].family }.sorted { $0.key < $1.key }
        for sum in open {
            let own = sums[sum].parts
            result.append(Equation(sum: sum, sums: [], parts: own))
            for (_, members) in families {
                let within = members.filter { other in
                    other != sum && sums[other].parts.count < own.count
                        && sums[other].parts.allSatisfy { own.binaryContains($0) }
                }
                guard !within.isEmpty else { continue }
                let covered = Set(within.flatMap { sums[$0].parts })
                result.append(Equation(sum: sum, sums: within, parts: own.filter { !covered.contains($0) }))
            }
        }
        return result
    }

    /// True where an interval became narrower.
    private func tighten(_ equation: Equation, _ known: inout [Interval], _ knownSums: inout [Interval]) -> Bool {
        var low = 0.0
        var high = 0.0
        for part in equation.parts { (low, high) = (low + known[part].low, high + known[part].high) }
        for sum in equation.sums { (low, high) = (low + knownSums[sum].low, high + knownSums[sum].high) }
        var changed = false
        func narrow(_ interval: inout Interval, _ least: Double, _ most: Double) {
            let next = interval.narrowed(low: least, high: most)
            if next.low > interval.low + Self.tolerance || next.high < interval.high - Self.tolerance {
                interval = next
                changed = true
            }
        }
        narrow(&knownSums[equation.sum], low, high)
        let whole = knownSums[equation.sum]
        for part in equation.parts {
            let own = known[part]
            narrow(&known[part], whole.low - (high - own.high), whole.high - (low - own.low))
        }
        for sum in equation.sums {
            let own = knownSums[sum]
            narrow(&knownSums[sum], whole.low - (high - own.high), whole.high - (low - own.low))
        }
        return changed
    }
}

extension [Int] {
    /// Whether an ascending list has the value.
    fileprivate func binaryContains(_ value: Int) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == value
    }
}
