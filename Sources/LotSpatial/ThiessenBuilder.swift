import CGEOS
import LotGeometry

/// A residential point that claims the land nearer to it than to any other.
public struct ThiessenSite: Hashable, Sendable {
    /// Index of the area it belongs to.
    public let area: Int
    /// EPSG:27700, metres.
    public let place: Position
    /// For example postcodes. Used only where several sites share one place: the heaviest claims it.
    public let weight: Double

    public init(area: Int, place: Position, weight: Double) {
        self.area = area
        self.place = place
        self.weight = weight
    }
}

/// Builds indicative areas from residential points and a coarse outline: Thiessen (Voronoi) cells, joined by area
/// and cut at the outline.
///
/// The result is an exact tiling of the outline on a grid of 1 m in EPSG:27700: neighbours share identical
/// edges, without overlap or gap, and still do after projection to longitude and latitude and rounding to six decimals,
/// because equal positions stay equal. Large parts of an area are joined across a few cells of others
/// (`ThiessenBridges`); other pieces cut off from the main one go to the neighbour with the longest shared boundary. A
/// piece that borders no other area's main piece, such as an island of its own, stays.
///
/// Sites outside the outline are kept, and claim the land inside that is nearest to them: the outline is coarse, and a
/// shore's residents may stand beyond it. Parts of the outline are not joined: an area isolated by water needs
/// a declared link later.
///
/// The areas are indicative. Against official MSOA boundaries 96 to 100 of 100 neighbour pairs are found and the median
/// overlap (intersection over union) is 0.73 to 0.86; real work uses official boundaries. Not detected: sites given to
/// the wrong area; an outline that leaves sites far outside, or that takes in land of nobody's (a city without sites in
/// the middle of a county belongs in a hole of the outline, else the areas around spread over it).
///
/// Time grows as n log n, a second for 30,000 sites. Source: output areas were themselves first built from Thiessen
/// polygons of addresses (D. Martin, A. Nolan, M. Tranmer, "The application of zone-design methodology in the 2001 UK
/// Census", Environment and Planning A 33, 2001).
public struct ThiessenBuilder: Sendable {
    /// EPSG:27700, metres; valid, in any number of parts.
    public let outline: MultiPolygon

    /// All positions of the result are multiples of this. 1 m is ten times the rounding of six decimals of a degree,
    /// and a hundredth of the spacing of the points.
    public static let gridMetres = 1.0

    public init(outline: MultiPolygon) { self.outline = outline }

    /// One shape for each of `areaCount` areas, normalised. Preconditions: every site's area is below `areaCount`, and every
    /// site's place finite and on the grid.
    ///
    /// Throws `areaWithoutLand` for the first area that has no site, or whose sites claim nothing inside the outline;
    /// `geometryFailed` when the outline is invalid.
    public func build(areaCount: Int, sites: [ThiessenSite]) throws(SpatialFault) -> [MultiPolygon] {
        precondition(sites.allSatisfy { $0.area >= 0 && $0.area < areaCount }, "no such area")
        if areaCount == 0 { return [] }
        let single = Self.onePerPlace(sites)
        if single.isEmpty { throw .areaWithoutLand(0) }
        let grid = SiteGrid(single.map(\.place))
        let context = GEOSContext()
        let cells = try cells(single, grid, context)
        let bridges = ThiessenBridges(neighbours: neighbours(cells.edges, count: single.count), land: cells.land)
        let claims = bridges.joined(single.map(\.area), areaCount: areaCount)
        let faces = try faces(cells.edges, claims, context)
        var owners: [Int] = []
        for face in faces {
            guard let place = try context.shape(of: face).innerPosition() else { throw context.fault("face") }
            owners.append(claims[grid.nearest(place)])
        }
        owners = ThiessenPieces(faces: faces, owners: owners, areaCount: areaCount).settled()
        var members = [[MultiPolygon]](repeating: [], count: areaCount)
        for (face, owner) in zip(faces, owners) { members[owner].append(face) }
        var areas: [MultiPolygon] = []
        for (area, faces) in members.enumerated() {
            if faces.isEmpty { throw .areaWithoutLand(area) }
            areas.append(try context.union(of: faces))
        }
        return try withoutStraightVertices(areas).map(\.normalised)
    }

    /// The heaviest site of each place, then the lowest area; ordered by place, so that the order given is irrelevant.
    private static func onePerPlace(_ sites: [ThiessenSite]) -> [ThiessenSite] {
        let sorted = sites.sorted {
            ($0.place.x, $0.place.y, -$0.weight, $0.area) < ($1.place.x, $1.place.y, -$1.weight, $1.area)
        }
        return sorted.indices.compactMap { index in
            index > 0 && sorted[index - 1].place == sorted[index].place ? nil : sorted[index]
        }
    }

    /// The pieces of land inside the outline between boundaries of areas, as exact tiling on the grid.
    private func faces(
        _ cells: [CellEdge], _ claims: [Int], _ context: GEOSContext
    ) throws(SpatialFault) -> [MultiPolygon] {
        var lines = cells.compactMap { claims[$0.site] == claims[$0.other] ? nil : [$0.start, $0.end] }
        for polygon in outline.polygons { lines += polygon.rings.map(\.positions) }
        let linework = try context.collection(GEOS_MULTILINESTRING, count: lines.count) {
            (index) throws(SpatialFault) in try context.line(lines[index])
        }
        let noded = try unsafe GEOSShape(
            taking: GEOSUnaryUnionPrec_r(context.handle, linework.pointer, Self.gridMetres), "noding", in: context)
        let input: [OpaquePointer?] = unsafe [noded.pointer]
        let polygonised = try unsafe GEOSShape(
            taking: input.withUnsafeBufferPointer {
                unsafe GEOSPolygonize_r(context.handle, $0.baseAddress, 1)
            }, "polygonize", in: context)
        var faces: [MultiPolygon] = []
        for polygon in try polygonised.polygons() {
            guard let place = try context.shape(of: polygon).innerPosition() else { continue }
            if outline.surrounds(place) { faces.append(MultiPolygon([polygon])) }
        }
        return faces
    }

    /// An edge between the Voronoi cells of two sites, on the grid.
    private struct CellEdge {
        let site: Int
        let other: Int
        let start: Position
        let end: Position
    }

    /// All edges between cells, and each cell's land inside the outline in square metres. Rounding to the grid makes equal what two cells computed apart.
    private func cells(
        _ sites: [ThiessenSite], _ grid: SiteGrid, _ context: GEOSContext
    ) throws(SpatialFault) -> (edges: [CellEdge], land: [Double]) {
        if sites.count == 1 { return ([], [outline.area]) }
        let points = try context.points(sites.map(\.place))
        var box = outline.boundingBox
        for site in sites { box.extend(to: site.place) }
        let frame = box.expanded(by: max(box.width, box.height) + 1000)
        let frameShape = try context.line([
            Position(x: frame.minX, y: frame.minY), Position(x: frame.maxX, y: frame.maxY),
        ])
        let diagram = try unsafe GEOSShape(
            taking: GEOSVoronoiDiagram_r(context.handle, points.pointer, frameShape.pointer, 0, 0), "Voronoi diagram",
            in: context)
        var cells: [MultiPolygon] = []
        var owners: [Int] = []
        var land = [Double](repeating: 0, count: sites.count)
        for cell in try diagram.polygons() {
            // Any position inside a cell is nearest to the cell's own site.
            guard let place = try context.shape(of: cell).innerPosition() else { continue }
            owners.append(grid.nearest(place))
            land[owners[owners.count - 1]] = try self.land(cell, context)
            cells.append(MultiPolygon([try Self.rounded(cell)]))
        }
        let table = EdgeTable(cells)
        let edges = table.shared.map { (index, other) in
            let edge = table.edges[Int(index)]
            return CellEdge(
                site: owners[Int(edge.area)], other: owners[Int(table.edges[Int(other)].area)], start: edge.start,
                end: edge.end)
        }
        return (edges, land)
    }

    private func land(_ cell: Polygon, _ context: GEOSContext) throws(SpatialFault) -> Double {
        let inside = cell.exterior.positions.dropFirst().filter { outline.surrounds($0) }.count
        // A cell with all corners inside may still lose a sliver to a corner of the outline; that does not matter here.
        if inside == cell.exterior.positions.count - 1 { return cell.area }
        return try context.intersection(MultiPolygon([cell]), outline).area
    }

    /// For each site the sites whose cells lie beside its own inside the outline, judged at the middle of their edge.
    private func neighbours(_ cells: [CellEdge], count: Int) -> [[Int]] {
        var neighbours = [[Int]](repeating: [], count: count)
        for cell in cells where cell.site != cell.other {
            let middle = Position(x: (cell.start.x + cell.end.x) / 2, y: (cell.start.y + cell.end.y) / 2)
            if outline.surrounds(middle) {
                neighbours[cell.site].append(cell.other)
                neighbours[cell.other].append(cell.site)
            }
        }
        return neighbours.map { $0.sorted() }
    }

    private static func rounded(_ polygon: Polygon) throws(SpatialFault) -> Polygon {
        func snap(_ value: Double) -> Double { (value / gridMetres).rounded() * gridMetres }
        do {
            return Polygon(
                exterior: try polygon.exterior.mapPositions { Position(x: snap($0.x), y: snap($0.y)) })
        } catch {
            throw .geometryFailed(operation: "rounding", areas: [], message: "\(error)")
        }
    }

    /// Drops vertices in the middle of a straight line, unless three boundaries meet there; the same on both sides.
    private func withoutStraightVertices(_ areas: [MultiPolygon]) throws(SpatialFault) -> [MultiPolygon] {
        var ends: [Position: Set<Position>] = [:]
        for area in areas {
            for ring in area.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring.positions, ring.positions.dropFirst()) {
                    ends[a, default: []].insert(b)
                    ends[b, default: []].insert(a)
                }
            }
        }
        func isStraight(_ place: Position) -> Bool {
            guard let around = ends[place], around.count == 2, let a = around.first(where: { _ in true }),
                let b = around.first(where: { $0 != a })
            else { return false }
            // Exact: whole metres.
            return (a.x - place.x) * (b.y - place.y) == (a.y - place.y) * (b.x - place.x)
        }
        func straightened(_ ring: Ring) throws(SpatialFault) -> Ring {
            let kept = ring.positions.dropLast().filter { !isStraight($0) }
            do {
                return try Ring(kept + kept.prefix(1))
            } catch {
                throw .geometryFailed(operation: "straightening", areas: [], message: "\(error)")
            }
        }
        var results: [MultiPolygon] = []
        for area in areas {
            var polygons: [Polygon] = []
            for polygon in area.polygons {
                var holes: [Ring] = []
                for hole in polygon.holes { holes.append(try straightened(hole)) }
                polygons.append(Polygon(exterior: try straightened(polygon.exterior), holes: holes))
            }
            results.append(MultiPolygon(polygons))
        }
        return results
    }
}
