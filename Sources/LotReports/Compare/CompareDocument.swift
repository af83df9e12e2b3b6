import LotDelivery
import LotModel

/// A comparison in words and tables, for the page and for a terminal.
struct CompareDocument {
    let comparison: Comparison
    /// Rows of long tables that are shown; nil for all.
    let limit: Int?

    init(_ comparison: Comparison, limit: Int? = nil) {
        self.comparison = comparison
        self.limit = limit
    }

    var runs: [ComparedRun] { comparison.runs }
    var base: ComparedRun { comparison.base }

    var title: String { "Comparison of \(runs.map(\.name).joined(separator: ", "))" }

    /// What a reader takes away who reads nothing else.
    var headline: [String] {
        let measure = CompareMeasure.all[1]
        let sentences = runs.dropFirst().compactMap { run -> String? in
            guard let difference = measure.difference(run, from: base) else { return nil }
            let hours = Figures.number(abs(difference.value))
            let words =
                difference.isNone
                ? "no difference: \(hours) hours, which awards as good as these may differ by"
                : "\(hours) hours \(difference.value < 0 ? "fewer" : "more")"
            return
                "\(run.name) leaves \(Figures.number(run.figures.unmet)) (\(Figures.percent(run.figures.unmetShare))): "
                + "\(words)."
        }
        return [
            "\(base.name) leaves \(Figures.number(base.figures.unmet)) of \(Figures.number(base.figures.commissioned)) "
                + "hours a week unmet (\(Figures.percent(base.figures.unmetShare)), about "
                + "\(Figures.people(base.figures.people)))."
        ] + sentences
    }

    var document: Document {
        var document = Document(title: title)
        if limit != nil { document.add(.list(headline)) }
        for stamp in comparison.protection.notes { document.add(.note([stamp])) }
        if comparison.isInternal, comparison.protection.covers.isEmpty {
            document.add(.note(["INTERNAL: a run holds the council's own hours by area, or real names."]))
        }
        for note in comparison.notes { document.add(.note([note])) }
        addFigures(&document)
        addDifferences(&document)
        addGaps(&document)
        addMoves(&document)
        addBridges(&document)
        addRanks(&document)
        addWinners(&document)
        if limit == nil { addAreas(&document) }
        for text in Set(comparison.folders.map(\.attribution)).sorted() { document.add(.paragraph(text)) }
        return document
    }

    /// Hours of an area, or the mark of a suppressed number.
    func unmet(_ area: ComparedArea, run: Int) -> String {
        comparison.protection.hides(area, \.unmet, run: run) ? "[c]" : Figures.number(area.unmet, decimals: 1)
    }

    static func numbers(_ names: [String]) -> [Document.Table.Column] { names.map { .init($0, isNumber: true) } }

    private func addFigures(_ document: inout Document) {
        document.add(.heading(2, "Figures"))
        var rows = CompareMeasure.all.map { measure in
            [measure.words] + runs.map { measure.value($0).map(measure.shown) ?? "-" }
        }
        rows.append(["Worst withdrawal, of whom"] + runs.map { $0.figures.worstProvider ?? "-" })
        document.add(
            .table(Document.Table("Every plan", [.init("Measure")] + Self.numbers(runs.map(\.name)), rows)))
    }

    private func addDifferences(_ document: inout Document) {
        document.add(.heading(2, "Differences from \(base.name)"))
        let rows = CompareMeasure.all.dropLast(2).compactMap { measure -> [String]? in
            let cells = runs.dropFirst().map { run -> String in
                guard let difference = measure.difference(run, from: base) else { return "-" }
                if difference.isNone, difference.margin != nil { return "none" }
                let shown = measure.shown(abs(difference.value))
                // What is shown as nothing has no sign.
                guard shown.contains(where: { "123456789".contains($0) }) else { return shown }
                return (difference.value > 0 ? "+" : "-") + shown
            }
            return [measure.words] + cells
        }
        document.add(
            .table(
                Document.Table(
                    "More or less than \(base.name)", [.init("Measure")] + Self.numbers(runs.dropFirst().map(\.name)),
                    rows)))
        document.add(
            .paragraph(
                "None: within what awards may differ by of which nothing proves one better, that is the hours that the money "
                    + "left open by both awards' gaps buys at their own mean prices, or that money. Other measures have no such "
                    + "yardstick. It is no bound: awards as good as these may differ by more."))
    }

    private func addGaps(_ document: inout Document) {
        document.add(.heading(2, "Gaps in one and not in the other"))
        var rows: [[String]] = []
        for (index, run) in runs.enumerated().dropFirst() {
            for (area, other) in zip(base.areas, run.areas) where area.isGap != other.isGap {
                rows.append([
                    run.name, other.isGap ? "new gap" : "gap no more", area.code, area.name,
                    unmet(area, run: 0), unmet(other, run: index),
                ])
            }
        }
        guard !rows.isEmpty else {
            return document.add(.paragraph("The same areas are gaps in all plans."))
        }
        addTable(
            "Against \(base.name), unmet hours a week",
            [.init("Plan"), .init("What"), .init("Code"), .init("Area")] + Self.numbers(["Before", "After"]), rows,
            &document)
    }

    /// With a word on what is left out.
    func addTable(
        _ caption: String, _ columns: [Document.Table.Column], _ rows: [[String]], _ document: inout Document
    ) {
        let shown = limit.map { Array(rows.prefix($0)) } ?? rows
        document.add(.table(Document.Table(caption, columns, shown)))
        if shown.count < rows.count {
            document.add(.paragraph("And \(Figures.number(Double(rows.count - shown.count))) more in the files."))
        }
    }
}
