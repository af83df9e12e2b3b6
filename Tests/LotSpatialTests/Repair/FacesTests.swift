import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct FacesTests {
    private func lines(_ areas: [MultiPolygon]) -> [[Position]] {
        areas.flatMap(\.polygons).flatMap(\.rings).map(\.positions)
    }

    @Test func crossingSquaresGiveThreeFaces() throws {
        let squares = [try Maps.box(0, 0, 10, 10), try Maps.box(5, 5, 10, 10)]
        let faces = try GEOSContext().faces(of: lines(squares), grid: 0.01)
        #expect(faces.map(\.area).sorted() == [25, 75, 75])
    }

    @Test func loosePiecesAreDroppedAndHolesAreFaces() throws {
        let outer = try Maps.area(
            [(0, 0), (30, 0), (30, 30), (0, 30)], holes: [[(10, 10), (20, 10), (20, 20), (10, 20)]])
        let dangle = [Position(x: 30, y: 15), Position(x: 50, y: 15)]
        let faces = try GEOSContext().faces(of: lines([outer]) + [dangle], grid: 0.01)
        #expect(faces.map(\.area).sorted() == [100, 800])
    }

    @Test func cornersLieOnTheGrid() throws {
        let crooked = try Maps.area([(0.123_456, 0), (10.000_049, 0.333_333), (7.1, 9.876_543)])
        let faces = try GEOSContext().faces(of: lines([crooked]), grid: 0.01)
        let places = faces.flatMap(\.rings).flatMap(\.positions)
        #expect(Set(places) == [Position(x: 0.12, y: 0), Position(x: 10, y: 0.33), Position(x: 7.1, y: 9.88)])
    }
}
