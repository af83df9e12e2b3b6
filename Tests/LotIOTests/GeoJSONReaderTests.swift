import Foundation
import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotIO

@Suite struct GeoJSONReaderTests {
    private func collection(_ geometry: String, head: String = "") -> String {
        """
        {"type":"FeatureCollection",\(head)"features":[
        {"type":"Feature","properties":{"area_code":"A","n":1.50,"list":[1],"none":null},"geometry":\(geometry)}
        ]}
        """
    }

    private let square = "[[[0,50],[1,50],[1,51],[0,51],[0,50]]]"

    @Test func readsPolygonsAndProperties() throws {
        let (file, reading) = readGeoJSON(
            collection("{\"type\":\"MultiPolygon\",\"coordinates\":[\(square),\(square)]}"))
        let feature = try #require(file).features[0]
        #expect(reading.diagnostics.isEmpty && file?.declared == .lonLat && file?.isComplete == true)
        #expect(feature.shape.polygons.count == 2 && feature.shape.positionCount == 10)
        #expect(feature.shape.polygons[0].exterior.positions[1] == Position(x: 1, y: 50))
        #expect(feature.text("area_code") == "A" && feature.text("n") == "1.5" && feature.text("none") == nil)
        #expect(feature.properties["list"] == nil)
        #expect(file?.place(feature).line == 2)
    }

    @Test func membersMayComeInAnyOrder() throws {
        let text = """
            {"features":[{"geometry":{"coordinates":\(square),"bbox":[0],"type":"Polygon"},"properties":null,"id":7,
            "type":"Feature"}],"crs":{"type":"name","properties":{"name":"EPSG:27700"}},"type":"FeatureCollection"}
            """
        let (file, reading) = readGeoJSON(text)
        #expect(reading.diagnostics.isEmpty)
        #expect(file?.declared == .britishGrid && file?.features.first?.shape.positionCount == 5)
    }

    @Test func holesAndHeights() throws {
        let hole = "[[0.2,50.2,5],[0.2,50.4,5],[0.4,50.4],[0.2,50.2]]"
        let (file, _) = readGeoJSON(
            collection("{\"type\":\"Polygon\",\"coordinates\":[\(square.dropFirst().dropLast()),\(hole)]}"))
        #expect(file?.features[0].shape.polygons[0].holes.count == 1)
    }

    @Test(arguments: [
        ("null", "no geometry"), ("{}", "empty geometry"),
        ("{\"type\":\"Point\",\"coordinates\":[0,50]}", "is a Point"),
        ("{\"type\":\"Polygon\"}", "without coordinates"), ("{\"coordinates\":[]}", "without a type"),
        ("{\"type\":\"Polygon\",\"coordinates\":[]}", "without rings"),
        ("{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "without rings"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[]]}", "0 positions"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,50],[1,50],[0,50]]]}", "3 positions"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,50],[1,50],[1,51],[0,51]]]}", "does not end"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,50],[1e999,50],[1,51],[0,50]]]}", "too large"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0],[1,50],[1,51],[0,50]]]}", "one number"),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[0,50,1,2],[1,50],[1,51],[0,50]]]}", "more than three"),
        ("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "is a GeometryCollection"),
    ])
    func faultyGeometry(_ geometry: String, _ words: String) throws {
        let (file, reading) = readGeoJSON(collection(geometry))
        #expect(file == nil && reading.ids == [.geojsonGeometry])
        let fault = reading.diagnostics[0]
        #expect(fault.message.contains(words) && fault.message.contains("(A)"), "\(fault)")
        #expect(fault.place.line == 2 && fault.place.item == "feature 1")
    }

    @Test(arguments: [
        "[]", "1", "{}", "{\"type\":\"Feature\"}", "{\"type\":\"FeatureCollection\"}",
        "{\"type\":\"FeatureCollection\",\"features\":{}}", "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"FeatureCollection\",\"features\":[1,{}]}", "{\"type\":\"Topology\",\"objects\":{}}",
    ])
    func faultyStructure(_ text: String) {
        let (file, reading) = readGeoJSON(text)
        #expect(file == nil && Set(reading.ids) == [.geojsonStructure])
    }

    @Test func everyFaultyFeatureIsNamed() {
        let good = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(square)}}"
        let bad = "{\"type\":\"Feature\",\"geometry\":null}"
        let (file, reading) = readGeoJSON(
            "{\"type\":\"FeatureCollection\",\"features\":[\(bad),\n\(good),\n\(bad)]}")
        #expect(file?.features.map(\.number) == [2] && file?.isComplete == false)
        #expect(reading.diagnostics.map(\.place.item) == ["feature 1", "feature 3"])
        #expect(reading.diagnostics.map(\.place.line) == [1, 3])
    }

    @Test(arguments: [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", DeclaredReferenceSystem.lonLat), ("urn:ogc:def:crs:EPSG::4326", .lonLat),
        ("EPSG:4326", .lonLat), ("urn:ogc:def:crs:EPSG::27700", .britishGrid), ("epsg:27700", .britishGrid),
        ("http://www.opengis.net/def/crs/EPSG/0/27700", .britishGrid), ("urn:ogc:def:crs:EPSG::3857", nil),
        ("EPSG:29902", nil),
    ])
    func referenceSystems(_ name: String, _ declared: DeclaredReferenceSystem?) {
        let head = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
        let (file, reading) = readGeoJSON(
            collection("{\"type\":\"Polygon\",\"coordinates\":\(square)}", head: head))
        #expect(file?.declared == declared)
        #expect(reading.ids == (declared == nil ? [.geojsonReferenceSystem] : []))
    }

    @Test func syntaxFaultsHaveALine() {
        let (_, reading) = readGeoJSON("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\" \"Feature\"}]}")
        #expect(reading.ids == [.jsonSyntax] && reading.diagnostics[0].place.line == 3)
        #expect(readGeoJSON("{} {}").reading.ids == [.jsonSyntax])
    }

    @Test func cutAnywhereItIsRefused() {
        let bytes = Array(collection("{\"type\":\"Polygon\",\"coordinates\":\(square)}").utf8)
        for end in 0..<bytes.count {
            var reading = Reading()
            let file = GeoJSONReader.read(Array(bytes[..<end]), name: "a", reading: &reading)
            #expect(file == nil && reading.ids == [.jsonTruncated], "cut at \(end)")
        }
    }

    /// Any bytes give a file or a fault, never a trap.
    @Test func fuzzSmoke() {
        let base = Array(collection("{\"type\":\"MultiPolygon\",\"coordinates\":[\(square)]}").utf8)
        let alphabet = Array("[]{},:\"\\-.e0123456789 \nutf\u{7f}".utf8)
        var generator = SeededGenerator(Seed(1_947))
        for _ in 0..<20_000 {
            var bytes = base
            for _ in 0...generator.index(below: 3) {
                let place = generator.index(below: bytes.count)
                if generator.index(below: 3) == 0 {
                    bytes.remove(at: place)
                } else {
                    bytes[place] = alphabet[generator.index(below: alphabet.count)]
                }
            }
            var reading = Reading()
            let file = GeoJSONReader.read(bytes, name: "a", reading: &reading)
            #expect(file != nil || reading.errorCount > 0)
        }
    }
}
