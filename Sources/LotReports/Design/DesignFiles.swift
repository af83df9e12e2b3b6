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
            ("areas.csv", areas(designed)), ("lots.csv", lots(designed)), ("lots.geojson", try await map(designed)),
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

    private func areas(_ designed: DesignedTier) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "area_code", "area_name", "readable_name", "lad_code", "lad_name", "health_area", "rural_urban_class",
            "lot_id_\(designed.tier.rules.name)", "hours_commissioned_week",
        ])
        for (index, area) in scenario.areas.core.enumerated() {
            let lot = designed.tier.lotOfArea[index].map { designed.tier.lots[$0].id }
            writer.append([
                .text(area.code), .text(area.name), .text(area.readableName), .text(area.ladCode), .text(area.ladName),
                .text(area.healthName), .text(area.ruralUrban.rawValue), lot.map { .text($0) } ?? .empty,
                .number(designed.hours[index], decimals: 2),
            ])
        }
        return writer.bytes
    }

    private func lots(_ designed: DesignedTier) -> [UInt8] {
        var writer = CSVWriter(columns: designed.figures(0).map(\.name))
        for lot in designed.tier.lots.indices { writer.append(designed.figures(lot).map(\.cell)) }
        return writer.bytes
    }

    private func map(_ designed: DesignedTier) async throws(SpatialFault) -> [UInt8] {
        let shapes = try await dissolve(
            groups: designed.tier.lots.map(\.areas), of: scenario.geography.shapes, threads: threads)
        let features = shapes.enumerated().map { lot, shape in
            GeoJSONFeature(
                properties: designed.figures(lot).map { JSONMember(key: $0.name, value: $0.cell.property) },
                shape: shape)
        }
        return try await GeoJSONWriter.bytes(
            projecting: features, with: try Projector(),
            members: [
                JSONMember(key: "title", value: .text(scenario.title)),
                JSONMember(key: "geometry_source", value: .text(scenario.geography.source)),
                JSONMember(key: "geometry_indicative", value: .boolean(scenario.geography.isIndicative)),
                JSONMember(key: "attribution", value: .text(scenario.attribution)),
            ], threads: threads)
    }

    /// What `lotwright design` prints.
    public var text: String {
        guard let designed = DesignedTier(scenario) else { return "" }
        let title = "\(scenario.title): \(designed.tier.lots.count) lots for tier \(designed.tier.rules.title)"
        return ([Diagnostic.printable(title), ""] + DesignSection(scenario).lines).joined(separator: "\n") + "\n"
    }
}
