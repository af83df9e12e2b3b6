import LotGeometry
import Testing

@testable import LotSpatial

@Suite(.enabled(if: ReferenceData.isPresent, "needs ../shared/data beside the checkout"))
struct RealBoundariesTests {
    /// Official neighbours of the areas kept, by code.
    static func official(_ map: ReferenceData.Map, _ path: String) throws -> [AreaPair: Double] {
        let indices = Dictionary(uniqueKeysWithValues: map.codes.enumerated().map { ($1, $0) })
        var pairs: [AreaPair: Double] = [:]
        for row in try ReferenceData.rows(path) {
            if let a = indices[row[0]], let b = indices[row[1]] { pairs[AreaPair(a, b)] = Double(row[2]) }
        }
        return pairs
    }

    @Test func kent() async throws {
        let map = try ReferenceData.map("kent/msoa11_bgc.geojson")
        let grid = try await Projector().toGrid(map.areas, threads: 2)
        let invalid = try await invalidAreas(grid, threads: 2)
        #expect(invalid.isEmpty)
        let tiling = try await Tiling.examine(grid, threads: 2)
        let official = try Self.official(map, "kent/msoa11_adjacency.csv")
        #expect(tiling.contiguity.boundaries.map(\.pair) == official.keys.sorted())
        for boundary in tiling.contiguity.boundaries {
            let expected = try #require(official[boundary.pair])
            // The file rounds to 0.1 m.
            #expect(abs(boundary.metres - expected) <= 0.005 * expected + 0.05)
        }
        let core = boundaries(tiling.contiguity, within: map.roles.map { $0 == "core" })
        #expect(core.count == 455)
        #expect(tiling.overlaps.isEmpty)
        #expect(tiling.gaps.isEmpty)
        #expect(tiling.inexactMetres == 0)
    }

    private func boundaries(_ contiguity: Contiguity, within: [Bool]) -> [SharedBoundary] {
        contiguity.boundaries.filter { within[$0.pair.a] && within[$0.pair.b] }
    }

    /// Swale from a conversion in which no edge is identical: the same neighbours as in the official file.
    @Test func swaleWithoutIdenticalEdges() async throws {
        let raw = try ReferenceData.map("formats/raw_ukgeojson_msoa11_E07000113_edges_not_identical.json")
        let projector = try Projector()
        let grid = try await projector.toGrid(raw.areas, threads: 2)
        let tiling = try await Tiling.examine(grid, threads: 2)
        let water: Set<AreaPair> = [.init(1, 4), .init(4, 6)]
        let official = try Self.official(raw, "kent/msoa11_adjacency.csv")
        #expect(tiling.contiguity.boundaries.map(\.pair) == official.keys.sorted())
        for boundary in tiling.contiguity.boundaries {
            let expected = try #require(official[boundary.pair])
            // Along the Swale and a creek this conversion draws water where the official file draws land.
            if water.contains(boundary.pair) {
                #expect(boundary.metres < expected)
            } else {
                #expect(abs(boundary.metres - expected) <= 0.005 * expected + 2)
            }
        }
        #expect(tiling.inexactMetres > 0.99 * (tiling.exactMetres + tiling.inexactMetres))
        #expect(tiling.overlaps.allSatisfy { $0.widthMetres < 0.1 })
        #expect(tiling.gaps.allSatisfy { $0.isSliver })
    }
}
