import LotGeometry
import LotSpatial
import Testing

@testable import LotIO

@Suite struct GeoJSONWriterTests {
    private func ring(_ positions: [(Double, Double)]) throws -> Ring {
        try Ring((positions + [positions[0]]).map { Position(x: $0.0, y: $0.1) })
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func windsAndRounds() throws {
        let shape = MultiPolygon([
            Polygon(
                exterior: try ring([(0, 50), (0, 51), (1, 51), (1, 50)]),
                holes: [try ring([(0.25, 50.25), (0.5, 50.25), (0.5, 50.5)])])
        ])
        let feature = GeoJSONFeature(properties: [JSONMember(key: "area_code", value: .text("A"))], shape: shape)
        #expect(
            text(
                GeoJSONWriter.bytes(
                    [feature], members: [JSONMember(key: "name", value: .text("x"))], hasBoundingBox: true))
                    == """
                    {"type":"FeatureCollection","name":"x","bbox":[0.000000,50.000000,1.000000,51.000000],"features":[
                    {"type":"Feature","id":"A","properties":{"area_code":"A"},"geometry":{"type":"Polygon","coordinates":\
                    [[[0.000000,50.000000],[1.000000,50.000000],[1.000000,51.000000],[0.000000,51.000000],[0.000000,50.000000]],\
                    [[0.250000,50.250000],[0.500000,50.500000],[0.500000,50.250000],[0.250000,50.250000]]]}}
                    ]}

                    """)
    }

    @Test func severalPartsAndNone() throws {
        let square = Polygon(exterior: try ring([(0, 50), (1, 50), (1, 51)]))
        let written = text(
            GeoJSONWriter.bytes([
                GeoJSONFeature(properties: [], shape: MultiPolygon([square, square])),
                GeoJSONFeature(properties: [], shape: .empty),
            ]))
        #expect(written.contains("\"MultiPolygon\"") && written.contains("\"geometry\":null"))
    }

    private func written(_ features: [(code: JSONValue, parts: Int)]) throws -> String {
        let triangle = Polygon(exterior: try ring([(0, 50), (1, 50), (1, 51)]))
        return text(
            GeoJSONWriter.bytes(
                features.map { feature in
                    GeoJSONFeature(
                        properties: [JSONMember(key: "code", value: feature.code)],
                        shape: MultiPolygon([Polygon](repeating: triangle, count: feature.parts)))
                }))
    }

    @Test func oneTypeOfGeometryInAFile() throws {
        let mixed = try written([(.text("A"), 1), (.text("B"), 2)])
        #expect(mixed.contains("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0.000000,50.000000]"))
        #expect(!mixed.contains("\"Polygon\""))
        let (file, reading) = readGeoJSON(mixed)
        #expect(reading.diagnostics.isEmpty && file?.features.map(\.shape.polygons.count) == [1, 2])
        let plain = try written([(.text("A"), 1), (.text("B"), 1)])
        #expect(plain.contains("\"Polygon\"") && !plain.contains("MultiPolygon"))
    }

    @Test func identitiesAreTheCodesThatTellAreasApart() throws {
        let coded = try written([(.text("E02000001"), 1), (.text("E02000002"), 1)])
        #expect(coded.contains("{\"type\":\"Feature\",\"id\":\"E02000002\",\"properties\":{\"code\":\"E02000002\"}"))
        for features: [(JSONValue, Int)] in [
            [(.text("A"), 1), (.text("A"), 1)], [(.text("A"), 1), (.null, 1)], [(.whole(1), 1)], [(.text(""), 1)],
        ] {
            let plain = try written(features.map { (code: $0.0, parts: $0.1) })
            #expect(!plain.contains("\"id\""))
        }
        let named = text(
            GeoJSONWriter.bytes([
                GeoJSONFeature(
                    properties: [
                        JSONMember(key: "kind", value: .text("gap")), JSONMember(key: "lot_id", value: .text("L1")),
                    ], shape: .empty)
            ]))
        #expect(named.contains("{\"type\":\"Feature\",\"id\":\"L1\",\"properties\":{\"kind\":\"gap\""))
    }

    @Test func projectsAndReadsBack() async throws {
        let square = Polygon(exterior: try ring([(600_000, 150_000), (601_000, 150_000), (601_000, 151_000)]))
        let projector = try Projector()
        let bytes = try await GeoJSONWriter.bytes(
            projecting: [GeoJSONFeature(properties: [], shape: MultiPolygon([square]))], with: projector, threads: 1)
        let (file, reading) = readGeoJSON(text(bytes))
        #expect(reading.diagnostics.isEmpty)
        let back = try await projector.toGrid(try #require(file).features.map(\.shape), threads: 1)
        #expect(back[0].polygons[0].exterior.positions[1].distance(to: Position(x: 601_000, y: 150_000)) < 0.1)
    }
}
