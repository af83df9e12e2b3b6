import LotModel

/// The section of the terminal report on what would close the worst gaps.
struct RemediesSection {
    static let title = "What would close the worst gaps: the cheapest single remedy of each, and of the other kinds"
    static let shown = 10

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var lines: [String] {
        let rows = record.findings.remedies
        guard !rows.isEmpty else { return [] }
        var table = TextTable(["area", "unmet", "after", "pay/year", "beyond mean", "remedy"], left: [0, 5])
        for row in rows.prefix(Self.shown) {
            table.add(
                [Diagnostic.printable(record.scenario.areas[row.area].readableName), Figures.number(row.unmet)]
                    + (row.cheapest.map { cells($0) } ?? ["-", "-", "-", "none found"]))
            if let other = row.cheapestOtherKind { table.add(["", ""] + cells(other, before: "or ")) }
        }
        return table.lines + wrapped(note, width: TerminalReport.width, indent: "  ")
    }

    private func cells(_ remedy: Remedy, before: String = "") -> [String] {
        [
            Figures.number(remedy.unmetAfter), "£" + Figures.number(remedy.payPoundsYear),
            "£" + Figures.number(remedy.extraPoundsYear),
            before + Diagnostic.printable(RemedyWords(record).words(remedy.measure)),
        ]
    }

    private var most: String {
        Figures.pounds(pence: Double(record.scenario.rules.assess.remedySupplementPence))
    }

    private var note: String {
        let kinds = RemedyKind.allCases.map { kind in
            "\(Headline.words(kind.rawValue)) \(record.findings.remedies.count { $0.remedy(kind) != nil })"
        }
        let gaps = record.findings.remedies.count
        return
            "Of \(gaps == 1 ? "1 gap" : "\(gaps) gaps"), closed by: \(kinds.joined(separator: ", ")). Supplements were "
            + "tried up to \(most) an hour; the council's own carers are new recruits, supposed to be had at the outside wage. "
            + "Each remedy "
            + "is modelled alone, with bids and award as they are; they do not add up, and bidders would answer them. "
            + "Pay a year is what the council pays more, new hours included; of that, so much is beyond their mean price. All in "
            + "remedies.csv."
    }
}
