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
                    {"type":"Feature","properties":{"area_code":"A"},"geometry":{"type":"Polygon","coordinates":\
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
