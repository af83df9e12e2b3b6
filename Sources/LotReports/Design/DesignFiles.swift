import LotGeometry
import LotIO
import LotModel
import LotSpatial

/// The files of a design by itself: the plan, its lots as table and map, and how good it is.
public struct DesignFiles: Sendable {
    private let scenario: Scenario
    private let threads: Int

    /// Precondition: the scenario's lots are designed.
    public init(_ scenario: Scenario, threads: Int) {
        precondition(scenario.designed != nil, "the lots are not designed")
        self.scenario = scenario
        self.threads = threads
    }

    /// Names with bytes, in the order in which the manifest lists them.
    public func all() async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        guard let designed = DesignedTier(scenario) else { return [] }
        return [
            ("assignment.csv", Self.assignment(scenario.plan, scenario.areas, tiers: [designed.result.tier])),
            ("areas.csv", areas(designed)), ("lots.csv", lots(designed)), ("lots.geojson", try await lotMap(designed)),
            ("areas.geojson", try await areaMap(designed)),
            ("design.json", DesignJSON(designed).bytes),
        ]
    }

    /// `area_code, tier, lot_id` of some tiers, which a scenario can read back.
    static func assignment(_ plan: LotPlan, _ areas: AreaTable, tiers: [Int]) -> [UInt8] {
        var writer = CSVWriter(columns: ["area_code", "tier", "lot_id"])
        for tier in tiers.map({ plan.tiers[$0] }) {
            for (area, lot) in tier.lotOfArea.enumerated() {
                guard let lot else { continue }
                writer.append([.text(areas[area].code), .text(tier.rules.name), .text(tier.lots[lot].id)])
            }
        }
        return writer.bytes
    }

    /// Name and cell of every figure of an area, the same in table and map.
    private func figures(_ designed: DesignedTier, area index: Int) -> [(name: String, cell: CSVCell)] {
        let area = scenario.areas[index]
        let lot = designed.tier.lotOfArea[index].map { designed.tier.lots[$0].id }
        return [
            ("area_code", .text(area.code)), ("area_name", .text(area.name)),
            ("readable_name", .text(area.readableName)), ("lad_code", .text(area.ladCode)),
            ("lad_name", .text(area.ladName)), ("health_area", .text(area.healthName)),
            ("rural_urban_class", .text(area.ruralUrban.rawValue)),
            ("lot_id_\(designed.tier.rules.name)", lot.map { .text($0) } ?? .empty),
            ("hours_commissioned_week", .number(designed.hours[index], decimals: 2)),
        ]
    }

    private func areas(_ designed: DesignedTier) -> [UInt8] {
        var writer = CSVWriter(columns: figures(designed, area: 0).map(\.name))
        for area in 0..<scenario.areas.coreCount { writer.append(figures(designed, area: area).map(\.cell)) }
        return writer.bytes
    }

    private func lots(_ designed: DesignedTier) -> [UInt8] {
        var writer = CSVWriter(columns: designed.figures(0).map(\.name))
        for lot in designed.tier.lots.indices { writer.append(designed.figures(lot).map(\.cell)) }
        return writer.bytes
    }

    func lotMap(_ designed: DesignedTier) async throws(SpatialFault) -> [UInt8] {
        let shapes = try await dissolve(
            groups: designed.tier.lots.map(\.areas), of: scenario.geography.shapes, threads: threads)
        let features = shapes.enumerated().map { lot, shape in
            GeoJSONFeature(
                properties: designed.figures(lot).map { JSONMember(key: $0.name, value: $0.cell.property) },
                shape: shape)
        }
        return try await map(features)
    }

    private func areaMap(_ designed: DesignedTier) async throws(SpatialFault) -> [UInt8] {
        try await map(
            (0..<scenario.areas.coreCount).map { area in
                GeoJSONFeature(
                    properties: figures(designed, area: area).map { JSONMember(key: $0.name, value: $0.cell.property) },
                    shape: scenario.geography.shapes[area])
            })
    }

    /// The attribution and the kind of boundaries travel with every map.
    private func map(_ features: [GeoJSONFeature]) async throws(SpatialFault) -> [UInt8] {
        try await GeoJSONWriter.bytes(
            projecting: features, with: try Projector(),
            members: [
                JSONMember(key: "title", value: .text(scenario.title)),
                JSONMember(key: "geometry_source", value: .text(scenario.geography.source)),
                JSONMember(key: "geometry_indicative", value: .boolean(scenario.geography.isIndicative)),
                JSONMember(key: "attribution", value: .text(scenario.attribution)),
            ], hasBoundingBox: true, threads: threads)
    }

    /// What `lotwright design` prints.
    public var text: String {
        guard let designed = DesignedTier(scenario) else { return "" }
        let count = designed.tier.lots.count
        let title = "\(scenario.title): \(count) \(count == 1 ? "lot" : "lots") for tier \(designed.tier.rules.title)"
        return ([Diagnostic.printable(title), ""] + DesignSection(scenario).lines).joined(separator: "\n") + "\n"
    }
}
