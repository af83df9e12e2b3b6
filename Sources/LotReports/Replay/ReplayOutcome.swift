import LotModel

/// What a replay found, in sentences: what did not come as stated, and what did. Beliefs stand in one sentence.
struct ReplayOutcome {
    private let record: ReplayRecord
    private let words: ReplayWords
    private var terms: ReplayTerms { record.terms }
    private var rules: ReplayRules { record.terms.rules }

    init(_ record: ReplayRecord) {
        self.record = record
        words = ReplayWords(record)
    }

    /// What was stated, for who opens the report at its first line.
    var stated: [String] {
        [
            "Stated beforehand: the areas where hours stay unmet, what fades where one thing is removed, and the patterns that "
                + "come by themselves, each with the rule by which it holds. What did not come is told first.",
            "A coding, one reading of a named place, holds when its areas rank by unmet share above areas that no coding names "
                + "with a median AUC (0.50 is chance) of at least \(words.decimal(rules.auc)), and above every null: an "
                + "ordering by one fact that knows nothing of contracts. A hypothesis holds when every coding of its place "
                + "loses at least \(Figures.percent(rules.fades)) of its unmet hours and every other one less than "
                + "\(Figures.percent(rules.stays)). A pattern, O1 to O6, holds when it is there in at least "
                + "\(Figures.percent(rules.drawsHeld)) of draws. Naive bidders price a lot as if they would work all of it, "
                + "sophisticated ones what others would leave of it.",
        ]
    }

    /// Every statement that did not hold or could not be tested.
    var misses: [String] { sentences { $0 != .held } }

    /// Every statement that held.
    var held: [String] { sentences { $0 == .held } }

    private func sentences(_ isTold: (ReplayVerdict) -> Bool) -> [String] {
        let counts = (
            record.scores.map(\.codings.count).min() ?? 0, record.scores.map(\.emergences.count).min() ?? 0
        )
        let codings = (0..<counts.0).compactMap { index in
            merged(subject: words.name(record.scores[0].codings[index]), end: ".") { score in
                let coding = score.codings[index]
                return isTold(coding.verdict) ? outcome(coding) : nil
            }
        }
        let hypotheses = terms.hypotheses.indices.compactMap { index in
            merged(subject: "the hypothesis \"\(terms.hypotheses[index].name)\"", end: ".") { score in
                let verdict = score.hypotheses[index]
                return isTold(verdict) ? clause(verdict, terms.hypotheses[index], score) : nil
            }
        }
        let patterns = (0..<counts.1).compactMap { index in
            let pattern = record.scores[0].emergences[index]
            return merged(subject: pattern.id, end: ": \(pattern.statement)") { score in
                let pattern = score.emergences[index]
                return isTold(pattern.verdict) ? Clause(own: words.verdict(pattern.verdict) + share(pattern)) : nil
            }
        }
        return codings + hypotheses + patterns
    }

    /// What is told under a belief: its figures, and what may well be the same under the other one.
    private struct Clause {
        let own: String
        var common: [String] = []
    }

    /// One sentence for all beliefs of which there is something to say; what is the same is said once.
    private func merged(subject: String, end: String, _ clause: (BeliefScore) -> Clause?) -> String? {
        let told = record.scores.compactMap { score in clause(score).map { (words.bidders(score.belief), $0) } }
        guard let first = told.first else { return nil }
        let isCommon = told.allSatisfy { $0.1.common == first.1.common }
        let parts = told.map { ($0.0, ([$0.1.own] + (isCommon ? [] : $0.1.common)).joined(separator: "; ")) }
        let tail = isCommon ? first.1.common.map { "; \($0)" }.joined() : ""
        if parts.allSatisfy({ $0.1 == parts[0].1 }) {
            let bidders = parts.map(\.0).joined(separator: " and with ")
            return "With \(bidders) bidders, \(subject) \(parts[0].1)\(tail)\(end)"
        }
        let others = parts.dropFirst().map { "; with \($0.0) ones it \($0.1)" }.joined()
        return "With \(first.0) bidders, \(subject) \(parts[0].1)\(others)\(tail)\(end)"
    }

    private func share(_ pattern: Emergence) -> String {
        guard let share = pattern.share else { return "" }
        if pattern.id == "O3" { return " (\(Figures.percent(share)) of places)" }
        return " (there in \(words.percent(share, against: [rules.drawsHeld])) of draws)"
    }

    /// What goes in the place's codings, and in the other ones; and where nothing could.
    private func clause(
        _ verdict: ReplayVerdict, _ hypothesis: ReplayHypothesis, _ score: BeliefScore
    ) -> Clause {
        let verdict = words.verdict(verdict)
        guard let removal = terms.removals.firstIndex(of: hypothesis.removal) else { return Clause(own: verdict) }
        let own = terms.places[hypothesis.place].codings
        func range(_ isOwn: Bool) -> String? {
            let faded = score.codings.filter { own.contains($0.coding) == isOwn }
                .compactMap { $0.fadings[removal].faded }
            guard let low = faded.min(), let high = faded.max() else { return nil }
            let ends = [low, high].map { words.percent($0, against: [rules.fades, rules.stays]) }
            return ends[0] == ends[1] ? ends[1] : "\(ends[0].dropLast(2)) to \(ends[1])"
        }
        let untested = score.codings.filter { $0.fadings[removal].faded == nil }.map { words.name($0) }
        let parts = [
            range(true).map { "\($0) of its place's unmet hours go" }, range(false).map { "\($0) of those elsewhere" },
        ].compactMap { $0 }
        return Clause(
            own: ([verdict] + (parts.isEmpty ? [] : [parts.joined(separator: ", and ")])).joined(separator: ": "),
            common: untested.isEmpty ? [] : ["nothing could fade in \(untested.joined(separator: " and in "))"])
    }

    private func outcome(_ coding: CodingScore) -> Clause {
        guard let auc = coding.auc else {
            return Clause(own: "cannot be told from areas that no coding names: there are none")
        }
        let median = words.decimal(auc.median, against: rules.auc)
        if coding.verdict == .held {
            return Clause(own: "is consistent with unmet hours: median AUC \(median), above every null")
        }
        let own =
            auc.median < rules.auc
            ? "does not show up: its median AUC is \(median), below \(words.decimal(rules.auc))"
            : "shows up with a median AUC of \(median)"
        var common: [String] = []
        if !coding.nullsAsGood.isEmpty {
            let nulls = zip(ReplayNull.allCases, coding.nulls).filter { coding.nullsAsGood.contains($0.0) }
                .map { "\(words.name($0.0)) (\(words.decimal($0.1.auc ?? 0)))" }
            common.append(
                "\(nulls.joined(separator: ", ")) alone \(nulls.count == 1 ? "does" : "do") as well or better")
        }
        let beyond = words.beyondReach(coding)
        if !beyond.isEmpty {
            common.append("no result could beat \(beyond.joined(separator: ", ")): the coding is made of it")
        }
        return Clause(own: own, common: common)
    }
}
