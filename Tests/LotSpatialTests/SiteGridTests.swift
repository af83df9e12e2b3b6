import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct SiteGridTests {
    @Test func agreesWithTryingAll() {
        var state: UInt64 = 7
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        // A dense corner in a wide field, and equal distances on whole numbers.
        let places = (0..<300).map { index in
            let reach = index < 200 ? 10.0 : 1000
            return Position(x: (random() * reach).rounded(), y: (random() * reach * 0.3).rounded())
        }
        let grid = SiteGrid(places)
        for _ in 0..<500 {
            let probe = Position(x: (random() * 3000 - 1000).rounded(), y: (random() * 2000 - 1000).rounded())
            let least = places.map { $0.distance(to: probe) }.min()
            let first = places.firstIndex { $0.distance(to: probe) == least }
            #expect(grid.nearest(probe) == first)
        }
    }

    @Test func oneSiteAndSitesInARow() {
        #expect(SiteGrid([Position(x: 5, y: 5)]).nearest(Position(x: -100, y: 900)) == 0)
        let row = SiteGrid((0..<50).map { Position(x: Double($0) * 100, y: 3) })
        #expect(row.nearest(Position(x: 1260, y: 80_000)) == 13)
    }
}
