import LotIO
import LotModel

/// What the page's script knows: areas by column under the names of `areas.csv`, lots, providers, who delivers where.
struct PageData {
    /// Columns that the page shows or sums; the files have them all.
    private static let shown: Set<String> = [
        "area_code", "area_name", "readable_name", "lad_name", "rural_urban_class", "main_provider",
        "hours_commissioned_week", "hours_unmet_week", "unmet_pct", "people_unserved_est", "is_gap",
        "travel_min_per_contact_hour", "providers_in_reach", "carers_in_reach", "carers_needed", "unmet_p90_hours_week",
        "urgent_answered_pct",
    ]
    /// What is summed in the page is given in full, so that its sums are those of the report to the printed digit; so is
    /// everything where tables of the report print it as well, since a figure rounded for files would be rounded twice.
    private static let summed: Set<String> = ["hours_commissioned_week", "hours_unmet_week", "people_unserved_est"]
    private static let fullDecimals = 9

    private let record: RunRecord
    private let map: PageMap

    init(_ record: RunRecord, map: PageMap) {
        self.record = record
        self.map = map
    }

    var bytes: [UInt8] { JSONWriter.bytes(value, indent: nil) }

    private var core: Range<Int> { record.coverage.areas.indices }

    private var value: JSONValue {
        let places = core.map { map.grid.point(record.scenario.areas[$0].centroid) }
        let members: [(String, JSONValue)] = [
            ("title", .text(record.scenario.title)), ("total", .whole(core.count)),
            ("width", .whole(map.grid.width)), ("height", .whole(map.grid.height)), ("columns", columns),
            (
                "providers",
                .list(
                    record.providers.map { provider in
                        .members([
                            ("id", .text(provider.id)), ("name", .text(provider.name)),
                            ("kind", .text(provider.sizeClass.rawValue)),
                        ])
                    })
            ),
            ("tiers", .list(record.scenario.plan.tiers.indices.compactMap(tier))),
            ("tierTitles", .list(record.scenario.plan.tiers.map { .text($0.rules.title) })),
            ("deliveries", deliveries),
            (
                "neighbours",
                .list(record.scenario.geography.neighbours.map { .list($0.map { .whole($0) }) })
            ),
            ("places", .list(places.map { .list([.whole($0.x), .whole($0.y)]) })),
            ("remedies", remedies),
        ]
        return .members(members + (map.outlines?.members ?? []))
    }

    /// Columns with a value somewhere.
    private var columns: JSONValue {
        let columns = AreaColumns(record).columns.filter {
            Self.shown.contains($0.name) || $0.name.hasPrefix("cause_") || $0.name.hasPrefix("refused_")
        }
        return .object(
            columns.compactMap { column in
                let cells = core.map { cell(column, $0) }
                return cells.allSatisfy { $0 == .null } ? nil : JSONMember(key: column.name, value: .list(cells))
            })
    }

    private func cell(_ column: Column, _ area: Int) -> JSONValue {
        let cell = column.value(area)
        if !map.isCanvas || Self.summed.contains(column.name), case .number(let value, _) = cell {
            return .number(value, decimals: Self.fullDecimals)
        }
        return cell.property
    }

    /// Nil for a tier without lots.
    private func tier(_ index: Int) -> JSONValue? {
        let tier = record.scenario.plan.tiers[index]
        guard !tier.lots.isEmpty else { return nil }
        let winners = Dictionary(grouping: record.award.contracts.filter { $0.tier == index }, by: \.lot)
        return .members([
            ("name", .text(tier.rules.name)), ("title", .text(tier.rules.title)),
            (
                "lots",
                .list(
                    tier.lots.enumerated().map { lot, value in
                        .members([
                            ("id", .text(value.id)), ("name", .text(value.name)),
                            ("winners", .list((winners[lot] ?? []).map { .whole($0.provider) })),
                        ])
                    })
            ),
            ("lotOfArea", .list(tier.lotOfArea.map { .whole($0 ?? -1) })),
        ])
    }

    /// Per area: provider, tier and hours a week, most hours first.
    private var deliveries: JSONValue {
        let rows = Dictionary(grouping: record.delivery.delivered.filter { $0.hours >= 0.05 }, by: \.area)
        return .list(
            core.map { area in
                let own = (rows[area] ?? []).sorted { (-$0.hours, $0.provider) < (-$1.hours, $1.provider) }
                return .list(
                    own.map { .list([.whole($0.provider), .whole($0.tier), .number($0.hours, decimals: 2)]) })
            })
    }

    private var remedies: JSONValue {
        let words = RemedyWords(record)
        return .object(
            record.findings.remedies.map { row in
                JSONMember(
                    key: String(row.area),
                    value: .list(
                        row.remedies.sorted { $0.payPoundsYear < $1.payPoundsYear }.map {
                            .text(
                                "\(words.words($0.measure)): £\(Figures.number($0.payPoundsYear)) a year, leaves "
                                    + "\(Figures.number($0.unmetAfter, decimals: 1)) hours unmet")
                        }))
            })
    }
}
