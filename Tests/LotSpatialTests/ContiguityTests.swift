import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ContiguityTests {
    /// 0 - 1 - 2   3 - 4   5
    let map = Contiguity(
        areaCount: 6,
        boundaries: [
            SharedBoundary(AreaPair(4, 3), metres: 30), SharedBoundary(AreaPair(2, 1), metres: 20),
            SharedBoundary(AreaPair(0, 1), metres: 10),
        ])

    @Test func neighboursAndComponents() {
        #expect(map.boundaries.map(\.pair) == [AreaPair(0, 1), AreaPair(1, 2), AreaPair(3, 4)])
        #expect(map.neighbours == [[1], [0, 2], [1], [4], [3], []])
        #expect(map.components == [[0, 1, 2], [3, 4], [5]])
        #expect(map.sharedMetres(AreaPair(2, 1)) == 20)
        #expect(map.sharedMetres(AreaPair(0, 5)) == 0)
    }

    @Test func linksAndBlockedPairs() {
        let pair = AreaPair(4, 5)
        let changed = map.applying(
            links: [AreaPair(3, 2), AreaPair(0, 1), pair, AreaPair(2, 3)], blocked: [AreaPair(1, 2), pair])
        #expect(changed.neighbours == [[1], [0], [3], [2, 4], [3], []])
        #expect(changed.components == [[0, 1], [2, 3, 4], [5]])
        #expect(changed.sharedMetres(AreaPair(2, 3)) == 0)
        #expect(changed.sharedMetres(AreaPair(0, 1)) == 10)
        #expect(map.applying(links: [], blocked: []) == map)
    }

    @Test func pairsAreOrdered() {
        #expect(AreaPair(7, 2) == AreaPair(2, 7))
        #expect(AreaPair(1, 9) < AreaPair(2, 3))
        #expect(AreaPair(1, 2) < AreaPair(1, 9))
    }
}
