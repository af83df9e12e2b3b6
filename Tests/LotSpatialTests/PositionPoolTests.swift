import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct PositionPoolTests {
    @Test func keepsEqualPositionsOnce() {
        let places = [(1.0, 2.0), (2.0, 1.0), (1.0, 2.0), (0.0, 0.0), (-0.0, 0.0), (2.0, 1.0)]
        var pool = PositionPool(capacity: places.count)
        for place in places { pool.add(Position(x: place.0, y: place.1)) }
        #expect(pool.positions.count == 3)
        #expect(pool.indices == [0, 1, 0, 2, 2, 1])
    }

    @Test func aFullGridStaysApart() {
        var pool = PositionPool(capacity: 20_000)
        for _ in 0..<2 {
            for x in 0..<100 { for y in 0..<100 { pool.add(Position(x: Double(x), y: Double(y))) } }
        }
        #expect(pool.positions.count == 10_000)
        #expect(pool.indices.count == 20_000)
        #expect(Array(pool.indices[..<10_000]) == Array(pool.indices[10_000...]))
    }
}
