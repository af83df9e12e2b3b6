import LotGeometry
import LotSearch
import Testing

@testable import LotTravel

@Suite struct PlaceGridTests {
    @Test(arguments: [UInt64(1), 2, 3], [10.0, 700, 40_000])
    func foundPlacesAreThoseOfACompleteSearch(seed: UInt64, metres: Double) {
        var generator = SeededGenerator(Seed(seed))
        let places = (0..<120).map { _ in
            Position(x: (generator.uniform() * 30_000).rounded(), y: (generator.uniform() * 9_000).rounded())
        }
        let grid = PlaceGrid(places, cell: metres)
        for origin in places.indices {
            let others = places.indices.filter { $0 != origin }
            var found: [Int32] = []
            grid.forEach(within: metres, of: origin) { found.append($0) }
            let expected = others.filter {
                let dx = places[$0].x - places[origin].x
                let dy = places[$0].y - places[origin].y
                return dx * dx + dy * dy <= metres * metres
            }
            #expect(found.sorted().map(Int.init) == expected)
            let nearest = others.sorted {
                let a = places[$0].distance(to: places[origin])
                let b = places[$1].distance(to: places[origin])
                return a != b ? a < b : $0 < $1
            }
            #expect(grid.nearest(7, to: origin).map(Int.init) == Array(nearest.prefix(7)))
        }
    }

    @Test func onePlaceAndPlacesInOnePointAreNoTrouble() {
        let one = PlaceGrid([Position(x: 5, y: 5)], cell: 100)
        one.forEach(within: 100, of: 0) { _ in Issue.record("nobody else is here") }
        let same = PlaceGrid(Array(repeating: Position(x: 1, y: 1), count: 4), cell: 100)
        #expect(same.nearest(3, to: 2).sorted() == [0, 1, 3])
    }
}
