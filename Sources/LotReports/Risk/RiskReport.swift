import LotGeometry
import LotModel

/// The report of a risk matrix: what was found first, then where, then what it means for contracts, then the terms.
struct RiskReport {
    private let record: RiskRecord
    private let warnings: [Diagnostic]
    /// Localities in one piece each, for the map.
    private let outlines: [MultiPolygon]
    private let words: RiskRows

    init(_ record: RiskRecord, warnings: [Diagnostic], outlines: [MultiPolygon] = []) {
        self.record = record
        self.warnings = warnings
        self.outlines = outlines
        words = RiskRows(record)
    }

    private var scenario: RiskScenario { record.scenario }

    /// The whole, with a map and every rated service.
    var document: Document { document(services: record.rated.count, hasTerms: true) }

    /// For a terminal: the lowest scores alone.
    var short: Document { document(services: 10, hasTerms: false) }

    private func document(services: Int, hasTerms: Bool) -> Document {
        var document = Document(title: scenario.title)
        document.add(.list(headline))
        document.add(.note(RiskWords.statements(record)))
        document.add(.heading(2, "Localities"))
        if hasTerms {
            let map = RiskMap(record, outlines: outlines)
            document.add(.map(title: map.title, svg: map.svg))
        }
        document.add(.table(words.localities))
        document.add(.table(words.kinds))
        document.add(.heading(2, "Contract monitoring"))
        document.add(.table(words.workload))
        if !scenario.options.isEmpty {
            document.add(.heading(2, "Options"))
            document.add(
                .paragraph(
                    "Years that today's services stay under each option, and what that means at today's scores: closures "
                        + "on average, with beds in homes that close, and monitoring until then; and who is turned away "
                        + "where contracts after it ask for a least score."))
            document.add(.table(words.options))
        }
        document.add(.heading(2, "Services"))
        document.add(.table(words.services(Array(record.ranked.prefix(services)))))
        if hasTerms { addTerms(&document) }
        if !warnings.isEmpty {
            document.add(.heading(2, "Warnings"))
            document.add(.list(warnings.map(\.description)))
        }
        document.add(.paragraph(scenario.attribution))
        return document
    }

    var headline: [String] {
        let matrix = scenario.matrix
        let rated = record.rated
        let lacking = rated.count { !(record.scores[$0]?.missing ?? []).isEmpty }
        let over = rated.count { scenario.services[$0].isOverGuide }
        let colours = RiskColour.allCases.map { "\(record.count($0)) \($0.rawValue)" }
        return [
            "Of \(rated.count) services rated by \(matrix.criteria.count) criteria, \(colours.joined(separator: ", "))"
                + " and \(record.count(nil)) without a score.",
            "\(lacking) of them lack a rating. \(RiskWords.missing(matrix.missing))",
            RiskWords.cutOffs(matrix.cutOffs) + " " + scenario.source,
            "Monitoring takes \(Figures.number(record.visitsYear)) visits and \(Figures.number(record.visitHoursYear)) "
                + "hours a year: \(Figures.number(record.officers, decimals: 1)) officers.",
        ]
            + (over > 0
                ? ["\(over) of them have a highest price above the council's guide price."] : [])
    }

    private func addTerms(_ document: inout Document) {
        let matrix = scenario.matrix
        document.add(.heading(2, "Terms"))
        document.add(
            .table(
                Document.Table(
                    "Criteria",
                    [
                        .init("Criterion"), .init("Weight", isNumber: true), .init("Points of a rating"),
                        .init("Rates"), .init("Own colours"),
                    ],
                    matrix.criteria.map { criterion in
                        [
                            criterion.name, Figures.percent(criterion.weight, decimals: 2),
                            RiskWords.scale(criterion.scale),
                            RiskService.Kind.allCases.filter(criterion.kinds.contains).map(\.plural)
                                .joined(separator: ", "),
                            criterion.cutOffs.map(RiskWords.cutOffs) ?? "none asked for",
                        ]
                    })))
        document.add(.heading(3, "What scores are used for"))
        document.add(.list(RiskWords.feeds(scenario.feeds)))
    }
}
