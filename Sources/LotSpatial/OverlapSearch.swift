import CGEOS
import LotGeometry
import LotSearch

/// Land that two areas both claim.
public struct Overlap: Hashable, Sendable {
    public let pair: AreaPair
    public let squareMetres: Double
    /// Twice the area over the perimeter: about the width of a long thin piece.
    public let widthMetres: Double
    /// A position inside the overlap.
    public let place: Position
}

/// Finds overlapping pairs and measures them.
///
/// An overlap shows itself in an edge without opposite twin that enters another area. Such edges are tested for
/// crossings against all edges nearby, and at the middle of each untouched stretch for the areas that contain it.
struct OverlapSearch {
    let areas: [MultiPolygon]
    let table: EdgeTable
    let threads: Int

    /// Closer than a micrometre counts as touching; a thousand times the rounding of coordinates near 1e6.
    static let touch = 1e-6

    /// All overlaps with an area above 0, ascending by pair. From an overlap as wide as `tolerance` the search spreads to
    /// `neighbours`, which may lie wholly inside it with no edge unmatched.
    func overlaps(
        _ unmatched: [Int32], neighbours: [[Int]], tolerance: Double
    ) async throws(SpatialFault) -> [Overlap] {
        var tested = Set(await candidates(unmatched))
        for (edge, other) in table.doubled {
            tested.insert(AreaPair(Int(table.edges[Int(edge)].area), Int(table.edges[Int(other)].area)))
        }
        if tested.isEmpty { return [] }
        let index = AreaIndex(areas, table)
        var found: [Overlap] = []
        var open = tested.sorted()
        while !open.isEmpty {
            let measured = try await measure(open)
            found += measured
            var further: Set<AreaPair> = []
            for overlap in measured where overlap.widthMetres >= tolerance {
                for (one, other) in [(overlap.pair.a, overlap.pair.b), (overlap.pair.b, overlap.pair.a)] {
                    for beyond in neighbours[other] where beyond != one && index.boxesMeet(one, beyond) {
                        let pair = AreaPair(one, beyond)
                        if tested.insert(pair).inserted { further.insert(pair) }
                    }
                }
            }
            open = further.sorted()
        }
        return found.sorted { $0.pair < $1.pair }
    }

    private func candidates(_ unmatched: [Int32]) async -> [AreaPair] {
        let index = AreaIndex(areas, table)
        let own = EdgeGrid(table.edges, unmatched, margin: Self.touch)
        let grid = EdgeGrid(table.edges, (0..<Int32(table.edges.count)), margin: Self.touch, within: own)
        let blocks = evenBlocks(unmatched.count)
        let found = await orderedConcurrentMap(blocks, threads: threads) { block in
            var pairs: Set<AreaPair> = []
            var previous: Int32 = -2
            for edge in unmatched[block] {
                let follows = table.continues[Int(edge)] && previous == edge - 1
                inspect(table.edges[Int(edge)], grid, index, isFirst: !follows, &pairs)
                previous = edge
            }
            return pairs
        }
        return Array(Set(found.joined()))
    }

    /// Between two touches an edge is wholly inside or wholly outside another area; so is a chain of untouched edges,
    /// which is why only its first edge is located.
    private func inspect(
        _ edge: Edge, _ grid: EdgeGrid, _ index: AreaIndex, isFirst: Bool, _ pairs: inout Set<AreaPair>
    ) {
        var touches: [Double] = []
        var crossed: [Int32] = []
        grid.forEachCandidate(near: edge, margin: Self.touch) { other in
            let candidate = table.edges[Int(other)]
            if candidate.area == edge.area { return }
            if Self.crosses(edge, candidate, &touches) { crossed.append(candidate.area) }
        }
        for area in crossed { pairs.insert(AreaPair(Int(edge.area), Int(area))) }
        if !isFirst, touches.isEmpty, crossed.isEmpty { return }
        let length = edge.length
        var from = 0.0
        for to in touches.sorted() + [length] {
            if to - from > Self.touch {
                for area in index.areas(containing: edge.position(at: (from + to) / 2)) where area != edge.area {
                    pairs.insert(AreaPair(Int(edge.area), Int(area)))
                }
            }
            from = max(from, to)
        }
    }

    /// True for a proper crossing; touches are added as metres along `edge`.
    private static func crosses(_ edge: Edge, _ other: Edge, _ touches: inout [Double]) -> Bool {
        if max(other.start.x, other.end.x) < min(edge.start.x, edge.end.x) - touch
            || min(other.start.x, other.end.x) > max(edge.start.x, edge.end.x) + touch
            || max(other.start.y, other.end.y) < min(edge.start.y, edge.end.y) - touch
            || min(other.start.y, other.end.y) > max(edge.start.y, edge.end.y) + touch
        {
            return false
        }
        let length = edge.length
        func aside(_ p: Position, _ of: Edge, _ length: Double) -> Double {
            ((p.y - of.start.y) * (of.end.x - of.start.x) - (p.x - of.start.x) * (of.end.y - of.start.y)) / length
        }
        func along(_ p: Position) -> Double {
            ((p.x - edge.start.x) * (edge.end.x - edge.start.x) + (p.y - edge.start.y) * (edge.end.y - edge.start.y))
                / length
        }
        let one = aside(other.start, edge, length)
        let two = aside(other.end, edge, length)
        var touched = false
        for (distance, place) in [(one, other.start), (two, other.end)] where abs(distance) <= touch {
            let metres = along(place)
            if metres >= -touch, metres <= length + touch {
                touches.append(min(max(metres, 0), length))
                touched = true
            }
        }
        let otherLength = other.length
        let three = aside(edge.start, other, otherLength)
        let four = aside(edge.end, other, otherLength)
        if touched || abs(three) <= touch || abs(four) <= touch {
            // The end of `edge` touches `other`, or the two are collinear: locate the stretches of `edge`.
            touches.append(0)
            return false
        }
        return (one > 0) != (two > 0) && (three > 0) != (four > 0)
    }

    private func measure(_ pairs: [AreaPair]) async throws(SpatialFault) -> [Overlap] {
        let blocks = evenBlocks(pairs.count)
        let results = await orderedConcurrentMap(blocks, threads: threads) { block in
            Result { () throws(SpatialFault) in
                let context = GEOSContext()
                var found: [Overlap] = []
                for pair in pairs[block] {
                    if let overlap = try measure(pair, context) { found.append(overlap) }
                }
                return found
            }
        }
        var found: [Overlap] = []
        for result in results { found += try result.get() }
        return found
    }

    private func measure(_ pair: AreaPair, _ context: GEOSContext) throws(SpatialFault) -> Overlap? {
        do throws(SpatialFault) {
            let common = try context.intersection(areas[pair.a], areas[pair.b])
            let area = common.area
            guard area > 0, let place = try context.shape(of: common).innerPosition() else { return nil }
            return Overlap(
                pair: pair, squareMetres: area, widthMetres: 2 * area / common.perimeter, place: place)
        } catch {
            throw error.naming([pair.a, pair.b])
        }
    }
}

extension GEOSContext {
    /// What two shapes have in common, without the lines and points where they merely touch.
    func intersection(_ one: MultiPolygon, _ other: MultiPolygon) throws(SpatialFault) -> MultiPolygon {
        let first = try shape(of: one)
        let second = try shape(of: other)
        let common = try unsafe GEOSShape(
            taking: GEOSIntersection_r(handle, first.pointer, second.pointer), "intersection", in: self)
        return MultiPolygon(try common.polygons())
    }
}
