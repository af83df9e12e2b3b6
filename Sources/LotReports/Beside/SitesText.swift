import LotIO
import LotModel

/// Schemes of flats in words, as `sites.csv` and as a column of areas.
struct SitesText {
    private let record: RunRecord
    private let sites: Sites

    init(_ record: RunRecord, _ sites: Sites) {
        self.record = record
        self.sites = sites
    }

    private func counted(_ site: Site) -> Double { site.hours * sites.openShare(site) }
    private var hours: Double { sites.sites.reduce(0) { $0 + counted($1) } }

    private func lots(_ site: Site) -> [(tier: Tier, lot: Lot)] {
        record.scenario.plan.tiers.compactMap { tier in tier.lotOfArea[site.area].map { (tier, tier.lots[$0]) } }
    }

    var part: BesideWords.Part {
        let rows = sites.sites.map { site in
            let coverage = record.coverage.areas[site.area]
            return [
                site.name, record.scenario.areas[site.area].readableName,
                lots(site).map(\.lot.id).joined(separator: ", "), site.opens?.text ?? "open",
                Figures.number(site.hours, decimals: 1), Figures.number(counted(site), decimals: 1),
                Figures.percent(coverage.unmetShare),
                coverage.mainProvider.map { record.providers[$0].name } ?? "-",
            ]
        }
        let share = record.demand.coreHours > 0 ? hours / record.demand.coreHours : 0
        return BesideWords.Part(
            title: "Schemes of flats with care on the premises",
            sentences: [
                "They add \(Figures.number(hours)) hours a week to the first year, \(Figures.percent(share)) of all; "
                    + "\(Figures.number(sites.hopMinutes, decimals: 1)) minutes lie between two flats. They stay in the lot around "
                    + "them; what is unmet is told for the whole area."
            ],
            table: Document.Table(
                "Schemes",
                [.init("Scheme"), .init("Area"), .init("Lots"), .init("Opens")]
                    + PageTables.numbers(["Hours a week", "In the first year", "Unmet % of area"]) + [
                        .init("Most hours by")
                    ], rows))
    }

    var files: [(name: String, bytes: [UInt8])] {
        var writer = CSVWriter(columns: [
            "site_id", "name", "area_code", "easting_m", "northing_m", "lot_ids", "opens", "open_share", "people",
            "hours_week", "hours_counted_week", "area_unmet_pct", "main_provider",
        ])
        for site in sites.sites {
            let coverage = record.coverage.areas[site.area]
            writer.append([
                .text(site.id), .text(site.name), .text(record.scenario.areas[site.area].code),
                .optional(site.place?.x, decimals: 0), .optional(site.place?.y, decimals: 0),
                .text(lots(site).map { "\($0.tier.rules.name):\($0.lot.id)" }.joined(separator: " ")),
                site.opens.map { .text($0.text) } ?? .empty, .number(sites.openShare(site), decimals: 6),
                .number(site.people, decimals: 1), .number(site.hours, decimals: 2),
                .number(counted(site), decimals: 2), .number(coverage.unmetShare * 100, decimals: 2),
                coverage.mainProvider.map { .text(record.providers[$0].id) } ?? .empty,
            ])
        }
        return [("sites.csv", writer.bytes)]
    }

    var columns: [Column] {
        let hours = sites.hours(coreCount: record.scenario.areas.coreCount)
        return [Column(name: "site_hours_week") { .number(hours[$0], decimals: 2) }]
    }

    var json: JSONValue {
        .members([
            ("schemes", .whole(sites.sites.count)), ("hours_week", .number(hours, decimals: 2)),
            (
                "people",
                .number(sites.sites.reduce(0) { $0 + $1.people * sites.openShare($1) }, decimals: 2)
            ), ("hop_minutes", .number(sites.hopMinutes, decimals: 2)),
        ])
    }
}
