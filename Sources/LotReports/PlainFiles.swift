import LotGeometry
import LotIO
import LotModel
import LotSpatial

/// The files of a finished run that other tools open: CSV, JSON, and GeoJSON in WGS 84. Names of columns and properties
/// are the same everywhere, so that planners can join on them.
public struct PlainFiles: Sendable {
    private let record: RunRecord
    private let threads: Int
    private let showsTruth: Bool
    private let disclosure: Disclosure

    /// - Parameters:
    ///   - showsTruth: the report, which is handed around, shows small numbers and prices as they are; the other
    ///     files are working files and always do.
    ///   - disclosure: thresholds of the report.
    public init(
        _ record: RunRecord, threads: Int, showsTruth: Bool = false, disclosure: Disclosure = .standard
    ) {
        self.record = record
        self.threads = threads
        self.showsTruth = showsTruth
        self.disclosure = disclosure
    }

    /// Names with bytes, in the order in which the manifest lists them. Throws when a shape cannot be dissolved or
    /// projected.
    public func all() async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        let areas = AreaColumns(record).columns
        let core = Array(record.coreHours.indices)
        // Finding the operation costs PROJ some 20 ms: one projector for all maps.
        let projector = try Projector()
        let shapes = try await projector.toLonLat(record.scenario.geography.shapes, threads: threads)
        let lots = try await lotFiles(projector)
        let districts = try await districtMap(projector)
        let tender = record.namedTender
        let gap = record.scenario.rules.award.gap
        let tables = AwardTables(tender: record.tender, providerIDs: tender.providerIDs)
        let statement = AwardStatement(
            tender, outcome: record.outcome, gap: gap, prices: record.findings.rulePrices
        ).document
        return [
            ("report.html", ReportPage(showsTruth ? record : ProtectedRecord(record, disclosure).value).bytes),
            ("areas.csv", csv(areas, rows: core)),
            ("areas.geojson", geojson(features(areas, rows: core, shapes: shapes))),
            ("gaps.geojson", geojson(features(areas, rows: record.coverage.gaps, shapes: shapes))),
            ("districts.geojson", districts),
        ] + lots + [
            ("providers.csv", Self.providers(record.providers)),
            ("bids.csv", tables.bids),
            ("market.csv", MarketTables(MarketView(record)).market),
            ("bidders.csv", MarketTables(MarketView(record)).bidders),
            ("rules.json", JSONWriter.bytes(TenderJSON(tender, gap: gap).value)),
            ("award.csv", tables.award(record.outcome)),
            ("winners.csv", WinnersTable(record).bytes),
            ("award-statement.md", MarkdownText(statement).bytes),
            ("award-statement.html", HTMLText(statement).bytes),
            ("assignment.csv", assignment),
            ("mobilisation.csv", MobilisationTable(record).bytes),
            ("delivery.csv", delivery),
            ("breakdowns.csv", BreakdownTable(record).bytes),
            ("open_book.csv", OpenBookTable(record).bytes),
            ("rounds.csv", RoundsTable(record).bytes),
            ("remedies.csv", RemediesTable(record).bytes),
        ] + ResilienceTables(record).files + SanctionText(record).files + MonitoringTable(record).files
            + SensitivityTable(record).files + LendingText.files(record) + CarersText.files(record)
            + BesideFiles(record).files + YearsTables(record).files + [
                ("summary.json", summary)
            ] + (DesignedTier(record.scenario).map { [("design.json", DesignJSON($0).bytes)] } ?? [])
    }

    public var summary: [UInt8] { JSONWriter.bytes(SummaryJSON(record).value) }

    // MARK: Tables by column

    private func csv(_ columns: [Column], rows: [Int]) -> [UInt8] {
        var writer = CSVWriter(columns: columns.map(\.name))
        for row in rows { writer.append(columns.map { $0.value(row) }) }
        return writer.bytes
    }

    private func features(_ columns: [Column], rows: [Int], shapes: [MultiPolygon]) -> [GeoJSONFeature] {
        rows.map { row in
            GeoJSONFeature(
                properties: columns.map { JSONMember(key: $0.name, value: $0.value(row).property) },
                shape: shapes[row])
        }
    }

    /// The attribution and the kind of boundaries travel with every map.
    private func geojson(_ features: [GeoJSONFeature]) -> [UInt8] {
        GeoJSONWriter.bytes(
            features,
            members: [
                JSONMember(key: "title", value: .text(record.scenario.title)),
                JSONMember(key: "geometry_source", value: .text(record.scenario.geography.source)),
                JSONMember(key: "geometry_indicative", value: .boolean(record.scenario.geography.isIndicative)),
                JSONMember(key: "internal", value: .boolean(record.isInternal)),
                JSONMember(key: "attribution", value: .text(record.scenario.attribution)),
            ], hasBoundingBox: true)
    }

    /// Districts dissolved from their areas, with the same measures as the report's table.
    private func districtMap(_ projector: Projector) async throws(SpatialFault) -> [UInt8] {
        let areas = record.scenario.areas
        let members = Dictionary(grouping: record.coreHours.indices) { areas[$0].ladCode }.sorted { $0.key < $1.key }
        let shapes = try await dissolve(
            groups: members.map(\.value), of: record.scenario.geography.shapes, threads: threads)
        let lonLat = try await projector.toLonLat(shapes, threads: threads)
        return geojson(
            zip(members, lonLat).map { member, shape in
                let sum = CoverageSum(member.value.map { record.coverage.areas[$0] })
                let properties: [(String, JSONValue)] = [
                    ("lad_code", .text(member.key)), ("lad_name", .text(areas[member.value[0]].ladName)),
                    ("areas", .whole(sum.areas)),
                    ("hours_commissioned_week", .number(sum.commissioned, decimals: 2)),
                    ("hours_delivered_week", .number(sum.delivered, decimals: 2)),
                    ("hours_unmet_week", .number(sum.unmet, decimals: 2)),
                    ("unmet_pct", .number(sum.unmetShare * 100, decimals: 2)),
                    ("people_unserved_est", .number(sum.peopleUnserved, decimals: 1)),
                    ("gap_areas", .whole(sum.gapAreas)),
                    ("geometry_indicative", .whole(record.scenario.geography.isIndicative ? 1 : 0)),
                ]
                return GeoJSONFeature(
                    properties: properties.map { JSONMember(key: $0.0, value: $0.1) }, shape: shape)
            })
    }

    /// `lots.csv`, `lots.geojson` over all tiers, and a map for each tier.
    private func lotFiles(_ projector: Projector) async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        var header = ["tier"]
        var rows: [[CSVCell]] = []
        var all: [GeoJSONFeature] = []
        var maps: [(name: String, bytes: [UInt8])] = []
        for (index, tier) in record.scenario.plan.tiers.enumerated() where !tier.lots.isEmpty {
            let shapes = try await dissolve(
                groups: tier.lots.map(\.areas), of: record.scenario.geography.shapes, threads: threads)
            let columns = LotColumns(record, tier: index, shapes: shapes).columns
            header = columns.map(\.name)
            rows += tier.lots.indices.map { lot in columns.map { $0.value(lot) } }
            let lonLat = try await projector.toLonLat(shapes, threads: threads)
            let features = features(columns, rows: Array(tier.lots.indices), shapes: lonLat)
            all += features
            maps.append(("lots-\(tier.rules.name).geojson", geojson(features)))
        }
        var writer = CSVWriter(columns: header)
        for row in rows { writer.append(row) }
        return [("lots.csv", writer.bytes), ("lots.geojson", geojson(all))] + maps
    }

    // MARK: Market, delivery

    public static func providers(_ providers: [Provider]) -> [UInt8] {
        // What nobody states takes no column: the file stays as it was read.
        let statesTurnover = providers.contains { $0.turnoverYear != nil }
        var writer = CSVWriter(
            columns: [
                "provider_id", "name", "class", "easting_m", "northing_m", "current_hours", "growth_hours",
                "wage_pence",
                "quality", "risk", "radius_minutes", "viability_hours", "tiers", "rates_pence",
            ] + (statesTurnover ? ["turnover_year"] : []))
        for provider in providers {
            let turnover: CSVCell = provider.turnoverYear.map { .number($0, decimals: 4) } ?? .empty
            writer.append(
                [
                    .text(provider.id), .text(provider.name), .text(provider.sizeClass.rawValue),
                    .number(provider.base.x, decimals: 0), .number(provider.base.y, decimals: 0),
                    .number(provider.currentHours, decimals: 6), .number(provider.growthHours, decimals: 6),
                    .number(provider.wagePence, decimals: 6), .number(provider.quality, decimals: 6),
                    .number(provider.risk, decimals: 6), .number(provider.radiusMinutes, decimals: 1),
                    .number(provider.viabilityHours, decimals: 1),
                    .text(provider.tiers.sorted().joined(separator: " ")),
                    .text(
                        provider.ratesPence.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
                            .joined(separator: " ")),
                ] + (statesTurnover ? [turnover] : []))
        }
        return writer.bytes
    }

    private var assignment: [UInt8] {
        let plan = record.scenario.plan
        return DesignFiles.assignment(plan, record.scenario.areas, tiers: Array(plan.tiers.indices))
    }

    private var delivery: [UInt8] {
        var writer = CSVWriter(columns: [
            "tier", "area_code", "provider_id", "hours_delivered_week", "rate_pence", "travel_min_per_contact_hour",
        ])
        for row in record.delivery.delivered {
            writer.append([
                .text(record.scenario.plan.tiers[row.tier].rules.name), .text(record.scenario.areas[row.area].code),
                .text(record.providers[row.provider].id), .number(row.hours, decimals: 4), .whole(row.ratePence),
                .number(row.travelMinutes, decimals: 3),
            ])
        }
        return writer.bytes
    }
}
