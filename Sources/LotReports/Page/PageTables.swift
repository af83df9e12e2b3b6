import LotIO
import LotModel

/// The tables of the report: everything that the map shows, and what no map can.
struct PageTables {
    /// Gaps in the table; a whole country may have more.
    private static let mostGaps = 1_000

    let record: RunRecord
    /// Whether every area and every lot has its row; with thousands of them the page lists areas by script, and files have
    /// the rest.
    let isWhole: Bool

    init(_ record: RunRecord, isWhole: Bool = true) {
        self.record = record
        self.isWhole = isWhole
    }

    var document: Document {
        var document = Document(title: record.scenario.title)
        addGaps(&document)
        addCoverage(&document)
        addSurprise(&document)
        addLots(&document)
        addPlans(&document)
        addRemedies(&document)
        addWithdrawals(&document)
        for part in CarersText.parts(record) + LendingText.parts(record) { part.add(to: &document) }
        addSanctions(&document)
        addBeside(&document)
        addMoney(&document)
        addYears(&document)
        addUncertainty(&document)
        addSensitivities(&document)
        if isWhole { addAreas(&document) }
        if isWhole {
            addStatement(&document)
        } else {
            document.add(.heading(2, "The award"))
            document.add(
                .paragraph("award-statement.html beside this file has the rules, and every lot's winner and reasons."))
        }
        addProvenance(&document)
        return document
    }

    func name(_ area: Int) -> String {
        let area = record.scenario.areas[area]
        return area.readableName.isEmpty ? area.name : area.readableName
    }

    static func pounds(_ pence: Double?) -> String { pence.map { Figures.pounds(pence: $0) } ?? "-" }

    static func numbers(_ names: [String]) -> [Document.Table.Column] { names.map { .init($0, isNumber: true) } }

    private func addGaps(_ document: inout Document) {
        document.add(.heading(2, "Coverage gaps, and why"))
        let gaps = record.coverage.gaps.prefix(Self.mostGaps)
        guard !gaps.isEmpty else { return document.add(.paragraph("No area is a coverage gap.")) }
        let causes = record.findings.causes
        if let causes {
            document.add(.chart(causesChart(causes)))
            document.add(causesTable(causes))
        }
        document.add(
            .table(
                Document.Table(
                    "Areas that are coverage gaps, most unmet hours first",
                    [.init("Code"), .init("Area"), .init("District")]
                        + Self.numbers(["Hours a week", "Unmet", "Unmet %", "People"]) + [
                            .init("Causes, hours a week")
                        ],
                    gaps.map { area in
                        let coverage = record.coverage.areas[area]
                        let parts = causes.map { Self.named($0.hours(area: area)) } ?? ""
                        return [
                            record.scenario.areas[area].code, name(area), record.scenario.areas[area].ladName,
                            Figures.number(coverage.commissioned), Figures.number(coverage.unmet),
                            Figures.percent(coverage.unmetShare), Figures.number(coverage.peopleUnserved),
                            parts.isEmpty ? coverage.reason.map { Headline.words($0.rawValue) } ?? "-" : parts,
                        ]
                    })))
        if gaps.count < record.coverage.gaps.count {
            let all = Figures.number(Double(record.coverage.gaps.count))
            document.add(.paragraph("These are the worst of \(all); areas.csv has all."))
        }
    }

    /// Causes of half an hour and more, largest first.
    private static func named(_ hours: [Double]) -> String {
        zip(Cause.all, hours).filter { abs($0.1) >= 0.5 }.sorted { $0.1 > $1.1 }
            .map { "\(Headline.words($0.0.name)) \(Figures.number($0.1))" }.joined(separator: ", ")
    }

    private func addCoverage(_ document: inout Document) {
        document.add(.heading(2, "Coverage"))
        let tables: [(String, [(String, CoverageSum)])] = [
            ("District", record.coverage.byDistrict), ("Health area", record.coverage.byHealthArea),
            (
                "Rural-urban class (2011)",
                record.coverage.byRuralUrban.map { (Headline.words($0.0.rawValue), $0.1) }
            ),
        ]
        for (name, rows) in tables where rows.count > 1 {
            document.add(
                .table(
                    Document.Table(
                        "By \(name.prefix(1).lowercased() + name.dropFirst())",
                        [.init(name)]
                            + Self.numbers([
                                "Areas", "Hours a week", "Unmet", "Unmet %", "People", "Gap areas",
                                "Travel, min an hour",
                            ]),
                        (rows + [("All", record.coverage.total)]).filter { $0.1.areas > 0 }.map { name, sum in
                            [
                                name, Figures.number(Double(sum.areas)), Figures.number(sum.commissioned),
                                Figures.number(sum.unmet), Figures.percent(sum.unmetShare),
                                Figures.number(sum.peopleUnserved), Figures.number(Double(sum.gapAreas)),
                                sum.travelMinutes.map { Figures.number($0, decimals: 1) } ?? "-",
                            ]
                        })))
        }
    }

    /// Every area, since a map may never be the only place where something stands.
    private func addAreas(_ document: inout Document) {
        document.add(.heading(2, "All areas"))
        let provider = { (area: Int) in
            record.coverage.areas[area].mainProvider.map { record.providers[$0].name } ?? "-"
        }
        document.add(
            .table(
                Document.Table(
                    "What the map shows, area by area",
                    [.init("Code"), .init("Area"), .init("District"), .init("Class")]
                        + Self.numbers(["Hours a week", "Unmet", "Unmet %", "Unmet P90", "Travel, min an hour"])
                        + Self.numbers(["Carers in reach", "needed"]) + [.init("Most hours by")],
                    record.coverage.areas.indices.map { area in
                        let coverage = record.coverage.areas[area]
                        let carers = record.findings.detail?.carers[area]
                        return [
                            record.scenario.areas[area].code, name(area), record.scenario.areas[area].ladName,
                            record.scenario.areas[area].ruralUrban.rawValue, Figures.number(coverage.commissioned),
                            Figures.number(coverage.unmet, decimals: 1), Figures.percent(coverage.unmetShare),
                            record.findings.simulated.map { Figures.number($0.areas[area].unmetP90, decimals: 1) }
                                ?? "-",
                            coverage.travelMinutes.map { Figures.number($0, decimals: 1) } ?? "-",
                            carers.map { Figures.number($0.inReach, decimals: 1) } ?? "-",
                            carers.map { Figures.number($0.needed, decimals: 1) } ?? "-", provider(area),
                        ]
                    })))
    }

    /// The statement stands in the report as it stands by itself, a level lower.
    private func addStatement(_ document: inout Document) {
        guard record.protection == nil else {
            document.add(.heading(2, "Award statement"))
            return document.add(
                .paragraph("Left out here: it has hours of lots and prices as they are; the run's own folder has it."))
        }
        let statement = AwardStatement(
            record.namedTender, outcome: record.outcome, gap: record.scenario.rules.award.gap,
            prices: record.findings.rulePrices
        ).document
        document.add(.heading(2, statement.title))
        for block in statement.blocks {
            if case .heading(_, let text) = block { document.add(.heading(3, text)) } else { document.add(block) }
        }
    }
}
