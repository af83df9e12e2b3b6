import Foundation
import LotGeometry
import LotIO
import Testing

@testable import LotReports

@Suite struct ToolLimitsTests {
    private static func layer(
        _ fields: [String], features: Int, vertices: Int = 4, text: String = "x"
    ) throws -> Layer {
        try Layer(
            name: "areas", fields: fields,
            features: (0..<features).map { index in
                let (west, south) = (-5 + 0.1 * Double(index % 80), 50 + 0.05 * Double(index / 80))
                let ring = (0...vertices).map { vertex -> Position in
                    let angle = Double(vertex % vertices) / Double(vertices) * 2 * Double.pi
                    return Position(x: west + 0.05 * cos(angle), y: south + 0.025 * sin(angle))
                }
                return GeoJSONFeature(
                    properties: fields.map { JSONMember(key: $0, value: .text(text)) },
                    shape: MultiPolygon([Polygon(exterior: try Ring(ring))]))
            }, system: .lonLat)
    }

    /// Every column and layer that a run hands on, in every format, at the size of a council.
    @Test func everyMapOfARunKeepsThem() async throws {
        let record = try ReportMaps.record()
        let names =
            AreaColumns(record).columns.map(\.name) + LotColumns(record, tier: 0, shapes: []).columns.map(\.name)
        #expect(names.count > 60)
        for name in names + ["basis", "unmet_band"] { #expect(ToolLimits.isName(name), "\(name)") }
        let run = ExportedRun(
            facts: CoverTests.facts(),
            layers: try ExportMaps.layers(people: [(36, 20), (40, 2)], lots: [0, 0], districts: [0, 0]),
            cover: Cover(CoverTests.facts()))
        for kind in RunLayer.allCases {
            let layer = try run.layer(kind)
            for format in LayerFormat.allCases {
                let bytes = try await LayerWriter.bytes(layer, as: format, threads: 1)
                #expect(ToolLimits(bytes: bytes.count, layer: layer).notes.isEmpty, "\(kind) \(format)")
            }
        }
    }

    @Test func whatPassesALimitIsTold() throws {
        let odd = try Self.layer(
            ["Area", "day", "2nd", "a-b", String(repeating: "n", count: 65), "fine_2"], features: 1)
        let note = try #require(ToolLimits(bytes: 1, layer: odd).notes.first)
        for name in ["Area", "day", "2nd", "a-b", "nnn"] { #expect(note.contains(name), "\(name)") }
        #expect(!note.contains("fine_2") && ToolLimits(bytes: 1, layer: odd).notes.count == 1)
        let long = try Self.layer(["words"], features: 1, text: String(repeating: "w", count: 32_767))
        #expect(ToolLimits(bytes: 1, layer: long).notes.first?.contains("32,766 characters, in words") == true)
        let most = try Self.layer(["code"], features: 1_000)
        #expect(ToolLimits(bytes: 10_000_000, layer: most).notes.isEmpty)
        let more = try Self.layer(["code"], features: 1_001)
        let notes = ToolLimits(bytes: 10_000_001, layer: more).notes
        #expect(notes.count == 2 && notes[0].contains("--simplify") && notes[1].contains("1,001"))
    }

    /// England at the size of its areas: with all columns too large for ArcGIS's analysis, and told so; with the columns
    /// that a map needs it fits, one object in longitude and latitude as Power BI asks.
    @Test func aCountryFitsWithFewerColumns() async throws {
        let fields = (0..<60).map { "column_\($0)" }
        let all = try Self.layer(fields, features: 6_791, vertices: 40, text: "1234.56")
        let whole = try await LayerWriter.bytes(all, as: .geojson, threads: 2)
        #expect(ToolLimits(bytes: whole.count, layer: all).notes.count == 2, "\(whole.count)")
        let few = try all.taking(columns: ["column_3", "column_1", "none"])
        #expect(few.fields == ["column_3", "column_1"] && few.features.allSatisfy { $0.properties.count == 2 })
        for format in [LayerFormat.geojson, .topojson] {
            let bytes = try await LayerWriter.bytes(few, as: format, threads: 2)
            #expect(bytes.count <= ToolLimits.arcGISBytes, "\(format) \(bytes.count)")
            guard format == .topojson else { continue }
            let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let objects = try #require(object["objects"] as? [String: [String: Any]])
            #expect(objects.count == 1 && object["crs"] == nil)
            let kinds = Set(
                (objects["areas"]?["geometries"] as? [[String: Any]])?.compactMap { $0["type"] as? String } ?? [])
            #expect(kinds.isSubset(of: ["Polygon", "MultiPolygon"]) && !kinds.isEmpty)
        }
    }

    @Test func aTableTakesTheSameColumns() {
        let table = RunTable(name: "t", columns: ["a", "b", "c"], rows: [[.whole(1), .whole(2), .whole(3)]])
        let taken = table.taking(columns: ["c", "a", "x"])
        #expect(taken.columns == ["c", "a"] && taken.rows == [[.whole(3), .whole(1)]])
    }
}
