import LotGeometry

/// Land enclosed by areas that belongs to none of them.
public struct Gap: Hashable, Sendable {
    public let squareMetres: Double
    /// Twice the area over the perimeter: about the width of a long thin piece.
    public let widthMetres: Double
    /// A position inside the gap.
    public let place: Position
    /// The areas along its boundary, ascending.
    public let adjacent: [Int]
    /// Thinner than the tolerance of the examination: a misfit of boundaries rather than missing land.
    public let isSliver: Bool
}

/// Finds gaps as the holes of the union of all areas.
struct GapSearch {
    let areas: [MultiPolygon]
    let table: EdgeTable
    let unmatched: [Int32]

    /// An area stands at the boundary of a gap when an edge of it comes this close: union moves edges only by rounding.
    static let adjacency = 1e-3

    /// In ascending order of place.
    func gaps(tolerance: Double) throws(SpatialFault) -> [Gap] {
        if areas.allSatisfy(\.isEmpty) { return [] }
        let context = GEOSContext()
        let union = try context.union(of: areas)
        let parts = union.polygons.map { (exterior: $0.exterior, box: $0.exterior.boundingBox) }
        let holes = union.polygons.flatMap(\.holes)
        if holes.isEmpty { return [] }
        let grid = EdgeGrid(table.edges, unmatched, margin: Self.adjacency)
        var gaps: [Gap] = []
        for hole in holes {
            let box = hole.boundingBox
            // Areas that stand inside the hole, apart from its boundary, are not part of the gap.
            let islands = parts.filter {
                $0.box.minX >= box.minX && $0.box.maxX <= box.maxX && $0.box.minY >= box.minY
                    && $0.box.maxY <= box.maxY && Self.surrounds(hole, $0.exterior)
            }
            let gap = Polygon(exterior: hole, holes: islands.map(\.exterior))
            guard gap.area > 0, let place = try context.shape(of: gap).innerPosition() else { continue }
            let width = 2 * gap.area / gap.perimeter
            gaps.append(
                Gap(
                    squareMetres: gap.area, widthMetres: width, place: place, adjacent: adjacent(gap, grid),
                    isSliver: width < tolerance))
        }
        return gaps.sorted { ($0.place.x, $0.place.y) < ($1.place.x, $1.place.y) }
    }

    /// `inner` does not cross `outer` and lies in its bounding box; true when it lies inside.
    private static func surrounds(_ outer: Ring, _ inner: Ring) -> Bool {
        let corners = Set(outer.positions)
        guard let place = inner.positions.first(where: { !corners.contains($0) }) else { return false }
        return outer.surrounds(place)
    }

    private func adjacent(_ gap: Polygon, _ grid: EdgeGrid) -> [Int] {
        var found: Set<Int32> = []
        for ring in gap.rings {
            for (start, end) in zip(ring.positions, ring.positions.dropFirst()) {
                let middle = Edge(start: start, end: end, area: -1).middle
                let probe = Edge(start: middle, end: middle, area: -1)
                grid.forEachCandidate(near: probe, margin: Self.adjacency) { index in
                    let edge = table.edges[Int(index)]
                    if !found.contains(edge.area), Self.distance(middle, edge) <= Self.adjacency {
                        found.insert(edge.area)
                    }
                }
            }
        }
        return found.map(Int.init).sorted()
    }

    private static func distance(_ place: Position, _ edge: Edge) -> Double {
        let dx = edge.end.x - edge.start.x
        let dy = edge.end.y - edge.start.y
        let share = ((place.x - edge.start.x) * dx + (place.y - edge.start.y) * dy) / (dx * dx + dy * dy)
        let clamped = min(1, max(0, share))
        return place.distance(to: Position(x: edge.start.x + clamped * dx, y: edge.start.y + clamped * dy))
    }
}
