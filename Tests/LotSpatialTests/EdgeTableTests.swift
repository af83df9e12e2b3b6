import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct EdgeTableTests {
    @Test func neighboursMatchWhateverTheirOrientation() throws {
        let left = try Maps.box(0, 0, 100, 100)
        let right = try Maps.area([(100, 0), (100, 100), (200, 100), (200, 0)])
        let table = EdgeTable([left, right])
        #expect(table.edges.count == 8)
        #expect(table.firstEdge == [0, 4, 8])
        #expect(table.shared.count == 1)
        #expect(table.doubled.isEmpty)
        #expect(table.unmatched.count == 6)
        #expect(table.continues.filter { !$0 }.count == 2)
    }

    @Test func minusZeroIsZero() throws {
        let left = try Maps.box(-100, 0, 100, 100)
        let right = try Maps.area([(-0.0, -0.0), (100, 0), (100, 100), (-0.0, 100)])
        #expect(EdgeTable([left, right]).shared.count == 1)
    }

    /// Both claim the same land; the third borders both.
    @Test func doubledArea() throws {
        let box = try Maps.box(0, 0, 100, 100)
        let table = EdgeTable([box, box, try Maps.box(100, 0, 100, 100)])
        #expect(table.doubled.count == 4)
        #expect(table.shared.count == 2)
        #expect(table.unmatched.count == 9)
    }

    /// Two parts of one area side by side: the seam is inner, nobody's boundary.
    @Test func seamWithinAnArea() throws {
        let parts = try Maps.board(2, 1, size: 100, origin: Position(x: 0, y: 0)).flatMap(\.polygons)
        let table = EdgeTable([MultiPolygon(parts)])
        #expect(table.shared.isEmpty)
        #expect(table.unmatched.count == 6)
    }

    @Test func repeatedPositionsMakeNoEdge() throws {
        let table = EdgeTable([try Maps.area([(0, 0), (0, 0), (100, 0), (100, 100)])])
        #expect(table.edges.count == 3)
    }
}
