import LotGeometry
import Testing

@testable import LotIO

@Suite struct LayerPlaneTests {
    private func plane(_ x: Double, _ y: Double, crs: String? = nil) throws -> LayerPlane {
        let member = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
        let ring = "[[\(x),\(y)],[\(x + 0.1),\(y)],[\(x + 0.1),\(y + 0.1)],[\(x),\(y)]]"
        let (read, _) = readGeoJSON(
            "{\"type\":\"FeatureCollection\",\(member)\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}]}")
        let file = try #require(read)
        return LayerPlane(file)
    }

    @Test func statedSilentAndJudged() throws {
        let stated = try plane(600_000, 150_000, crs: "urn:ogc:def:crs:EPSG::27700")
        #expect(stated.system == .britishGrid && stated.basis == .stated && stated.fault == nil)
        let silent = try plane(0.5, 51.2)
        #expect(silent.system == .lonLat && silent.basis == .format && silent.fault == nil)
        let judged = try plane(600_000, 150_000)
        #expect(judged.system == .britishGrid && judged.basis == .range)
        #expect(judged.fault == "has coordinates like metres of the British National Grid but does not say so")
        #expect(judged.words == "British National Grid (EPSG:27700), judged by the range of the coordinates")
    }

    /// Known areas tell what the range of the coordinates cannot.
    @Test func northingBeforeEasting() throws {
        let text = toySquares(toyCodes)
        let file = try #require(readGeoJSON(text).file)
        let codes = try Layers.codes(text)
        func known(_ x: Double, _ y: Double) -> KnownCodes {
            let place = Position(x: x, y: y)
            return KnownCodes(tables: [], centroids: [toyCodes[0]: place, toyCodes[1]: place])
        }
        let swapped = LayerPlane(file, codes, known(150_500, 600_500))
        #expect(swapped.system == nil && swapped.fault?.hasPrefix("has northing before easting: E02000101") == true)
        #expect(LayerPlane(file, codes, known(600_500, 150_500)).fault == nil)
        #expect(LayerPlane(file, codes, known(400_000, 400_000)).fault == nil)
        #expect(LayerPlane(file, codes, .none).fault == nil)
    }

    @Test func contradictionsAndStrangers() throws {
        #expect(
            try plane(600_000, 150_000, crs: "OGC:1.3:CRS84").fault?.hasPrefix("is said to be in longitude") == true)
        let degrees = try plane(0.5, 51.2, crs: "EPSG:27700")
        #expect(degrees.system == .lonLat && degrees.fault?.contains("like degrees") == true)
        let swapped = try plane(51.2, 0.5)
        #expect(swapped.system == nil && swapped.fault == "has latitude before longitude")
        #expect(try plane(-20, 70).system == nil)
    }
}
