import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct WKTReaderTests {
    private func read(_ text: String) -> (shape: MultiPolygon?, words: String) {
        switch WKTReader.read(Array(text.utf8)) {
        case .shape(let shape): (shape, "")
        case .absent: (nil, "absent")
        case .fault(let words): (nil, words)
        }
    }

    @Test func polygons() throws {
        let expected = MultiPolygon([try square(0, 0, 1)])
        for text in [
            "POLYGON((0 0,1 0,1 1,0 1,0 0))", " Polygon ( ( 0 0 , 1 0 , 1 1 , 0 1 , 0 0 ) ) ",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)))", "POLYGON Z ((0 0 5,1 0 5,1 1 5,0 1 5,0 0 5))",
            "POLYGONZM((0 0 5 6,1 0 5 6,1 1 5 6,0 1 5 6,0 0 5 6))", "POLYGON ((0 0, 1e0 0, 1.0 1, 0 1, 0 0))",
        ] { #expect(read(text).shape == expected, "\(text) \(read(text).words)") }
        let two = read("MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1)),((20 0,21 0,21 1,20 0)))").shape
        #expect(two?.polygons.map(\.holes.count) == [1, 0])
    }

    @Test func faultsAreNamed() {
        #expect(read("POINT (1 2)").words == "is a POINT, not a polygon")
        #expect(read("POLYGON EMPTY").words == "has an empty polygon")
        #expect(read("").words == "has no well-known text of a polygon")
        #expect(read("POLYGON ((0 0, 1 0, 1 1, 0 0").words == "has a well-known text that is cut off")
        #expect(read("POLYGON ((0 0, 1 0, 1 1, 0 0)) x").words == "has text after its polygon")
        #expect(read("POLYGON ((0 0, 1 0, 0 0))").words.contains("has 3 positions; four are the fewest"))
        #expect(read("POLYGON ((0 0, a 0, 1 1, 0 0))").words.contains("expected a number at character 16"))
        #expect(read("POLYGON ((0 0, 1e999 0, 1 1, 0 0))").words.contains("too large"))
    }

    @Test func everyCutIsAFault() {
        let text = "MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1)))"
        for end in text.indices { #expect(read(String(text[..<end])).shape == nil) }
    }
}
