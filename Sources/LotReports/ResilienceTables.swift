import LotIO
import LotModel

/// `resilience.csv`, `resilience_areas.csv`, `concentration.csv` and the columns of areas that tell of withdrawals and of
/// life without lots.
struct ResilienceTables {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// None where nothing was found out.
    var files: [(name: String, bytes: [UInt8])] {
        guard let resilience = record.findings.resilience else { return [] }
        return [
            ("resilience.csv", withdrawals(resilience)), ("resilience_areas.csv", areas(resilience)),
            ("concentration.csv", concentrations(resilience)),
        ]
    }

    var areaColumns: [Column] {
        var columns: [Column] = []
        if let attainable = record.findings.attainable {
            columns.append(Column(name: "hours_attainable_week") { .optional(attainable.hours[$0], decimals: 2) })
        }
        if let resilience = record.findings.resilience {
            let exposure = resilience.exposure(areas: record.coverage.areas.count)
            let providers = record.providers
            columns += [
                Column(name: "n1_exposed_hours_week") { .number(exposure[$0]?.hours ?? 0, decimals: 2) },
                Column(name: "n1_provider") { exposure[$0].map { .text(providers[$0.provider].id) } ?? .empty },
            ]
        }
        return columns
    }

    private func withdrawals(_ resilience: Resilience) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "provider_id", "displaced_hours_week", "replaced_hours_week", "left_hours_week", "people_affected_est",
            "people_left_est", "areas_left", "worst_area_code", "taker_ids", "takers_below_viability",
            "closure_per_year",
            "expected_displaced_hours_year", "expected_displaced_people_year_est", "volume_hours_week",
            "viability_hours_week", "below_viability",
        ])
        for row in resilience.withdrawals {
            let worst = row.left.max { ($0.hours, -$0.area) < ($1.hours, -$1.area) }
            let takers = row.takers.map { record.providers[$0.provider].id }
            let weak = row.takers.filter { resilience.isBelowViability($0.provider) }
                .map { record.providers[$0.provider].id }
            writer.append([
                .text(record.providers[row.provider].id), .number(row.displaced, decimals: 2),
                .number(row.replaced, decimals: 2), .number(row.leftWithout, decimals: 2),
                .number(resilience.people(row.displaced), decimals: 1),
                .number(resilience.people(row.leftWithout), decimals: 1), .whole(row.left.count),
                worst.map { .text(record.scenario.areas[$0.area].code) } ?? .empty,
                takers.isEmpty ? .empty : .text(takers.joined(separator: " ")),
                weak.isEmpty ? .empty : .text(weak.joined(separator: " ")), .number(row.closureChance, decimals: 4),
                .number(row.closureChance * row.displaced, decimals: 2),
                .number(resilience.people(row.closureChance * row.displaced), decimals: 1),
                .number(row.volume, decimals: 2),
                .number(record.providers[row.provider].viabilityHours, decimals: 2), .flag(row.isBelowViability),
            ])
        }
        return writer.bytes
    }

    /// A row for each area in which a provider delivers.
    private func areas(_ resilience: Resilience) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "provider_id", "area_code", "displaced_hours_week", "replaced_hours_week", "left_hours_week",
            "people_affected_est", "people_left_est",
        ])
        let delivered = Dictionary(grouping: record.delivery.delivered, by: \.provider)
        for row in resilience.withdrawals {
            let left = Dictionary(uniqueKeysWithValues: row.left.map { ($0.area, $0.hours) })
            var displaced = [Double](repeating: 0, count: record.coverage.areas.count)
            for part in delivered[row.provider] ?? [] { displaced[part.area] += part.hours }
            for (area, hours) in displaced.enumerated() where hours > 0 {
                let without = left[area] ?? 0
                writer.append([
                    .text(record.providers[row.provider].id), .text(record.scenario.areas[area].code),
                    .number(hours, decimals: 2), .number(hours - without, decimals: 2), .number(without, decimals: 2),
                    .number(resilience.people(hours), decimals: 1), .number(resilience.people(without), decimals: 1),
                ])
            }
        }
        return writer.bytes
    }

    private func concentrations(_ resilience: Resilience) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "scope", "name", "hours_delivered_week", "hhi", "largest_provider", "largest_share",
        ])
        for row in resilience.concentrations {
            writer.append([
                .text(row.scope.rawValue), .text(row.name), .number(row.hours, decimals: 2),
                .optional(row.index, decimals: 1),
                row.largest.map { .text(record.providers[$0].id) } ?? .empty,
                .number(row.largestShare, decimals: 6),
            ])
        }
        return writer.bytes
    }
}
