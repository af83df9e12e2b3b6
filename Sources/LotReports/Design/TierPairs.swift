import LotIO
import LotModel

/// Which tiers of two plans are held against one another.
struct TierPairs {
    let pairs: [(from: String, to: String)]
    /// Tiers of either plan that stand in no pair.
    let leftFrom: [String]
    let leftTo: [String]

    /// Those named; else tiers of one name, then of those left a lone tier of single areas with its like, and a lone tier
    /// of lots of several areas with its like.
    ///
    /// - Throws: `InputRefused` where a tier is unknown or named twice, or where no pair is plain.
    init(from: ComparedPlan, to: ComparedPlan, named: [(from: String, to: String)]) throws(InputRefused) {
        let pairs = named.isEmpty ? Self.plain(from, to) : named
        var faults = Self.faults(pairs.map(\.from), in: from) + Self.faults(pairs.map(\.to), in: to)
        if pairs.isEmpty { faults.append(Self.noPair(from, to)) }
        if !faults.isEmpty { throw InputRefused(faults) }
        self.pairs = pairs
        leftFrom = from.tiers.filter { tier in !pairs.contains { $0.from == tier } }
        leftTo = to.tiers.filter { tier in !pairs.contains { $0.to == tier } }
    }

    private static func plain(_ from: ComparedPlan, _ to: ComparedPlan) -> [(from: String, to: String)] {
        var pairs = from.tiers.filter(to.tiers.contains).map { (from: $0, to: $0) }
        let first = from.tiers.filter { !to.tiers.contains($0) }
        let second = to.tiers.filter { !from.tiers.contains($0) }
        for isSingle in [true, false] {
            let ones = first.filter { from.hasSingleAreas($0) == isSingle }
            let others = second.filter { to.hasSingleAreas($0) == isSingle }
            if ones.count == 1, others.count == 1 { pairs.append((ones[0], others[0])) }
        }
        // One tier each is what was meant, whatever they are.
        if pairs.isEmpty, first.count == 1, second.count == 1 { pairs.append((first[0], second[0])) }
        return pairs
    }

    private static func faults(_ tiers: [String], in plan: ComparedPlan) -> [Diagnostic] {
        let place = Diagnostic.Place(file: plan.name, field: "tier")
        return tiers.enumerated().compactMap { index, tier in
            if !plan.tiers.contains(tier) {
                return Diagnostic(
                    .tierUnknown, at: place, value: tier,
                    "is not a tier of this plan: \(plan.tiers.joined(separator: ", ")).",
                    remedy: nearestName(to: tier, among: plan.tiers).map { "Did you mean \($0)?" }
                        ?? "Name one of its tiers.")
            }
            if tiers[..<index].contains(tier) {
                return Diagnostic(
                    .codeDuplicate, at: place, value: tier, "stands in two pairs of --tier.",
                    remedy: "Compare a tier with one other.")
            }
            return nil
        }
    }

    private static func noPair(_ from: ComparedPlan, _ to: ComparedPlan) -> Diagnostic {
        Diagnostic(
            .tierUnknown, at: .init(file: to.name, field: "tier"), value: to.tiers.joined(separator: ", "),
            "cannot be paired with the tiers of \(from.name), \(from.tiers.joined(separator: ", ")), in one way alone.",
            remedy: "Name the pairs that are meant: --tier \(from.tiers.last ?? "a")=\(to.tiers.last ?? "b").")
    }
}

extension ComparedPlan {
    /// Whether every lot of a tier is one area.
    fileprivate func hasSingleAreas(_ tier: String) -> Bool {
        let lots = lots[tier] ?? [:]
        return Set(lots.values).count == lots.count
    }
}
