import LotModel

/// The tables of the report on a risk matrix.
struct RiskRows {
    let record: RiskRecord

    init(_ record: RiskRecord) { self.record = record }

    private var scenario: RiskScenario { record.scenario }

    private static func numbers(_ names: [String]) -> [Document.Table.Column] {
        names.map { .init($0, isNumber: true) }
    }

    var localities: Document.Table {
        Document.Table(
            "Rated services by locality, numbered as on the map; a mean score counts each service once",
            [.init("Locality")]
                + Self.numbers([
                    "Rated", "Red", "Amber", "Green", "Unrated", "Mean score", "Beds", "Beds per 1,000 aged 75+",
                    "Beds in red homes", "Above guide", "Visits a year",
                ]) + [.init("Colour")],
            record.localities.enumerated().map { index, locality in
                [
                    "\(index + 1). \(locality.name)", "\(locality.rated.count)", "\(record.count(.red, in: locality))",
                    "\(record.count(.amber, in: locality))", "\(record.count(.green, in: locality))",
                    "\(record.count(nil, in: locality))", figure(locality.meanScore, 2),
                    Figures.number(Double(record.beds(in: locality))), figure(record.bedsPerThousand(in: locality), 1),
                    Figures.number(Double(record.beds(in: locality, of: .red))),
                    "\(record.overGuide(in: locality))", Figures.number(record.visits(in: locality), decimals: 1),
                    locality.colour?.rawValue ?? "-",
                ]
            })
    }

    /// All services, rated or only mapped.
    var kinds: Document.Table {
        let kinds = RiskService.Kind.allCases.filter { kind in scenario.services.contains { $0.kind == kind } }
        return Document.Table(
            "Services by locality and kind", [.init("Locality")] + Self.numbers(kinds.map(\.plural)),
            record.localities.enumerated().map { index, locality in
                ["\(index + 1). \(locality.name)"] + kinds.map { "\(record.count($0, in: locality))" }
            })
    }

    var workload: Document.Table {
        let visits = scenario.feeds.visits
        let rows = RiskService.Kind.allCases.filter(scenario.matrix.ratedKinds.contains).flatMap { kind in
            (RiskColour.allCases.map { $0 as RiskColour? } + [nil]).map { colour -> [String] in
                let count = Double(record.count(colour, kind: kind))
                let each = visits.perYear(colour)
                return [
                    kind.plural, colour?.rawValue ?? RiskWords.unrated, Figures.number(count),
                    Figures.number(each, decimals: 1), Figures.number(count * each, decimals: 1),
                    Figures.number(count * each * visits.hours, decimals: 1),
                ]
            }
        }
        let all = [
            "all", "all", "\(record.rated.count)", "-", Figures.number(record.visitsYear, decimals: 1),
            Figures.number(record.visitHoursYear, decimals: 1),
        ]
        return Document.Table(
            "Monitoring visits a year by colour",
            [.init("Kind"), .init("Colour")]
                + Self.numbers(["Services", "Visits each", "Visits", "Hours"]),
            rows + [all])
    }

    var options: Document.Table {
        Document.Table(
            "Options side by side",
            [.init("Option"), .init("What it means")]
                + Self.numbers([
                    "Years", "Services that close", "Beds that close", "Visits", "Officers' hours", "Least score",
                    "Services turned away", "Beds turned away",
                ]),
            scenario.options.map { option in
                let closed = record.closures(years: option.years)
                let away = record.turnedAway(option)
                return [
                    option.name, option.meaning, Figures.number(option.years, decimals: 1),
                    Figures.number(closed.services, decimals: 1), Figures.number(closed.beds),
                    Figures.number(record.visitsYear * option.years),
                    Figures.number(record.visitHoursYear * option.years), figure(option.leastScore, 2),
                    "\(away.services)", Figures.number(Double(away.beds)),
                ]
            })
    }

    func services(_ indices: [Int]) -> Document.Table {
        let locality = record.localityOfService
        return Document.Table(
            indices.count < record.rated.count ? "The lowest scores" : "Rated services, lowest score first",
            [.init("Service"), .init("Kind"), .init("Locality")]
                + Self.numbers([
                    "Score", "Weight rated", "Beds", "Guide price", "Highest price", "Closes within a year",
                ])
                + [.init("Colour"), .init("Red criteria"), .init("Missing")],
            indices.map { index in
                let service = scenario.services[index]
                let score = record.scores[index]
                func names(_ criteria: [Int]?) -> String {
                    let names = (criteria ?? []).map { scenario.matrix.criteria[$0].id }
                    return names.isEmpty ? "-" : names.joined(separator: ", ")
                }
                return [
                    service.id, service.kind.rawValue, locality[index]?.name ?? "-", figure(score?.score, 2),
                    score.map { Figures.percent($0.ratedShare) } ?? "-", service.beds.map { "\($0)" } ?? "-",
                    service.guidePence.map { Figures.pounds(pence: Double($0)) } ?? "-",
                    service.indicativePence.map { Figures.pounds(pence: Double($0)) } ?? "-",
                    record.closureChance(index).map { Figures.percent($0) } ?? "-",
                    score?.colour?.rawValue ?? RiskWords.unrated, names(score?.redCriteria), names(score?.missing),
                ]
            })
    }

    private func figure(_ value: Double?, _ decimals: Int) -> String {
        value.map { Figures.number($0, decimals: decimals) } ?? "-"
    }
}
