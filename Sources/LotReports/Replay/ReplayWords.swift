import LotModel

/// What a replay found, in sentences: what did not come as stated first.
struct ReplayWords {
    /// What every reader must know.
    static let statements = [
        "Three named places are about three observations: results are consistent with the council's account, or not. "
            + "Nothing here is validated.",
        "Areas that the paper does not name are unlabelled, not proved well: read ranks, not accuracy.",
        "The hypotheses are ours, not the paper's, and the codings, ranges and rules were committed before scoring; the date "
            + "stands in the history of replay.yaml. They were chosen by people who knew the outcome.",
        "Bids, providers and refusals are simulated; they are not any firm's.",
    ]

    let record: ReplayRecord

    init(_ record: ReplayRecord) { self.record = record }

    private var terms: ReplayTerms { record.terms }

    func bidders(_ belief: Belief) -> String { belief == .naive ? "naive" : "sophisticated" }

    func name(_ coding: CodingScore) -> String { record.scenario.watch[coding.coding].name }

    func name(_ null: ReplayNull) -> String {
        switch null {
        case .rurality: "rurality"
        case .nearLondon: "nearness to London"
        case .affluence: "affluence"
        case .sum: "the sum of the three"
        }
    }

    func verdict(_ verdict: ReplayVerdict) -> String {
        switch verdict {
        case .held: "held"
        case .didNotHold: "did not hold"
        case .notTestable: "could not be tested"
        }
    }

    /// Every statement that did not hold or could not be tested, under each belief.
    var misses: [String] { record.scores.flatMap(misses) }

    private func misses(_ score: BeliefScore) -> [String] {
        let who = "With \(bidders(score.belief)) bidders"
        var misses: [String] = []
        for coding in score.codings where coding.verdict != .held {
            misses.append("\(who), \(name(coding)) \(shortfall(coding)).")
        }
        for (hypothesis, verdict) in zip(terms.hypotheses, score.hypotheses) where verdict != .held {
            misses.append(
                "\(who), the hypothesis \"\(hypothesis.name)\" \(self.verdict(verdict))\(fadings(hypothesis, score)).")
        }
        for pattern in score.emergences where pattern.verdict != .held {
            let share = pattern.share.map {
                pattern.id == "O3"
                    ? " (\(Figures.percent($0)) of places)" : " (there in \(Figures.percent($0)) of draws)"
            }
            misses.append("\(who), \(pattern.id) \(verdict(pattern.verdict))\(share ?? ""): \(pattern.statement)")
        }
        return misses
    }

    /// What goes in the place's codings, and in the other ones.
    private func fadings(_ hypothesis: ReplayHypothesis, _ score: BeliefScore) -> String {
        guard let removal = terms.removals.firstIndex(of: hypothesis.removal) else { return "" }
        let own = terms.places[hypothesis.place].codings
        func range(_ isOwn: Bool) -> String? {
            let faded = score.codings.filter { own.contains($0.coding) == isOwn }
                .compactMap { $0.fadings[removal].faded }
            guard let low = faded.min(), let high = faded.max() else { return nil }
            let shown = (Figures.number(low * 100, decimals: 1), Figures.percent(high))
            return shown.0 + " %" == shown.1 ? shown.1 : "\(shown.0) to \(shown.1)"
        }
        let parts = [
            range(true).map { "\($0) of its place's unmet hours go" }, range(false).map { "\($0) of those elsewhere" },
        ].compactMap { $0 }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", and ")
    }

    private func shortfall(_ coding: CodingScore) -> String {
        guard let auc = coding.auc else { return "cannot be told from areas that no coding names: there are none" }
        var parts: [String] = []
        if auc.median < terms.rules.auc {
            parts.append(
                "does not show up: its median AUC is \(decimal(auc.median)), below \(decimal(terms.rules.auc))")
        }
        if !coding.nullsAsGood.isEmpty {
            let nulls = coding.nullsAsGood.map { null in
                let value = zip(ReplayNull.allCases, coding.nulls).first { $0.0 == null }?.1.auc ?? 0
                return "\(name(null)) (\(decimal(value)))"
            }
            parts.append(
                (parts.isEmpty ? "has a median AUC of \(decimal(auc.median)), and " : "")
                    + "\(nulls.joined(separator: ", ")) alone \(nulls.count == 1 ? "does" : "do") as well or better")
        }
        return parts.joined(separator: "; ")
    }

    /// What did come as stated.
    var held: [String] {
        record.scores.flatMap { score -> [String] in
            let who = "With \(bidders(score.belief)) bidders"
            return score.codings.filter { $0.verdict == .held }.map { coding in
                "\(who), unmet hours are consistent with \(name(coding)): median AUC "
                    + "\(coding.auc.map { decimal($0.median) } ?? "-"), above every null."
            }
                + zip(terms.hypotheses, score.hypotheses).filter { $0.1 == .held }.map {
                    "\(who), the hypothesis \"\($0.0.name)\" held."
                }
                + score.emergences.filter { $0.verdict == .held }.map { pattern in
                    "\(who), \(pattern.id) held: \(pattern.statement)"
                }
        }
    }

    func decimal(_ value: Double) -> String { Figures.number(value, decimals: 2) }
    func signed(_ value: Double) -> String { (value >= 0.005 ? "+" : "") + decimal(value) }

    /// `12.3 % (8.0 to 17.1)`.
    func percent(_ spread: Spread) -> String {
        "\(Figures.percent(spread.median)) (\(Figures.number(spread.p5 * 100, decimals: 1)) to "
            + "\(Figures.number(spread.p95 * 100, decimals: 1)))"
    }

    /// `0.81 (0.72 to 0.88)`.
    func plain(_ spread: Spread) -> String {
        "\(decimal(spread.median)) (\(decimal(spread.p5)) to \(decimal(spread.p95)))"
    }
}
