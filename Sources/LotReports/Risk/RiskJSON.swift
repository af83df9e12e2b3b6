import LotIO
import LotModel

/// `risk.json`: the answer for machines, schema `lotwright.risk/1`. Services stand in `risk.csv`.
struct RiskJSON {
    static let schema = "lotwright.risk/1"

    private let record: RiskRecord
    private let warnings: [Diagnostic]

    init(_ record: RiskRecord, warnings: [Diagnostic]) {
        self.record = record
        self.warnings = warnings
    }

    private var scenario: RiskScenario { record.scenario }

    var value: JSONValue {
        .members([
            ("schema", .text(Self.schema)), ("scenario", .text(scenario.name)), ("title", .text(scenario.title)),
            ("headline", .list(RiskReport(record, warnings: warnings).headline.map { .text($0) })),
            ("internal", .boolean(record.isInternal)),
            ("statements", .list(RiskWords.statements(record).map { .text($0) })),
            ("matrix", matrix), ("services", services), ("monitoring", monitoring), ("localities", localities),
            ("options", options),
            ("warnings", .list(warnings.map { .text($0.description) })), ("attribution", .text(scenario.attribution)),
        ])
    }

    private var matrix: JSONValue {
        let matrix = scenario.matrix
        return .members([
            ("source", .text(scenario.source)), ("missing", .text(matrix.missing.rawValue)),
            ("amber_from", number(matrix.cutOffs.amberFrom)), ("green_from", number(matrix.cutOffs.greenFrom)),
            (
                "criteria",
                .list(
                    matrix.criteria.map { criterion in
                        .members([
                            ("id", .text(criterion.id)), ("name", .text(criterion.name)),
                            ("weight", .number(criterion.weight, decimals: 8)),
                            ("scale", .text(RiskWords.scale(criterion.scale))),
                            (
                                "kinds",
                                .list(
                                    RiskService.Kind.allCases.filter(criterion.kinds.contains).map {
                                        .text($0.rawValue)
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }

    private var services: JSONValue {
        let rated = record.rated
        let known = rated.compactMap { record.scores[$0]?.score }
        return .members(
            [("all", .whole(scenario.services.count)), ("rated", .whole(rated.count))]
                + RiskService.Kind.allCases.map { kind in
                    (kind.rawValue, .whole(scenario.services.count { $0.kind == kind }))
                } + [
                    ("providers", .whole(record.providers.count)),
                    ("red", .whole(record.count(.red))), ("amber", .whole(record.count(.amber))),
                    ("green", .whole(record.count(.green))), ("unrated", .whole(record.count(nil))),
                    ("lacking_a_rating", .whole(rated.count { !(record.scores[$0]?.missing ?? []).isEmpty })),
                    ("mean_score", known.isEmpty ? .null : number(known.reduce(0, +) / Double(known.count))),
                    ("over_guide", .whole(rated.count { scenario.services[$0].isOverGuide })),
                    ("beds", .whole(record.localities.reduce(0) { $0 + record.beds(in: $1) })),
                    ("beds_red", .whole(record.localities.reduce(0) { $0 + record.beds(in: $1, of: .red) })),
                ])
    }

    private var monitoring: JSONValue {
        .members([
            ("visits_year", number(record.visitsYear)), ("visit_hours_year", number(record.visitHoursYear)),
            ("officers", number(record.officers)),
            ("feeds", .list(RiskWords.feeds(scenario.feeds).map { .text($0) })),
        ])
    }

    private var localities: JSONValue {
        .list(
            record.localities.map { locality in
                .members([
                    ("code", .text(locality.code)), ("name", .text(locality.name)),
                    ("services", .whole(locality.services.count)), ("rated", .whole(locality.rated.count)),
                    ("red", .whole(record.count(.red, in: locality))),
                    ("amber", .whole(record.count(.amber, in: locality))),
                    ("green", .whole(record.count(.green, in: locality))),
                    ("unrated", .whole(record.count(nil, in: locality))),
                    ("mean_score", locality.meanScore.map(number) ?? .null),
                    ("colour", locality.colour.map { .text($0.rawValue) } ?? .null),
                    ("beds", .whole(record.beds(in: locality))),
                    ("beds_red", .whole(record.beds(in: locality, of: .red))),
                    ("visits_year", number(record.visits(in: locality))),
                ])
            })
    }

    private var options: JSONValue {
        .list(
            scenario.options.map { option in
                let closed = record.closures(years: option.years)
                let away = record.turnedAway(option)
                return .members([
                    ("name", .text(option.name)), ("years", number(option.years)),
                    ("services_closing", number(closed.services)), ("beds_closing", number(closed.beds)),
                    ("visits", number(record.visitsYear * option.years)),
                    ("visit_hours", number(record.visitHoursYear * option.years)),
                    ("least_score", option.leastScore.map(number) ?? .null),
                    ("services_turned_away", .whole(away.services)), ("beds_turned_away", .whole(away.beds)),
                ])
            })
    }

    private func number(_ value: Double) -> JSONValue { .number(value, decimals: 4) }
}
