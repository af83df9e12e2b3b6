import LotModel

/// Rules that no award could keep together whatever the bids are, since one asks for more than another of its kind allows.
struct RuleContradictions {
    private let rules: [AwardRule]
    private let places: [Diagnostic.Place]
    /// Nil where the lots are not known yet.
    private let lots: LotNames?

    init(_ rules: [AwardRule], _ places: [Diagnostic.Place], lots: LotNames?) {
        self.rules = rules
        self.places = places
        self.lots = lots
    }

    /// A range that rules of one kind state together.
    private struct Range {
        let kind: String
        let least: Double
        let most: Double
        let unit: String
    }

    /// Adds `value.conflict` at the later of two rules whose minimum and maximum cross, and where a winner would have to win
    /// more lots than there are or than it may bid for.
    func check(_ reading: inout Reading) {
        let ranges = rules.map(range)
        for (later, range) in ranges.enumerated() {
            guard let range else { continue }
            for earlier in ranges[..<later].compactMap({ $0 }) where earlier.kind == range.kind {
                let least = max(earlier.least, range.least)
                let most = min(earlier.most, range.most)
                guard most < least else { continue }
                reading.add(
                    .valueConflict, at: places[later],
                    "contradicts an earlier rule: together they ask for at least \(text(least))\(range.unit) and allow at "
                        + "most \(text(most)).",
                    remedy: "Raise the maximum, lower the minimum, or keep one of the two rules.")
                break
            }
        }
        checkLots(&reading)
    }

    private func checkLots(_ reading: inout Reading) {
        let count = lots.map { $0.plan.tiers.reduce(0) { $0 + $1.lots.count } } ?? .max
        let bidFor = rules.compactMap { if case .lotsBid(let most) = $0 { most } else { nil } }.min() ?? .max
        for (index, rule) in rules.enumerated() {
            guard case .lotsAwarded(let least, _) = rule, least > min(count, bidFor) else { continue }
            reading.add(
                .valueConflict, at: places[index], value: "\(least)",
                count <= bidFor
                    ? "lots are the least for a winner, but there are \(count) lots."
                    : "lots are the least for a winner, but a provider may bid for \(bidFor) at most.",
                remedy: "Lower min.")
        }
    }

    private func range(_ rule: AwardRule) -> Range? {
        func whole(_ kind: String, _ least: Int, _ most: Int?, _ unit: String) -> Range {
            Range(kind: kind, least: Double(least), most: most.map { Double($0) } ?? .infinity, unit: unit)
        }
        switch rule {
        case .lotsAwarded(let least, let most): return whole("lots_awarded", least, most, " lots")
        case .winners(let least, let most): return whole("winners", least, most, " winners")
        case .rate(let least, let most): return whole("rate", least, most, " pence")
        case .lotShare(let least, let most):
            return Range(kind: "lot_share", least: least * 100, most: most * 100, unit: " per cent")
        case .group(let keys, let least, let most):
            // Without lots they were not looked up, and any two groups would seem the same.
            guard !keys.isEmpty else { return nil }
            return whole("group \(keys.map { "\($0.tier) \($0.lot)" }.joined(separator: ","))", least, most, " lots")
        case .separateLots(let keys):
            guard !keys.isEmpty else { return nil }
            return whole("group \(keys.map { "\($0.tier) \($0.lot)" }.joined(separator: ","))", 0, 1, " lots")
        default: return nil
        }
    }

    private func text(_ value: Double) -> String {
        decimalText(value, decimals: value == value.rounded() ? 0 : 2)
    }
}
