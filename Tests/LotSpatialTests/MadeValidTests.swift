import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct MadeValidTests {
    @Test func aBowTieBecomesTwoTriangles() async throws {
        let bowTie = try Maps.area([(0, 0), (100, 100), (100, 0), (0, 100)])
        let good = try Maps.box(0, 0, 1, 1)
        let flat = try Maps.area([(0, 0), (50, 0), (100, 0)])
        let made = try await madeValid([good, bowTie, flat], at: [1, 2], threads: 2)
        #expect(made[0] == good && made[2].isEmpty)
        #expect(made[1].polygons.map(\.area) == [2_500, 2_500])
        #expect(try await invalidAreas(made, threads: 1).isEmpty)
    }
}
