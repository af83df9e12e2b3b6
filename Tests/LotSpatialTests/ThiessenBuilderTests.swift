import Foundation
import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct ThiessenBuilderTests {
    /// Two areas of one site each in a square: the boundary runs half way.
    @Test func twoSites() throws {
        let builder = ThiessenBuilder(outline: try Maps.box(0, 0, 1000, 1000))
        let built = try builder.build(
            areaCount: 2,
            sites: [
                ThiessenSite(area: 1, place: Position(x: 750, y: 500), weight: 1),
                ThiessenSite(area: 0, place: Position(x: 250, y: 500), weight: 1),
            ])
        #expect(built == [try Maps.box(0, 0, 500, 1000), try Maps.box(500, 0, 500, 1000)])
    }

    @Test func oneArea() throws {
        let outline = try Maps.box(0, 0, 1000, 1000)
        let site = ThiessenSite(area: 0, place: Position(x: 5000, y: 5000), weight: 1)
        #expect(try ThiessenBuilder(outline: outline).build(areaCount: 1, sites: [site]) == [outline])
    }

    /// A lone site of area 0 amid area 1 is a stray piece, and so goes to area 1.
    ///
    ///     0 1 1 1 1
    ///     0 1 1 0 1
    ///     0 1 1 1 1
    @Test func strayPieceGoesToTheAreaAround() throws {
        let rows = ["01111", "01101", "01111"]
        let built = try ThiessenBuilder(outline: try Maps.box(0, 0, 500, 300))
            .build(areaCount: 2, sites: Self.sites(rows))
        #expect(built == [try Maps.box(0, 0, 100, 300), try Maps.box(100, 0, 400, 300)])
    }

    /// The outline has two parts; an area of its own on the island stays there.
    @Test func islandKeepsItsArea() async throws {
        let outline = MultiPolygon(
            try Maps.box(0, 0, 200, 300).polygons + Maps.box(300, 0, 200, 300).polygons)
        let built = try ThiessenBuilder(outline: outline).build(areaCount: 3, sites: Self.sites(["01122"]))
        #expect(built[2] == (try Maps.box(300, 0, 200, 300)))
        let tiling = try await Tiling.examine(built, threads: 1)
        #expect(tiling.contiguity.components == [[0, 1], [2]])
    }

    /// Land of nobody's in a hole of the outline stays out.
    @Test func holeInTheOutline() async throws {
        let outline = try Maps.area(
            [(0, 0), (500, 0), (500, 300), (0, 300)], holes: [[(200, 100), (300, 100), (300, 200), (200, 200)]])
        let built = try ThiessenBuilder(outline: outline)
            .build(areaCount: 2, sites: Self.sites(["00011", "00111", "00111"]))
        let whole = try await dissolve(groups: [[0, 1]], of: built, threads: 1)
        #expect(whole[0].area == 140_000)
        #expect(whole[0].polygons[0].holes.count == 1)
    }

    @Test func orderOfSitesAndEqualPlaces() throws {
        let sites = Self.sites(["0123", "0223", "1133"])
        let light = sites.map { ThiessenSite(area: 3 - $0.area, place: $0.place, weight: 0.5) }
        let builder = ThiessenBuilder(outline: try Maps.box(0, 0, 400, 300))
        let built = try builder.build(areaCount: 4, sites: sites)
        #expect(try builder.build(areaCount: 4, sites: (light + sites).reversed()) == built)
    }

    @Test func areaWithoutLandIsRefused() throws {
        let builder = ThiessenBuilder(outline: try Maps.box(0, 0, 400, 300))
        #expect(throws: SpatialFault.areaWithoutLand(4)) {
            try builder.build(areaCount: 5, sites: Self.sites(["0123"]))
        }
        #expect(throws: SpatialFault.areaWithoutLand(0)) { try builder.build(areaCount: 1, sites: []) }
    }

    /// Sites of weight 1 in the middle of squares of 100 m; the first row is the northernmost.
    static func sites(_ rows: [String]) -> [ThiessenSite] {
        rows.reversed().enumerated().flatMap { row, text in
            text.enumerated().map { column, letter in
                ThiessenSite(
                    area: letter.wholeNumberValue ?? 0,
                    place: Position(x: Double(column) * 100 + 50, y: Double(row) * 100 + 50), weight: 1)
            }
        }
    }
}

@Suite(.enabled(if: ReferenceData.isPresent, "needs ../shared/data beside the checkout"))
struct RealThiessenBuilderTests {
    struct Bar: Sendable {
        let region: String
        let areas: Int
        let leastFound: Int
        let mostFalse: Int
        let leastMedian: Double
        let leastOverlap: Double
    }

    /// Measured: Kent 444 of 455 pairs found, 12 false, median overlap 0.793, least 0.416; Nottinghamshire 232 of 242,
    /// 28, 0.732, 0.203; Rutland 8 of 8, 0, 0.864, 0.584; Kensington and Chelsea 42 of 42, 0, 0.780, 0.690.
    @Test(arguments: [
        Bar(region: "kent", areas: 182, leastFound: 440, mostFalse: 15, leastMedian: 0.78, leastOverlap: 0.4),
        Bar(
            region: "nottinghamshire", areas: 100, leastFound: 230, mostFalse: 30, leastMedian: 0.72, leastOverlap: 0.2),
        Bar(region: "rutland", areas: 5, leastFound: 8, mostFalse: 0, leastMedian: 0.85, leastOverlap: 0.55),
        Bar(
            region: "kensington-and-chelsea", areas: 21, leastFound: 42, mostFalse: 0, leastMedian: 0.77,
            leastOverlap: 0.65),
    ])
    func region(_ bar: Bar) async throws {
        let figures = "\(bar.region)/figures"
        let official = try ReferenceData.map("\(bar.region)/msoa11_bgc.geojson")
        let core = official.keeping { official.roles[$0] == "core" }
        let indices = Dictionary(uniqueKeysWithValues: core.codes.enumerated().map { ($1, $0) })
        let sites = try ReferenceData.rows("\(figures)/residential_points.csv").map { row in
            ThiessenSite(
                area: try #require(indices[row[0]]),
                place: Position(x: try #require(Double(row[1])), y: try #require(Double(row[2]))),
                weight: try #require(Double(row[3])))
        }
        let outline = try ReferenceData.rows("\(figures)/outline.csv").map { row in
            (try #require(Double(row[2])), try #require(Double(row[3])))
        }
        let builder = ThiessenBuilder(outline: try Maps.area(outline))
        let built = try builder.build(areaCount: core.codes.count, sites: sites)
        #expect(built.count == bar.areas)
        let invalid = try await invalidAreas(built, threads: 2)
        #expect(invalid.isEmpty)

        let tiling = try await Tiling.examine(built, threads: 2)
        #expect(tiling.overlaps.isEmpty)
        #expect(tiling.gaps.isEmpty)
        #expect(tiling.inexactMetres == 0)
        #expect(tiling.contiguity.components.count == 1)
        #expect(abs(built.reduce(0) { $0 + $1.area } - builder.outline.area) < 1e-4 * builder.outline.area)

        let projector = try Projector()
        let grid = try await projector.toGrid(core.areas, threads: 2)
        let real = await Contiguity.find(in: grid, threads: 2)
        let realPairs = Set(real.boundaries.map(\.pair))
        let pairs = Set(tiling.contiguity.boundaries.map(\.pair))
        let found = realPairs.intersection(pairs).count
        let overlaps = try Self.overlaps(built, grid).sorted()
        let median = overlaps[overlaps.count / 2]
        #expect(found >= bar.leastFound)
        #expect(median >= bar.leastMedian)
        #expect(pairs.count - found <= bar.mostFalse)
        #expect(overlaps[0] >= bar.leastOverlap)
        #expect(built.allSatisfy { $0.polygons.count == 1 })

        // The tiling survives projection and rounding to six decimals.
        let lonLat = try await projector.toLonLat(built, threads: 2)
        let rounded = try lonLat.map(Self.rounded)
        let stillInvalid = try await invalidAreas(rounded, threads: 2)
        #expect(stillInvalid.isEmpty)
        let again = try await Tiling.examine(rounded, toleranceMetres: 1e-9, threads: 2)
        #expect(again.contiguity.boundaries.map(\.pair) == tiling.contiguity.boundaries.map(\.pair))
        #expect(again.inexactMetres == 0)
        #expect(again.overlaps.isEmpty)
        #expect(again.gaps.isEmpty)
    }

    static func rounded(_ area: MultiPolygon) throws -> MultiPolygon {
        func round(_ ring: Ring) throws -> Ring {
            try ring.mapPositions { Position(x: ($0.x * 1e6).rounded() / 1e6, y: ($0.y * 1e6).rounded() / 1e6) }
        }
        return MultiPolygon(
            try area.polygons.map { Polygon(exterior: try round($0.exterior), holes: try $0.holes.map(round)) })
    }

    /// Intersection over union of each pair of shapes.
    static func overlaps(_ built: [MultiPolygon], _ real: [MultiPolygon]) throws -> [Double] {
        let context = GEOSContext()
        return try zip(built, real).map { one, other in
            let common = try context.intersection(one, other).area
            return common / (one.area + other.area - common)
        }
    }
}
