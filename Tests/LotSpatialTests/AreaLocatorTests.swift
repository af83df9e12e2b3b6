import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct AreaLocatorTests {
    @Test func placesFallIntoTheirSquares() throws {
        let locator = AreaLocator(try Maps.board(3, 2, size: 10, origin: Position(x: 0, y: 0)))
        #expect(locator.area(containing: Position(x: 5, y: 5)) == 0)
        #expect(locator.area(containing: Position(x: 25, y: 12)) == 5)
        #expect(locator.area(containing: Position(x: 31, y: 12)) == nil)
        #expect(AreaLocator([]).area(containing: Position(x: 0, y: 0)) == nil)
    }

    @Test func innerPositionsLieInside() throws {
        // A bent area whose centre of gravity lies outside.
        let bent = try Maps.area([(0, 0), (100, 0), (100, 100), (98, 100), (98, 2), (2, 2), (2, 100), (0, 100)])
        let found = try innerPositions([bent, .empty])
        let inside = try #require(found[0])
        #expect(bent.surrounds(inside) && found[1] == nil)
    }
}
