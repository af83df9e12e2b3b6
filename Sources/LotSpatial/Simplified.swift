import LotGeometry

/// The areas with fewer positions, and neighbours' boundaries still the same.
///
/// EPSG:27700 metres; valid areas whose shared edges are identical. Each arc between two nodes is thinned once for both its
/// sides: no position that is left out lies farther than `toleranceMetres` from the line that stays (Ramer 1972; Douglas and
/// Peucker 1973). Nodes stay where they are, a ring keeps three corners at least, and no part of an area is lost. Where
/// thinning makes an area invalid, lets two areas overlap by more than a square metre more than before, or encloses land or
/// water that was open (the mouth of an inlet), its arcs are thinned four times less, down to not at all: the map is as sound
/// as it came. Areas that overlapped by more than a metre's width, as lots of two tiers do, may go on to do so. In a map that
/// comes with invalid areas only overlaps wider than a metre are seen. Ring starts may change.
///
/// Results do not depend on `threads`. About linear; the map is examined once as it came and once in each repetition.
/// Throws `geometryFailed` as `Tiling.examine` does.
public func simplified(
    _ areas: [MultiPolygon], toleranceMetres: Double, threads: Int
) async throws(SpatialFault) -> [MultiPolygon] {
    precondition(toleranceMetres > 0, "a tolerance is above 0")
    let map = SharedArcs(areas)
    let users = map.users
    // How often the tolerance of each arc was divided by four; at the last it is not thinned.
    let last = 4
    var level = [Int](repeating: 0, count: map.arcs.count)
    var thinned = map.arcs.indices.map { thin(map.arcs[$0], toleranceMetres) }
    let cameValid = try await invalidAreas(areas, threads: threads).isEmpty
    let before = cameValid ? try await Tiling.examine(areas, threads: threads) : nil
    while true {
        map.open(&thinned)
        let shapes = try map.shapes(thinned)
        var faulty = Set(try await invalidAreas(shapes, threads: threads).map(\.area))
        if faulty.isEmpty {
            let tiling = try await Tiling.examine(shapes, threads: threads)
            faulty = before.map { tiling.misfits(since: $0) } ?? tiling.wideOverlaps
        }
        let affected = map.arcs.indices.filter { arc in
            level[arc] < last && users[arc].contains { faulty.contains($0) }
        }
        // What is still faulty with every position in place came so.
        if affected.isEmpty { return shapes }
        for arc in affected {
            level[arc] += 1
            var tolerance = toleranceMetres
            for _ in 0..<level[arc] { tolerance /= 4 }
            thinned[arc] = level[arc] == last ? map.arcs[arc] : thin(map.arcs[arc], tolerance)
        }
    }
}

extension Tiling {
    /// What rounding may add to the land that two areas claim, and the least gap that counts.
    private static let misfitSquareMetres = 1.0

    fileprivate var wideOverlaps: Set<Int> {
        var found: Set<Int> = []
        for overlap in overlaps where overlap.widthMetres > Self.defaultToleranceMetres {
            found.formUnion([overlap.pair.a, overlap.pair.b])
        }
        return found
    }

    /// Areas that overlap more than before, and those around gaps that were not there.
    ///
    /// A gap moves with its boundary but keeps the areas around it, so gaps are known by these.
    fileprivate func misfits(since before: Tiling) -> Set<Int> {
        var claimed: [AreaPair: Double] = [:]
        for overlap in before.overlaps {
            let isMeant = overlap.widthMetres > Self.defaultToleranceMetres
            claimed[overlap.pair, default: 0] += isMeant ? .infinity : overlap.squareMetres
        }
        var found: Set<Int> = []
        for overlap in overlaps
        where overlap.squareMetres > claimed[overlap.pair, default: 0] + Self.misfitSquareMetres {
            found.formUnion([overlap.pair.a, overlap.pair.b])
        }
        var known: [[Int]: Int] = [:]
        for gap in before.gaps { known[gap.adjacent, default: 0] += 1 }
        for gap in gaps where gap.squareMetres > Self.misfitSquareMetres {
            known[gap.adjacent, default: 0] -= 1
            if known[gap.adjacent, default: 0] < 0 { found.formUnion(gap.adjacent) }
        }
        return found
    }
}

extension SharedArcs {
    /// The areas that use each arc, ascending.
    fileprivate var users: [[Int]] {
        var users = [[Int]](repeating: [], count: arcs.count)
        for (area, polygons) in rings.enumerated() {
            for index in polygons.joined().joined() {
                let arc = index >= 0 ? index : ~index
                if users[arc].last != area { users[arc].append(area) }
            }
        }
        return users
    }

    /// Gives a ring of two arcs that are both straight, which has no inside, the farthest of its other positions back.
    fileprivate func open(_ thinned: inout [[Position]]) {
        for ring in rings.joined().joined() where ring.count == 2 {
            let pair = ring.map { $0 >= 0 ? $0 : ~$0 }
            guard pair.allSatisfy({ thinned[$0].count == 2 }) else { continue }
            let found = pair.compactMap { arc in farthest(arcs[arc], 0, arcs[arc].count - 1).map { (arc, $0) } }
            guard let (arc, far) = found.max(by: { $0.1.metres < $1.1.metres }) else { continue }
            thinned[arc].insert(arcs[arc][far.index], at: 1)
        }
    }
}

extension SharedArcs {
    /// Every arc with fewer positions, none of those left out farther than `toleranceMetres` from the line that stays.
    ///
    /// For drawing alone: nothing is examined, so that thinned lines may cross and small rings may fall together.
    public func thinnedForDrawing(toleranceMetres: Double) -> [[Position]] { arcs.map { thin($0, toleranceMetres) } }
}

/// Positions that stay of one arc; both ends always do.
private func thin(_ arc: [Position], _ tolerance: Double) -> [Position] {
    let last = arc.count - 1
    let isClosed = arc[0] == arc[last]
    guard last >= (isClosed ? 4 : 2) else { return arc }
    var keep = [Bool](repeating: false, count: arc.count)
    keep[0] = true
    keep[last] = true
    var open: [(Int, Int)] = []
    if isClosed {
        // A closed line has no chord: the position farthest from its start makes two.
        let far = (1..<last).max { arc[$0].distance(to: arc[0]) < arc[$1].distance(to: arc[0]) } ?? 1
        keep[far] = true
        open = [(0, far), (far, last)]
    } else {
        open = [(0, last)]
    }
    let first = open
    while let (start, end) = open.popLast() {
        guard let far = farthest(arc, start, end), far.metres > tolerance else { continue }
        keep[far.index] = true
        open += [(start, far.index), (far.index, end)]
    }
    if isClosed, keep.count(where: { $0 }) < 4 {
        let candidates = first.compactMap { farthest(arc, $0.0, $0.1) }
        if let far = candidates.max(by: { $0.metres < $1.metres }) { keep[far.index] = true }
    }
    return arc.indices.filter { keep[$0] }.map { arc[$0] }
}

/// The position between two others that is farthest from the line between them; the first of equals.
private func farthest(_ arc: [Position], _ start: Int, _ end: Int) -> (index: Int, metres: Double)? {
    var found: (index: Int, metres: Double)?
    for index in start + 1..<max(end, start + 1) {
        let metres = distance(arc[index], arc[start], arc[end])
        if metres > found?.metres ?? -1 { found = (index, metres) }
    }
    return found
}

/// From a position to the straight line between two others, ends included.
private func distance(_ place: Position, _ a: Position, _ b: Position) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let square = dx * dx + dy * dy
    guard square > 0 else { return place.distance(to: a) }
    let share = min(1, max(0, ((place.x - a.x) * dx + (place.y - a.y) * dy) / square))
    return place.distance(to: Position(x: a.x + share * dx, y: a.y + share * dy))
}
