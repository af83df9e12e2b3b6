import LotGeometry
import LotSearch
import Testing

@testable import LotSpatial

@Suite struct EdgeGridTests {
    /// Every edge whose box comes near must be offered; long slanting edges among short ones.
    @Test func offersEveryNearEdge() {
        var state: UInt64 = 42
        func random(_ range: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53) * range
        }
        let edges = (0..<400).map { index in
            let start = Position(x: random(1000) - 500, y: random(1000) - 500)
            let reach = index % 20 == 0 ? 1500.0 : 20
            return Edge(
                start: start, end: Position(x: start.x + random(reach), y: start.y - random(reach)), area: 0)
        }
        let grid = EdgeGrid(edges, (0..<400), margin: 1)
        for probe in edges {
            var offered: Set<Int32> = []
            grid.forEachCandidate(near: probe, margin: 1) { offered.insert($0) }
            for (index, edge) in edges.enumerated() where Self.distance(probe, edge) <= 1 {
                #expect(offered.contains(Int32(index)))
            }
        }
    }

    /// An upper bound of the distance: the nearest of 200 positions on each edge.
    static func distance(_ a: Edge, _ b: Edge) -> Double {
        if max(a.start.x, a.end.x) < min(b.start.x, b.end.x) - 2 { return .infinity }
        if max(b.start.x, b.end.x) < min(a.start.x, a.end.x) - 2 { return .infinity }
        var least = Double.infinity
        for step in 0...20 {
            let p = a.position(at: a.length * Double(step) / 20)
            let dx = b.end.x - b.start.x
            let dy = b.end.y - b.start.y
            let share = min(
                1, max(0, ((p.x - b.start.x) * dx + (p.y - b.start.y) * dy) / (dx * dx + dy * dy)))
            least = min(least, p.distance(to: Position(x: b.start.x + share * dx, y: b.start.y + share * dy)))
        }
        return least
    }

    @Test func limitedToSquaresOfAnotherGrid() {
        let near = Edge(start: Position(x: 0, y: 0), end: Position(x: 1, y: 0), area: 0)
        let far = Edge(start: Position(x: 10_000, y: 0), end: Position(x: 10_001, y: 0), area: 1)
        let wanted = EdgeGrid([near, far], [Int32(0)], margin: 1)
        let grid = EdgeGrid([near, far], [0, 1], margin: 1, within: wanted)
        var offered: Set<Int32> = []
        grid.forEachCandidate(near: near, margin: 1) { offered.insert($0) }
        #expect(offered == [0])
    }
}
