import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct CornerTableTests {
    @Test func cornersStandOnceWithTheirAreas() throws {
        let areas = try Maps.board(2, 2, size: 100, origin: Position(x: 0, y: 0))
        let table = try CornerTable(areas, projector: nil)
        #expect(table.places.count == 9 && table.metres == table.places && table.rings.count == 4)
        let middle = try #require(table.places.firstIndex(of: Position(x: 100, y: 100)))
        #expect(table.owners[middle] == [0, 1, 2, 3])
        #expect(table.owners.map(\.count).sorted() == [1, 1, 1, 1, 2, 2, 2, 2, 4])
    }

    @Test func degreesHaveMetresBeside() throws {
        let box = try Maps.area([(0.5, 51.2), (0.51, 51.2), (0.51, 51.21), (0.5, 51.21)])
        let table = try CornerTable([box], projector: Projector())
        #expect(table.places[0] == Position(x: 0.5, y: 51.2))
        #expect(abs(table.metres[0].distance(to: table.metres[1]) - 699) < 5)
    }

    @Test func stripsFindAllWithinARange() {
        let metres = [5.0, 1, 3, 3, 9].map { Position(x: $0, y: -$0) }
        let strip = CornerStrip(0..<5, of: metres)
        #expect(Array(strip.within(3...5)) == [2, 3, 0])
        #expect(strip.within(5.1...8.9).isEmpty)
        #expect(Array(strip.within(-10...100)) == [1, 2, 3, 0, 4])
    }
}
