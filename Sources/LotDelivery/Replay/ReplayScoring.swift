import LotModel
import LotSearch

/// Scores the draws of a replay by the terms that were stated beforehand.
///
/// Every figure is over all draws of a belief, never of the best one.
public struct ReplayScoring: Sendable {
    let terms: ReplayTerms
    let areas: AreaTable
    let watch: [WatchGroup]
    let gapRules: AssessRules
    private let blobs: Blobs
    private let nulls: [Ranking]
    /// Core areas that no coding of the terms names.
    private let unlabelled: [Int]
    private let seed: Seed

    /// - Parameter neighbours: of each core area.
    public init(
        terms: ReplayTerms, areas: AreaTable, neighbours: [[Int]], watch: [WatchGroup], gapRules: AssessRules,
        seed: Seed
    ) {
        self.terms = terms
        self.areas = areas
        self.watch = watch
        self.gapRules = gapRules
        self.seed = seed
        blobs = Blobs(neighbours: neighbours)
        let rankings = NullRankings(areas: areas)
        nulls = ReplayNull.allCases.map { Ranking(rankings.values($0)) }
        let named = Set(terms.places.flatMap(\.codings).flatMap { watch[$0].areas })
        unlabelled = (0..<areas.coreCount).filter { !named.contains($0) }
    }

    /// Watch groups in the order of the places that they code.
    public var codings: [Int] { terms.places.flatMap(\.codings) }

    /// Nil without draws of the belief.
    ///
    /// Cost: draws x codings x named x unlabelled areas.
    public func score(_ draws: [ReplayDraw], belief: Belief) -> BeliefScore? {
        let own = draws.filter { $0.belief == belief }.sorted { $0.index < $1.index }
        let everywhere = Array(0..<areas.coreCount)
        guard let unmetShare = Spread(own.map { $0.state.unmetShare(everywhere) }),
            let unmetHours = Spread(own.map { $0.state.unmet.reduce(0, +) }),
            let gap = Spread(own.map(\.awardGap))
        else { return nil }
        let byShare = own.map { Ranking($0.state.shares) }
        let byHours = own.map { Ranking($0.state.unmet) }
        let removed = terms.removals.indices.map { removal in own.map { Ranking($0.removed[removal].shares) } }
        let parts = areaScores(own, byShare)
        let codings = codings.compactMap {
            coding($0, own, byShare, byHours, removed, means: parts.map(\.percentile))
        }
        return BeliefScore(
            belief: belief, unmetShare: unmetShare, unmetHours: unmetHours, awardGap: gap, codings: codings,
            hypotheses: terms.hypotheses.map { verdict($0, codings) },
            emergences: ReplayEmergence(scoring: self).all(own, codings), areas: parts)
    }

    private func areaScores(_ draws: [ReplayDraw], _ rankings: [Ranking]) -> [ReplayArea] {
        let count = Double(draws.count)
        return (0..<areas.coreCount).map { area in
            ReplayArea(
                unmetShare: draws.reduce(0) { $0 + $1.state.unmetShare([area]) } / count,
                percentile: rankings.reduce(0) { $0 + $1.percentiles[area] } / count,
                gapProbability: Double(
                    draws.count {
                        let unmet = $0.state.unmet[area]
                        return unmet > gapRules.gapShare * $0.state.commissioned[area] && unmet > gapRules.gapHours
                    }) / count)
        }
    }

    private func coding(
        _ index: Int, _ draws: [ReplayDraw], _ byShare: [Ranking], _ byHours: [Ranking], _ removed: [[Ranking]],
        means: [Double]
    ) -> CodingScore? {
        let named = watch[index].areas
        let shares = draws.map { $0.state.unmetShare(named) }
        let hours = draws.map { $0.state.unmetHours(named) }
        let aucs = byShare.compactMap { $0.auc(named: named, unlabelled: unlabelled) }
        guard let unmetShare = Spread(shares), let unmetHours = Spread(hours),
            let percentile = Spread(byShare.map { $0.meanPercentile(named) }),
            let byHours = Spread(byHours.map { $0.meanPercentile(named) })
        else { return nil }
        let auc = Spread(aucs)
        let nullScores = nulls.map { $0.score(named: named, unlabelled: unlabelled) }
        let asGood = zip(ReplayNull.allCases, nullScores).filter { _, null in
            auc.flatMap { own in null.auc.map { $0 >= own.median } } ?? false
        }.map(\.0)
        let verdict: ReplayVerdict
        if let auc {
            verdict = auc.median >= terms.rules.auc && asGood.isEmpty ? .held : .didNotHold
        } else {
            verdict = .notTestable
        }
        return CodingScore(
            coding: index, areas: named.count, unmetShare: unmetShare, unmetHours: unmetHours,
            percentile: percentile, percentileByHours: byHours, auc: auc,
            gapProbability: Double(shares.count { $0 > terms.rules.gapShare }) / Double(shares.count),
            nulls: nullScores,
            blobs: blobs.reading(
                of: named, scores: means, count: terms.blobs, seed: seed.child("replay blobs", index: index)),
            fadings: terms.removals.indices.map { removal in
                fading(
                    hours: (unmetHours.mean, draws.map { $0.removed[removal].unmetHours(named) }),
                    couldFade: unmetShare.mean >= terms.rules.leastShare,
                    percentiles: (percentile.mean, removed[removal].map { $0.meanPercentile(named) }))
            }, nullsAsGood: asGood, verdict: verdict)
    }

    /// Of hours, not of shares: draws with many unmet hours weigh as much as their hours.
    private func fading(
        hours: (before: Double, after: [Double]), couldFade: Bool, percentiles: (before: Double, after: [Double])
    ) -> Fading {
        let mean = hours.after.reduce(0, +) / Double(hours.after.count)
        return Fading(
            unmetHours: mean, faded: couldFade && hours.before > 0 ? 1 - mean / hours.before : nil,
            percentileChange: percentiles.after.reduce(0, +) / Double(percentiles.after.count) - percentiles.before)
    }

    /// Held where every coding of the place fades and every other one stays. A coding with nothing that could fade cannot be
    /// tested and is left out; without any that can, of the place or elsewhere, neither can the hypothesis.
    func verdict(_ hypothesis: ReplayHypothesis, _ scores: [CodingScore]) -> ReplayVerdict {
        guard let removal = terms.removals.firstIndex(of: hypothesis.removal) else { return .notTestable }
        let codings = terms.places[hypothesis.place].codings
        let own = scores.filter { codings.contains($0.coding) }
        let others = scores.filter { !codings.contains($0.coding) }
        let ownFaded = own.compactMap { $0.fadings[removal].faded }
        let othersFaded = others.compactMap { $0.fadings[removal].faded }
        if ownFaded.isEmpty { return .notTestable }
        let asStated =
            ownFaded.allSatisfy { $0 >= terms.rules.fades } && othersFaded.allSatisfy { $0 < terms.rules.stays }
        if !asStated { return .didNotHold }
        return othersFaded.isEmpty && !others.isEmpty ? .notTestable : .held
    }
}
