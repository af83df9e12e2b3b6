import LotGeometry
import LotIO
import LotModel

/// A finished run as it may leave the house: its tables and maps with disclosure control applied, the same in every format.
public struct ExportedRun: Sendable {
    public let facts: RunFacts
    public let cover: Cover
    public let areas: RunTable
    public let lots: RunTable
    /// Most unmet hours first; by code where counts are protected, since an order by them tells of them.
    public let gaps: RunTable
    public let districts: RunTable
    /// Of all areas together.
    public let totals: [ExportedTotal]
    /// People of both kinds of hours as they may be published; nil where true numbers may.
    let counts: (commissioned: ProtectedCounts, unmet: ProtectedCounts)?
    private let layers: [RunLayer: Layer]

    /// Reads all maps of a run, since the numbers of one decide what the others may show.
    ///
    /// Throws `file.*`, `yaml.*`, `json.*`, `geojson.*` and `value.conflict` where they are not as the run wrote them.
    public init(_ folder: RunFolder, cover: Cover) throws(InputRefused) {
        let layers: [RunLayer: Layer] = [
            .areas: try folder.layer(.areas), .lots: try folder.layer(.lots),
            .districts: try folder.layer(.districts),
        ]
        self.init(facts: folder.facts, layers: layers, cover: cover)
    }

    /// - Parameter layers: those of areas, lots and districts.
    public init(facts: RunFacts, layers: [RunLayer: Layer], cover: Cover) {
        func table(_ layer: RunLayer) -> RunTable {
            layers[layer].map { RunTable($0) } ?? RunTable(name: layer.rawValue, columns: [], rows: [])
        }
        let tables = (areas: table(.areas), lots: table(.lots), districts: table(.districts))
        self.facts = facts
        self.cover = cover
        self.layers = layers
        func counts(_ column: String) -> ProtectedCounts {
            ProtectedCounts(
                column, hoursPerPerson: facts.hoursPerPerson, areas: tables.areas, lots: tables.lots,
                districts: tables.districts, disclosure: cover.disclosure)
        }
        let protected =
            cover.hidesCounts ? (counts("hours_commissioned_week"), counts("hours_unmet_week")) : nil
        let (commissioned, unmet) = (protected?.0, protected?.1)
        self.counts = protected.map { (commissioned: $0.0, unmet: $0.1) }
        let covering = CoveredTable(cover, hoursPerPerson: facts.hoursPerPerson)
        areas = covering.table(tables.areas, commissioned: commissioned?.areas, unmet: unmet?.areas)
        lots = covering.table(tables.lots, commissioned: commissioned?.lots, unmet: unmet?.lots)
        districts = covering.table(tables.districts, commissioned: commissioned?.districts, unmet: unmet?.districts)
        gaps = areas.taking(Self.gapRows(tables.areas, isProtected: cover.hidesCounts)).named("gaps")
        totals = ExportedTotal.all(
            tables.areas, facts, counts: commissioned.flatMap { own in unmet.map { (own.total, $0.total) } })
    }

    private static func gapRows(_ areas: RunTable, isProtected: Bool) -> [Int] {
        let gaps = areas.rows.indices.filter { areas.number($0, "is_gap") == 1 }
        if isProtected { return gaps.sorted { areas.text($0, "area_code") < areas.text($1, "area_code") } }
        return gaps.sorted {
            (areas.number($0, "gap_rank") ?? .infinity, $0) < (areas.number($1, "gap_rank") ?? .infinity, $1)
        }
    }

    /// The table of a map.
    public func table(_ layer: RunLayer, tier: String? = nil) -> RunTable {
        switch layer {
        case .areas: areas
        case .gaps: gaps
        case .districts: districts
        case .lots: tier.map { tier in lots.taking(lots.rows.indices.filter { lots.text($0, "tier") == tier }) } ?? lots
        }
    }

    /// Names of the tiers that have lots.
    public var tiers: [String] { ProtectedCounts.tiers(lots) }

    /// Shapes in longitude and latitude with the table's columns; what is suppressed or withheld is null, so that numbers
    /// stay numbers.
    public func layer(_ layer: RunLayer, tier: String? = nil) throws(UnwritableLayer) -> Layer {
        let table = table(layer, tier: tier)
        let shapes = shapes(layer)
        let members = layers[.areas]?.members ?? []
        let features = zip(table.rows, shapeRows(layer, tier: tier)).map { row, place in
            GeoJSONFeature(
                properties: zip(table.columns, row).map { name, value in
                    JSONMember(key: name, value: value == CoveredTable.mark ? .null : value)
                }, shape: shapes[place])
        }
        return try Layer(
            name: layer.rawValue, fields: table.columns, features: features, system: .lonLat,
            members: members.filter { $0.key != "internal" && $0.key != "bbox" } + [
                JSONMember(key: "internal", value: .boolean(cover.isInternal)),
                JSONMember(key: "disclosure", value: .text(cover.stamps.joined(separator: " "))),
            ])
    }

    private func shapes(_ layer: RunLayer) -> [MultiPolygon] {
        (layers[layer == .gaps ? .areas : layer]?.features ?? []).map(\.shape)
    }

    /// The feature of each row of the layer's table.
    private func shapeRows(_ layer: RunLayer, tier: String?) -> [Int] {
        switch layer {
        case .areas, .districts: Array(table(layer).rows.indices)
        case .gaps: Self.gapRows(layers[.areas].map { RunTable($0) } ?? areas, isProtected: cover.hidesCounts)
        case .lots: lots.rows.indices.filter { tier == nil || lots.text($0, "tier") == tier }
        }
    }
}

/// A figure of all areas together.
public struct ExportedTotal: Hashable, Sendable {
    public let name: String
    public let value: JSONValue

    /// - Parameter counts: people commissioned and unmet as they may be published; nil where the true ones may.
    static func all(
        _ areas: RunTable, _ facts: RunFacts, counts: (Disclosure.Count, Disclosure.Count)?
    ) -> [ExportedTotal] {
        func sum(_ column: String) -> Double {
            areas.rows.indices.reduce(0) { $0 + (areas.number($1, column) ?? 0) }
        }
        let gaps = JSONValue.whole(areas.rows.indices.count { areas.number($0, "is_gap") == 1 })
        var rows = [
            ExportedTotal(name: "Areas", value: .whole(areas.rows.count)),
            ExportedTotal(name: "Coverage gaps", value: gaps),
        ]
        let names = ("Commissioned hours a week", "Unmet hours a week", "People unserved (estimate)")
        guard let counts else {
            let commissioned = sum("hours_commissioned_week")
            let unmet = sum("hours_unmet_week")
            rows += [
                ExportedTotal(name: names.0, value: .number(commissioned, decimals: 0)),
                ExportedTotal(name: names.1, value: .number(unmet, decimals: 0)),
                ExportedTotal(
                    name: "Unmet share, %",
                    value: commissioned > 0 ? .number(unmet / commissioned * 100, decimals: 1) : .null),
                ExportedTotal(name: names.2, value: .number(sum("people_unserved_est"), decimals: 0)),
            ]
            return rows
        }
        let share = sum("hours_commissioned_week") > 0 ? sum("hours_unmet_week") / sum("hours_commissioned_week") : 0
        return rows + [
            ExportedTotal(name: names.0, value: CoveredTable.hours(counts.0, each: facts.hoursPerPerson)),
            ExportedTotal(name: names.1, value: CoveredTable.hours(counts.1, each: facts.hoursPerPerson)),
            ExportedTotal(name: "Unmet share", value: .text(Disclosure.Band(percent: share * 100).rawValue)),
            ExportedTotal(name: names.2, value: CoveredTable.people(counts.1)),
        ]
    }
}
