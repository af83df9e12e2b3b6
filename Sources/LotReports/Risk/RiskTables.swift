import LotIO
import LotModel

/// The tables of a risk matrix for spreadsheets. What is not known is an empty cell, never 0.
struct RiskTables {
    let record: RiskRecord

    private var scenario: RiskScenario { record.scenario }

    /// A row for each service of any kind, in the order of the file: points of every criterion, score, colour, what is
    /// missing, and what the score feeds.
    var services: [UInt8] {
        let criteria = scenario.matrix.criteria
        var table = CSVWriter(
            columns: [
                "service_id", "kind", "provider_id", "area_code", "area_name", "locality_code", "locality_name", "beds",
                "guide_price_pence", "indicative_price_pence", "over_guide", "score", "colour", "rated_weight_pct",
                "missing_criteria", "red_criteria", "closure_chance", "quality", "visits_year", "visit_hours_year",
            ] + criteria.map { "points_\($0.id)" })
        let locality = record.localityOfService
        for (index, service) in scenario.services.enumerated() {
            let score = record.scores[index]
            let area = scenario.areas[service.area]
            func names(_ indices: [Int]?) -> CSVCell {
                .text((indices ?? []).map { criteria[$0].id }.joined(separator: " "))
            }
            let known = service.guidePence != nil && service.indicativePence != nil
            let visits = score == nil ? nil : record.visits(index)
            table.append(
                [
                    .text(service.id), .text(service.kind.rawValue), .text(service.provider ?? ""), .text(area.code),
                    .text(area.readableName), .text(locality[index]?.code ?? ""), .text(locality[index]?.name ?? ""),
                    whole(service.beds), whole(service.guidePence), whole(service.indicativePence),
                    known ? .whole(service.isOverGuide ? 1 : 0) : .empty, number(score?.score, 2),
                    .text(score.map { $0.colour?.rawValue ?? RiskWords.unrated } ?? ""),
                    number(score.map { $0.ratedShare * 100 }, 2), names(score?.missing), names(score?.redCriteria),
                    number(record.closureChance(index), 6), number(score?.score.map(scenario.feeds.quality.value), 6),
                    number(visits, 4), number(visits.map { $0 * scenario.feeds.visits.hours }, 4),
                ]
                    + criteria.indices.map { number(score?.points[$0], 4) })
        }
        return table.bytes
    }

    /// A row for each locality, those without services among them.
    var localities: [UInt8] {
        let kinds = RiskService.Kind.allCases
        var table = CSVWriter(
            columns: ["locality_code", "locality_name", "areas"] + kinds.map(\.rawValue) + [
                "beds", "beds_per_1000_aged_75_plus", "rated", "red", "amber", "green", "unrated", "mean_score",
                "colour",
                "beds_red", "over_guide", "visits_year", "visit_hours_year",
            ])
        for locality in record.localities {
            let visits = record.visits(in: locality)
            table.append(
                [.text(locality.code), .text(locality.name), .whole(locality.areas.count)]
                    + kinds.map { .whole(record.count($0, in: locality)) } + [
                        .whole(record.beds(in: locality)), number(record.bedsPerThousand(in: locality), 2),
                        .whole(locality.rated.count), .whole(record.count(.red, in: locality)),
                        .whole(record.count(.amber, in: locality)), .whole(record.count(.green, in: locality)),
                        .whole(record.count(nil, in: locality)), number(locality.meanScore, 2),
                        .text(locality.colour?.rawValue ?? (locality.rated.isEmpty ? "" : RiskWords.unrated)),
                        .whole(record.beds(in: locality, of: .red)), .whole(record.overGuide(in: locality)),
                        .number(visits, decimals: 4),
                        .number(visits * scenario.feeds.visits.hours, decimals: 4),
                    ])
        }
        return table.bytes
    }

    /// What a scenario of home care reads as its file of risks.
    var providers: [UInt8] { Self.providers(record.providers) }

    static func providers(_ risks: [ProviderRisk]) -> [UInt8] {
        var table = CSVWriter(columns: [
            "provider_id", "services", "score", "colour", "quality", "closure_chance", "visits_year",
            "visit_hours_year",
        ])
        for risk in risks {
            table.append([
                .text(risk.provider), .whole(risk.services), number(risk.score, 2),
                .text(risk.colour?.rawValue ?? RiskWords.unrated), number(risk.quality, 6),
                number(risk.closureChance, 6), .number(risk.visitsYear, decimals: 4),
                .number(risk.visitHoursYear, decimals: 4),
            ])
        }
        return table.bytes
    }

    private static func number(_ value: Double?, _ decimals: Int) -> CSVCell {
        value.map { .number($0, decimals: decimals) } ?? .empty
    }

    private func number(_ value: Double?, _ decimals: Int) -> CSVCell { Self.number(value, decimals) }

    private func whole(_ value: Int?) -> CSVCell { value.map { .whole($0) } ?? .empty }
}

extension RiskRecord {
    /// The locality of each service.
    var localityOfService: [RiskLocality?] {
        var result = [RiskLocality?](repeating: nil, count: scenario.services.count)
        for locality in localities {
            for service in locality.services { result[service] = locality }
        }
        return result
    }
}
