import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct SharedArcsTests {
    @Test func aBoundaryOfTwoAreasIsKeptOnce() throws {
        let areas = try Maps.board(2, 1, size: 10, origin: Position(x: 0, y: 0))
        let map = SharedArcs(areas)
        #expect(map.arcs.count == 3)
        let used = map.rings.joined().joined().joined().map { $0 >= 0 ? $0 : ~$0 }
        #expect(used.count == 4 && Set(used).count == 3)
        // The one arc that both use, run the other way round by the second.
        let shared = try #require(map.arcs.indices.first { arc in used.count { $0 == arc } == 2 })
        #expect(Set(map.arcs[shared]) == [Position(x: 10, y: 0), Position(x: 10, y: 10)])
        #expect(map.rings[0][0][0].contains(shared) != map.rings[1][0][0].contains(shared))
    }

    @Test func fourAreasMeetInACorner() throws {
        let map = SharedArcs(try Maps.board(2, 2, size: 10, origin: Position(x: 0, y: 0)))
        // Four arms of the cross inside and four corners outside.
        #expect(map.arcs.count == 8)
        let centre = Position(x: 10, y: 10)
        #expect(map.arcs.count { $0.first == centre || $0.last == centre } == 4)
    }

    @Test func anIslandHasOneArcAndAnEnclaveSharesIt() throws {
        let outer = try Maps.area(
            [(0, 0), (30, 0), (30, 30), (0, 30)], holes: [[(10, 10), (10, 20), (20, 20), (20, 10)]])
        let map = SharedArcs([outer, try Maps.box(10, 10, 10, 10), try Maps.box(50, 50, 5, 5)])
        #expect(map.arcs.count == 3)
        #expect(map.arcs.allSatisfy { $0.first == $0.last && $0.count == 5 })
        let hole = map.rings[0][0][1]
        let enclave = map.rings[1][0][0]
        #expect(hole.count == 1 && enclave.count == 1 && (hole[0] == enclave[0] || hole[0] == ~enclave[0]))
    }

    @Test func aRingWithoutAnInsideIsAnArcOfItsOwn() throws {
        let flat = MultiPolygon([Polygon(exterior: try Maps.ring([(0, 0), (1, 0), (0, 0)]))])
        let map = SharedArcs([flat])
        #expect(map.arcs == [flat.polygons[0].exterior.positions])
        #expect(try map.shapes(map.arcs) == [flat])
    }

    /// Shapes put together again are the same shapes, but for the starts of rings.
    @Test(.enabled(if: ReferenceData.isPresent, "official boundaries are not beside the checkout"))
    func countiesComeBackWhole() throws {
        for region in ["kent", "rutland"] {
            let areas = try ReferenceData.map("\(region)/msoa11_bgc.geojson").areas
            let map = SharedArcs(areas)
            let back = try map.shapes(map.arcs)
            for (before, after) in zip(areas, back) { #expect(before.normalised == after.normalised) }
            let edges = map.arcs.reduce(0) { $0 + $1.count - 1 }
            let all = areas.reduce(0) { $0 + $1.positionCount - $1.polygons.reduce(0) { $0 + $1.rings.count } }
            // Inner boundaries stand twice among the areas and once here.
            #expect(edges < all * 3 / 4)
            var seen: Set<[Position]> = []
            for arc in map.arcs {
                for step in 1..<arc.count {
                    #expect(seen.insert([arc[step - 1], arc[step]]).inserted)
                    #expect(!seen.contains([arc[step], arc[step - 1]]))
                }
            }
        }
    }
}
