import LotModel

/// How the lots were designed, and how much better they could be, in a commissioner's words.
struct DesignSection {
    static let title = "How the lots were designed"

    private let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// None where no lots were designed.
    var lines: [String] {
        guard let designed = DesignedTier(scenario) else { return [] }
        return words(designed).flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") } + table(designed)
    }

    private func words(_ designed: DesignedTier) -> [String] {
        let result = designed.result
        let sentence = result.gapSentence.prefix(1).uppercased() + result.gapSentence.dropFirst()
        let scores = result.scores.map { score in
            "\(Self.name(score.name)) \(Figures.number(score.value, decimals: Self.decimals(score.name)))"
                + (designed.share(of: score).map { " (\(Figures.percent($0)) of the weighted sum)" } ?? "")
        }
        var lines = ["\(sentence) (\(result.method))."]
        lines.append("Judged by \(scores.joined(separator: result.isLexicographic ? ", then " : ", ")).")
        if let range = scenario.design?.lots, range.count > 1 {
            lines.append(Self.chosen(designed.tier.lots.count, of: range, by: result.scores.first?.name ?? ""))
        }
        for measure in result.measures {
            guard measure.least != nil || measure.most != nil else { continue }
            let ends = [
                measure.least.map { "at least \(Figures.number($0))" },
                measure.most.map { "at most \(Figures.number($0))" },
            ]
            lines.append(
                "Every lot carries \(ends.compactMap { $0 }.joined(separator: " and ")) of \(measure.name)"
                    + (measure.unit.isEmpty ? "." : " (\(measure.unit))."))
        }
        for layer in result.borders {
            lines.append(
                "Borders of \(layer.column) are crossed by \(layer.splits) splits"
                    + (layer.budget.map { ", \($0) allowed." } ?? "."))
        }
        lines.append(
            "Seed \(result.seed)"
                + (result.isReproducible ? "." : "; ended by a clock or a person, so it may not repeat."))
        return lines
    }

    /// Scores of distance fall with every lot that is added: a reader must not take the most lots for the best number.
    static func chosen(_ count: Int, of range: ClosedRange<Int>, by score: String) -> String {
        let chosen = "Of \(range.lowerBound) to \(range.upperBound) lots, \(count) came out best by these scores."
        guard ["hess", "travel"].contains(score), count == range.upperBound else { return chosen }
        return chosen
            + " More lots always lie closer together: hold other numbers against it (--lots) before taking this one."
    }

    private func table(_ designed: DesignedTier) -> [String] {
        let measures = designed.result.measures.filter { !DesignedTier.isHours($0) }
        var table = TextTable(
            ["lot", "name", "areas", "hours/week", "rural %"] + measures.map(\.name), left: [0, 1])
        for (index, lot) in designed.tier.lots.enumerated() {
            table.add(
                [
                    lot.id, Diagnostic.printable(lot.name), Figures.number(Double(lot.areas.count)),
                    Figures.number(designed.hours(index)), Figures.percent(designed.ruralShare(index)),
                ] + measures.map { Figures.number($0.loads[index]) })
        }
        return table.lines
    }

    static func name(_ score: String) -> String {
        switch WishedScore(rawValue: score) {
        case .hess: "compactness (load x km2 to each lot's middle area)"
        case .cutEdges: "neighbouring pairs parted"
        case .cutLength: "metres of boundary between lots"
        case .travel: "travel (load x minutes to each lot's middle area)"
        case .splits: "splits of borders"
        case .churn: "load that changes hands"
        case .viability: "load short of what a provider can live on"
        case .mix: "rural load off its fair share"
        case .unmet: "hours a week unmet by the search's stand-in for the delivery model"
        case nil: score
        }
    }

    static func decimals(_ score: String) -> Int {
        switch WishedScore(rawValue: score) {
        case .hess, .churn, .viability, .mix, .unmet: 1
        default: 0
        }
    }
}
