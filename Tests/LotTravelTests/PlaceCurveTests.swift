import LotGeometry
import LotSearch
import Testing

@testable import LotTravel

@Suite struct PlaceCurveTests {
    /// On the corners of a grid of 4 by 4 quadrants the curve makes 15 steps to a neighbour each.
    @Test func stepsLeadToNeighbours() {
        let positions = (0..<16).map { Position(x: Double($0 % 4) * 1_000, y: Double($0 / 4) * 1_000) }
        let order = PlaceCurve.order(positions)
        #expect(order.sorted() == Array(0..<16))
        for (a, b) in zip(order, order.dropFirst()) {
            #expect(positions[a].distance(to: positions[b]) == 1_000, "\(a) \(b)")
        }
    }

    @Test func keysAreAllDifferent() {
        let keys = (0..<64).flatMap { x in (0..<64).map { y in PlaceCurve.key(x: UInt32(x), y: UInt32(y)) } }
        #expect(Set(keys) == Set(0..<4_096))
    }

    @Test func equalPlacesKeepTheirOrderAndNoneIsLost() {
        #expect(PlaceCurve.order([]) == [])
        #expect(PlaceCurve.order(Array(repeating: Position(x: 5, y: 5), count: 4)) == [0, 1, 2, 3])
        var generator = SeededGenerator(Seed(3))
        let positions = (0..<500).map { _ in
            Position(x: generator.uniform() * 1e5, y: generator.uniform() * 3e4)
        }
        #expect(PlaceCurve.order(positions).sorted() == Array(0..<500))
    }
}
