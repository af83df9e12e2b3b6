import LotIO
import LotModel

/// The report of a replay: misses first, then every coding beside its nulls, what each removal does, and the patterns.
struct ReplayReport {
    let record: ReplayRecord
    private let words: ReplayWords
    private let outcome: ReplayOutcome

    init(_ record: ReplayRecord) {
        self.record = record
        words = ReplayWords(record)
        outcome = ReplayOutcome(record)
    }

    private var terms: ReplayTerms { record.terms }

    var document: Document {
        var document = Document(title: "Replay: \(record.scenario.title)")
        for paragraph in outcome.stated { document.add(.paragraph(paragraph)) }
        document.add(.heading(2, "What did not come as stated"))
        let misses = outcome.misses
        document.add(misses.isEmpty ? .paragraph("Everything came as it was stated beforehand.") : .list(misses))
        document.add(.note(ReplayWords.statements + record.scenario.notes))
        document.add(.heading(2, "What came as stated"))
        let held = outcome.held
        document.add(held.isEmpty ? .paragraph("Nothing.") : .list(held))
        addCodings(&document)
        addNulls(&document)
        addRemovals(&document)
        addPatterns(&document)
        addTerms(&document)
        document.add(.paragraph(record.scenario.attribution))
        return document
    }

    private func addCodings(_ document: inout Document) {
        document.add(.heading(2, "Where hours stay unmet"))
        document.add(
            .paragraph(
                "Median over draws, with the 5th and 95th percentile. Rank percentile: mean over the coding's areas of the "
                    + "share of core areas ranked below, ties counted half. AUC: the chance that an area of the coding "
                    + "ranks above one that no coding names."))
        document.add(
            .table(
                Document.Table(
                    "Unmet share of all core areas, by bidders",
                    [.init("Bidders"), .init("Unmet share", isNumber: true), .init("Hours a week", isNumber: true)],
                    record.scores.map { score in
                        [
                            words.bidders(score.belief), words.percent(score.unmetShare),
                            "\(Figures.number(score.unmetHours.median)) (\(Figures.number(score.unmetHours.p5)) to "
                                + "\(Figures.number(score.unmetHours.p95)))",
                        ]
                    })))
        document.add(
            .table(
                Document.Table(
                    "Codings of the named places",
                    [
                        .init("Coding"), .init("Bidders"), .init("Areas", isNumber: true),
                        .init("Unmet share", isNumber: true), .init("Rank percentile", isNumber: true),
                        .init("The same by unmet hours", isNumber: true), .init("AUC", isNumber: true),
                        .init("Gap in draws", isNumber: true),
                        .init("Shows up (AUC at least \(words.decimal(terms.rules.auc)))"),
                        .init("Better than every null"),
                    ],
                    rows { coding, score in
                        [
                            words.name(coding), words.bidders(score.belief), "\(coding.areas)",
                            words.percent(coding.unmetShare), words.plain(coding.percentile),
                            words.plain(coding.percentileByHours),
                            coding.auc.map { words.plain($0, against: terms.rules.auc) } ?? "-",
                            Figures.percent(coding.gapProbability), words.showsUp(coding), words.beatsNulls(coding),
                        ]
                    })))
    }

    private func addNulls(_ document: inout Document) {
        document.add(.heading(2, "What knows nothing of contracts"))
        document.add(
            .paragraph(
                "AUC of orderings of the same areas by one fact alone. Groups: the part of random contiguous groups of as many "
                    + "areas that score at least as much as the coding by mean rank percentile; it reads like a p-value. Where a null's "
                    + "AUC is \(words.decimal(RankScore.beyondReach)) or more, the coding is made of it and no result could beat "
                    + "it."))
        document.add(
            .table(
                Document.Table(
                    "Nulls",
                    [.init("Coding"), .init("Bidders"), .init("Model, median", isNumber: true)]
                        + ReplayNull.allCases.map { .init(words.name($0), isNumber: true) }
                        + [.init("Groups", isNumber: true)],
                    rows { coding, score in
                        [
                            words.name(coding), words.bidders(score.belief),
                            coding.auc.map { words.decimal($0.median, against: terms.rules.auc) } ?? "-",
                        ]
                            + coding.nulls.map { $0.auc.map(words.decimal) ?? "-" }
                            + [coding.blobs.map { Figures.number($0.share, decimals: 4) } ?? "-"]
                    })))
    }

    private func addRemovals(_ document: inout Document) {
        document.add(.heading(2, "What each removal does"))
        document.add(
            .paragraph(
                "One thing removed at a time in every draw, bids and award held. Part of the coding's unmet hours of all draws "
                    + "together that goes; negative where they grow; a dash where there was nothing that could fade. A "
                    + "coding fades from \(Figures.percent(terms.rules.fades)) and stays below "
                    + "\(Figures.percent(terms.rules.stays))."
                    + (terms.removals.contains(where: words.isNotGiven)
                        ? " None given: the scenario has nothing of the kind that could be removed." : "")))
        let columns: [Document.Table.Column] =
            [.init("Coding"), .init("Bidders")]
            + terms.removals.map {
                .init(words.isNotGiven($0) ? "\($0.name) (none given)" : $0.name, isNumber: true)
            }
        document.add(
            .table(
                Document.Table(
                    "Part of unmet hours that goes", columns,
                    rows { coding, score in
                        [words.name(coding), words.bidders(score.belief)]
                            + removals(coding) { fading in
                                fading.faded.map { words.percent($0, against: [terms.rules.fades, terms.rules.stays]) }
                            }
                    })))
        document.add(
            .table(
                Document.Table(
                    "Change of the mean rank percentile", columns,
                    rows { coding, score in
                        [words.name(coding), words.bidders(score.belief)]
                            + removals(coding) { words.signed($0.percentileChange) }
                    })))
        document.add(
            .table(
                Document.Table(
                    "Hypotheses", [.init("Hypothesis"), .init("Bidders"), .init("Verdict")],
                    terms.hypotheses.indices.flatMap { index in
                        record.scores.map { score in
                            [
                                terms.hypotheses[index].name, words.bidders(score.belief),
                                words.verdict(score.hypotheses[index]),
                            ]
                        }
                    })))
    }

    private func addPatterns(_ document: inout Document) {
        document.add(.heading(2, "Patterns that must emerge"))
        let count = record.scores.map(\.emergences.count).min() ?? 0
        document.add(
            .table(
                Document.Table(
                    "Each with its figure; in parts of draws, but O3 in parts of places",
                    [
                        .init("Pattern"), .init("Bidders"), .init("Measure"), .init("Figure", isNumber: true),
                        .init("There in", isNumber: true), .init("Of", isNumber: true), .init("Verdict"),
                    ],
                    (0..<count).flatMap { index in
                        record.scores.map { score in
                            let pattern = score.emergences[index]
                            return [
                                "\(pattern.id). \(pattern.statement)", words.bidders(score.belief), pattern.measure,
                                pattern.figure.map(words.plain) ?? "-",
                                pattern.share.map { words.percent($0, against: [terms.rules.drawsHeld]) } ?? "-",
                                "\(pattern.draws)", words.verdict(pattern.verdict),
                            ]
                        }
                    })))
    }

    private func addTerms(_ document: inout Document) {
        document.add(.heading(2, "Terms"))
        document.add(
            .list([
                "Draws: \(terms.draws), by Latin hypercube over the ranges below; awards: \(record.draws.count), one for each "
                    + "belief. Every draw invents its own providers.",
                "The SHA-256 of replay.yaml is \(record.termsHash). Each coding's is that of its area codes, sorted, a line feed "
                    + "between them. What was sealed for a published replay, and when, stands in its decision "
                    + "record.",
            ]))
        document.add(
            .table(
                Document.Table(
                    "Ranges, uniform",
                    [.init("Parameter"), .init("From", isNumber: true), .init("To", isNumber: true)],
                    terms.ranges.map {
                        [$0.parameter, words.decimal($0.range.lowerBound), words.decimal($0.range.upperBound)]
                    })))
        document.add(
            .table(
                Document.Table(
                    "Codings",
                    [
                        .init("Coding"), .init("Place"), .init("How its areas were chosen"),
                        .init("SHA-256 of its area codes"),
                    ],
                    terms.places.flatMap(\.codings).map {
                        [
                            record.scenario.watch[$0].name, record.place(ofCoding: $0),
                            record.scenario.watch[$0].coding,
                            words.areasHash($0),
                        ]
                    })))
    }

    /// A cell for each removal; a dash where there is nothing to tell.
    private func removals(_ coding: CodingScore, _ cell: (Fading) -> String?) -> [String] {
        zip(terms.removals, coding.fadings).map { removal, fading in
            words.isNotGiven(removal) ? "-" : cell(fading) ?? "-"
        }
    }

    /// A row for each coding and belief, beliefs side by side.
    private func rows(_ row: (CodingScore, BeliefScore) -> [String]) -> [[String]] {
        let count = record.scores.map(\.codings.count).min() ?? 0
        return (0..<count).flatMap { index in record.scores.map { row($0.codings[index], $0) } }
    }
}
