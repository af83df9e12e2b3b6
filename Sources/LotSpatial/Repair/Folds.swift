import LotGeometry

/// Corners that stand on one side of an edge of their own area in degrees and on the other in metres: what is straight in
/// one plane is slightly bowed in the other, and a spit thinner than the bow folds over.
///
/// Put into the edge, such a corner closes what is land in one of the planes alone. Only of areas that are invalid in metres
/// and not in degrees: elsewhere narrow spits and inlets stay. Quadratic in the corners of such an area.
struct Folds {
    /// Corners to put into an edge, by `CornerInsert.key`, from its lesser end to the greater.
    private var passed: [UInt64: [Int32]] = [:]

    /// Corners found, each counted once for each edge that it is put into.
    var count: Int { passed.values.reduce(0) { $0 + $1.count } }

    /// - Parameters:
    ///   - areas: those that are invalid in metres alone.
    ///   - tolerance: metres from the edge beyond which a corner is no matter of projection.
    init(
        places: [Position], metres: [Position], rings: [(area: Int32, corners: [Int32])], areas: [Int],
        tolerance: Double
    ) {
        for area in areas {
            let own = rings.filter { $0.area == area }.map(\.corners)
            let strip = CornerStrip(Set(own.joined()), of: metres)
            for ring in own {
                CornerInsert.forEachEdge(ring) { a, b in
                    let (low, high) = (min(a, b), max(a, b))
                    let found = Self.turned(low, high, strip, places, metres, tolerance)
                    if !found.isEmpty { passed[CornerInsert.key(a, b)] = found }
                }
            }
        }
    }

    /// The ring with the corners put into its edges; neighbours' rings get the same, so that edges stay common.
    func filled(_ ring: [Int32]) -> [Int32] {
        if passed.isEmpty { return ring }
        var filled: [Int32] = []
        CornerInsert.forEachEdge(ring) { a, b in
            filled.append(a)
            let between = passed[CornerInsert.key(a, b)] ?? []
            filled += a < b ? between : between.reversed()
        }
        return filled
    }

    private static func turned(
        _ a: Int32, _ b: Int32, _ strip: CornerStrip, _ places: [Position], _ metres: [Position], _ tolerance: Double
    ) -> [Int32] {
        let start = metres[Int(a)]
        let end = metres[Int(b)]
        let length = start.distance(to: end)
        guard length > 0 else { return [] }
        let rows = min(start.y, end.y) - tolerance...max(start.y, end.y) + tolerance
        var found: [(along: Double, corner: Int32)] = []
        for corner in strip.within(min(start.x, end.x) - tolerance...max(start.x, end.x) + tolerance) {
            let place = metres[Int(corner)]
            guard corner != a, corner != b, rows.contains(place.y) else { continue }
            let along = ((place.x - start.x) * (end.x - start.x) + (place.y - start.y) * (end.y - start.y)) / length
            let turn = Self.turn(start, end, place)
            guard along > 0, along < length, abs(turn) <= tolerance * length,
                sign(turn) != sign(Self.turn(places[Int(a)], places[Int(b)], places[Int(corner)]))
            else { continue }
            found.append((along, corner))
        }
        return found.sorted { ($0.along, $0.corner) < ($1.along, $1.corner) }.map(\.corner)
    }

    /// Above 0 where `place` lies on the left of the line; twice the area of the triangle.
    private static func turn(_ start: Position, _ end: Position, _ place: Position) -> Double {
        (end.x - start.x) * (place.y - start.y) - (end.y - start.y) * (place.x - start.x)
    }

    private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
}
