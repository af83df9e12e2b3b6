import LotIO
import LotModel

/// One column of a table that is written as CSV and as GeoJSON properties, under the same name.
struct Column {
    let name: String
    let value: (Int) -> CSVCell
}

extension CSVCell {
    /// The cell as a property: numbers stay numbers, an empty cell is null.
    var property: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .whole(let value): .whole(value)
        case .number(let value, let decimals): .number(value, decimals: decimals)
        case .empty: .null
        }
    }

    static func optional(_ value: Double?, decimals: Int) -> CSVCell {
        value.map { .number($0, decimals: decimals) } ?? .empty
    }

    static func flag(_ value: Bool) -> CSVCell { .whole(value ? 1 : 0) }
}

/// The columns of `areas.csv`, `areas.geojson` and `gaps.geojson`: one row per core area.
struct AreaColumns {
    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    var columns: [Column] {
        names + lots + hours + CauseColumns(record).columns + ResilienceTables(record).areaColumns
            + SimulatedColumns(record).ofAreas + BesideFiles(record).areaColumns + circumstances
    }

    private func area(_ name: String, _ value: @escaping (Area) -> String) -> Column {
        let areas = record.scenario.areas
        return Column(name: name) { .text(value(areas[$0])) }
    }

    private func coverage(_ name: String, _ value: @escaping (AreaCoverage) -> CSVCell) -> Column {
        let parts = record.coverage.areas
        return Column(name: name) { value(parts[$0]) }
    }

    private var names: [Column] {
        [
            area("area_code", \.code), area("area_name", \.name), area("readable_name", \.readableName),
            area("lad_code", \.ladCode), area("lad_name", \.ladName), area("health_area", \.healthName),
            area("rural_urban_class", \.ruralUrban.rawValue),
        ]
    }

    private var lots: [Column] {
        record.scenario.plan.tiers.filter { !$0.lots.isEmpty }.map { tier in
            Column(name: "lot_id_\(tier.rules.name)") { area in
                tier.lotOfArea[area].map { .text(tier.lots[$0].id) } ?? .empty
            }
        }
    }

    private var hours: [Column] {
        let providers = record.providers
        let byTier = record.scenario.plan.tiers.enumerated().map { index, tier in
            coverage("hours_delivered_\(tier.rules.name)_week") { .number($0.deliveredByTier[index], decimals: 2) }
        }
        return [
            coverage("main_provider") { $0.mainProvider.map { .text(providers[$0].id) } ?? .empty }
        ] + MobilisationColumns(record).ofAreas + [
            coverage("hours_commissioned_week") { .number($0.commissioned, decimals: 2) },
            coverage("hours_delivered_week") { .number($0.delivered, decimals: 2) },
        ] + byTier + [
            coverage("hours_unmet_week") { .number($0.unmet, decimals: 2) },
            coverage("unmet_pct") { .number($0.unmetShare * 100, decimals: 2) },
            coverage("people_unserved_est") { .number($0.peopleUnserved, decimals: 1) },
            coverage("main_reason") { $0.reason.map { .text($0.rawValue) } ?? .empty },
            coverage("is_gap") { .flag($0.isGap) }, CoverageColumns(record).gapRank,
        ] + CoverageColumns(record).refused
    }

    private var circumstances: [Column] {
        let record = record
        let routed = Dictionary(grouping: record.rounds, by: \.area).compactMapValues {
            RoundComparison($0)?.routedTravelMinutes
        }
        let dividend = record.dividend.areas
        let books = Dictionary(grouping: record.accounts.held, by: \.area).mapValues { BookTotal($0) }
        return [
            coverage("travel_min_per_contact_hour") { .optional($0.travelMinutes, decimals: 2) },
            Column(name: "travel_min_routed_per_contact_hour") { .optional(routed[$0], decimals: 2) },
            Column(name: "providers_delivering") { .whole(dividend[$0].providersNow) },
            Column(name: "next_provider_min_per_contact_hour") { .optional(dividend[$0].nextMinutes, decimals: 2) },
            Column(name: "next_provider_pounds_year") { .optional(dividend[$0].nextPoundsYear, decimals: 0) },
            coverage("rate_pence_mean") { .optional($0.ratePence, decimals: 1) },
            Column(name: "paid_pence_mean") { .optional(books[$0]?.paidPence, decimals: 1) },
            Column(name: "cost_pence_mean") { .optional(books[$0]?.costPence, decimals: 1) },
            Column(name: "margin_pence_mean") { .optional(books[$0]?.marginPence, decimals: 1) },
            coverage("providers_in_reach") { .whole($0.providersInReach) },
            Column(name: "carer_paid_hours_week") { .number(record.labour.paidHours[$0], decimals: 2) },
            Column(name: "carer_paid_hours_lost_week") {
                .number(record.findings.mobilised?.lostPaidHours[$0] ?? 0, decimals: 2)
            },
            Column(name: "outside_wage_pence") { .number(record.labour.outsideWagePence[$0], decimals: 1) },
        ] + CoverageColumns(record).carers + [
            Column(name: "internal") { _ in .flag(record.isInternal) },
            Column(name: "geometry_indicative") { _ in .flag(record.scenario.geography.isIndicative) },
        ]
    }
}
