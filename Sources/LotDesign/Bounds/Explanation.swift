import LotSearch

/// Which rules of a brief cannot be kept together, for a brief that no plan was found for.
///
/// Rules are left out one at a time (deletion filter: Chinneck and Dravnieks 1991, "Locating minimal infeasible
/// constraint sets in linear programs"): what stays impossible without a rule did not need it. Every look is a short
/// search or a short proof; where it settles nothing, that is said.
struct Explanation: Sendable {
    let brief: DesignBrief
    let effort: SearchEffort
    let seed: Seed
    let stop: StopSign

    /// More rules than this are not tried one at a time.
    private static let mostRules = 48

    /// Sentences; the first is the reason, if one was proved.
    func conflict(_ design: Design) async -> [String] {
        let rules = BriefRule.all(brief)
        let isProved = design.status == .infeasible
        var lines = [isProved ? design.method : "not proved that no plan exists: \(design.method)"]
        if rules.count > Self.mostRules {
            return lines + ["\(rules.count) rules are too many to be tried one at a time"]
        }
        var dropped: Set<BriefRule> = []
        var kept: [String] = []
        for (index, rule) in rules.enumerated() {
            if stop.isOver() { return lines + kept + ["other rules were not tried: the time was over"] }
            switch await look(dropped.union([rule]), index) {
            case .infeasible where isProved: dropped.insert(rule)
            case .feasible, .optimal: kept.append("there is a plan without this rule: \(rule.words(brief))")
            case .infeasible: kept.append("without this rule there is no plan either: \(rule.words(brief))")
            case .unknown:
                kept.append("without this rule, no plan was found and nothing was proved: \(rule.words(brief))")
            }
        }
        if isProved, kept.isEmpty {
            lines.append(
                "contiguous lots, \(brief.lots.lowerBound) of them, are impossible on this map without any other rule")
        }
        return lines + kept
    }

    private func look(_ rules: Set<BriefRule>, _ index: Int) async -> Design.Status {
        guard let relaxed = try? BriefRule.without(rules, brief) else { return .unknown }
        let short = SearchEffort(
            chains: 2, rounds: 1, steps: min(effort.steps, 100_000), boundIterations: 0,
            branches: min(effort.branches, 1_000_000), threads: effort.threads, cancellation: effort.cancellation)
        let task = DesignTask(
            brief: relaxed, effort: short, seed: seed.child("without", index: index), stop: stop, share: 1,
            fillsShare: false)
        return await task.design(from: nil, progress: { _ in }).status
    }
}
