import Foundation
import LotGeometry
import Testing

@testable import LotIO

@Suite struct TopoJSONWriterTests {
    /// Shapes of a TopoJSON, read without any of the writer's code.
    private func shapes(_ bytes: [UInt8]) throws -> [[[[Position]]]] {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(root["type"] as? String == "Topology")
        let transform = root["transform"] as? [String: [Double]]
        let arcs = try #require(root["arcs"] as? [[[Double]]]).map { arc in
            var x = 0.0
            var y = 0.0
            return arc.map { pair -> Position in
                guard let transform, let scale = transform["scale"], let move = transform["translate"] else {
                    return Position(x: pair[0], y: pair[1])
                }
                x += pair[0]
                y += pair[1]
                return Position(x: x * scale[0] + move[0], y: y * scale[1] + move[1])
            }
        }
        let objects = try #require(root["objects"] as? [String: [String: Any]])
        let geometries = try #require(objects["areas"]?["geometries"] as? [[String: Any]])
        return try geometries.map { geometry in
            let polygons: [[[Int]]] =
                switch geometry["type"] as? String {
                case "Polygon": [try #require(geometry["arcs"] as? [[Int]])]
                case "MultiPolygon": try #require(geometry["arcs"] as? [[[Int]]])
                default: []
                }
            return polygons.map { rings in
                rings.map { ring in
                    var line: [Position] = []
                    for index in ring {
                        let arc = index >= 0 ? arcs[index] : arcs[~index].reversed()
                        if let last = line.last { #expect(last == arc.first) }
                        line += line.isEmpty ? arc[...] : arc.dropFirst()
                    }
                    #expect(line.first == line.last && line.count >= 4)
                    return line
                }
            }
        }
    }

    @Test func shapesComeBackAndTheCommonSideStandsOnce() throws {
        let layer = try LayerMaps.layer()
        let bytes = TopoJSONWriter.bytes(layer)
        let back = try shapes(bytes)
        #expect(back.map(\.count) == [1, 2, 0])
        for (feature, polygons) in zip(layer.features, back) {
            for (polygon, rings) in zip(feature.shape.polygons, polygons) {
                for (index, ring) in rings.enumerated() {
                    let back = try Ring(ring)
                    #expect((back.signedArea > 0) == (index == 0))
                    #expect(Set(ring) == Set(polygon.rings[index].positions))
                }
            }
        }
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        // West, the common side, east, its hole and its island.
        #expect((root["arcs"] as? [Any])?.count == 5)
        #expect(root["bbox"] as? [Double] == [0.5, 51.2, 0.81, 51.3])
        #expect(root["attribution"] as? String == "nobody's data")
    }

    @Test func quantisedStepsLeadToTheSamePlaces() throws {
        let layer = try LayerMaps.layer()
        let plain = try shapes(TopoJSONWriter.bytes(layer))
        let coarse = try shapes(TopoJSONWriter.bytes(layer, quantisation: 10_001))
        for (a, b) in zip(plain.joined().joined().joined(), coarse.joined().joined().joined()) {
            #expect(abs(a.x - b.x) <= 0.31 / 20_000 + 1e-6 && abs(a.y - b.y) <= 0.1 / 20_000 + 1e-6)
        }
        #expect(
            String(decoding: TopoJSONWriter.bytes(layer, quantisation: 10), as: UTF8.self).contains("\"transform\""))
    }

    @Test func aLayerWithoutFeaturesIsATopology() throws {
        let layer = try Layer(name: "areas", fields: ["a"], features: [], system: .lonLat)
        #expect(try shapes(TopoJSONWriter.bytes(layer)).isEmpty)
    }

    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func aCountyKeepsItsPositions() async throws {
        var reading = Reading()
        let bytes = [UInt8](try Data(contentsOf: Folders.shared.appending(path: "rutland/msoa11_bgc.geojson")))
        let file = try #require(GeoJSONReader.read(bytes, name: "a", reading: &reading))
        let layer = try Layer(
            name: "areas", fields: ["code"],
            features: file.features.map {
                GeoJSONFeature(
                    properties: [JSONMember(key: "code", value: .text($0.text("MSOA11CD") ?? ""))], shape: $0.shape)
            }, system: .lonLat)
        let written = TopoJSONWriter.bytes(layer)
        for (feature, polygons) in zip(file.features, try shapes(written)) {
            let before = feature.shape.polygons.flatMap { $0.rings.map { $0.positions.dropLast().count } }
            #expect(polygons.joined().map { $0.dropLast().count } == before)
        }
        #expect(written.count < GeoJSONWriter.bytes(layer.features).count * 2 / 3)
    }
}
