import LotGeometry

/// Puts corners of other areas into edges that pass them within a tolerance, so that boundary drawn with more corners
/// on one side becomes the same on both.
///
/// Only edges that no other area has, and only corners at the end of such an edge: what fits already stays as it is.
struct CornerInsert {
    /// Rings after joining and inserting, open.
    private(set) var rings: [[Int32]] = []
    private(set) var inserted = 0

    init(_ table: CornerTable, _ join: CornerJoin, tolerance: Double) {
        let joined = table.rings.map { Self.withoutRepeats($0.corners.map { join.standing[Int($0)] }) }
        var counts: [UInt64: Int32] = [:]
        for ring in joined { Self.forEachEdge(ring) { a, b in counts[Self.key(a, b), default: 0] += 1 } }
        var loose: Set<Int32> = []
        for ring in joined {
            Self.forEachEdge(ring) { a, b in
                if counts[Self.key(a, b)] == 1 {
                    loose.insert(a)
                    loose.insert(b)
                }
            }
        }
        let strip = CornerStrip(loose, of: table.metres)
        for (ring, corners) in zip(table.rings, joined) {
            var filled: [Int32] = []
            Self.forEachEdge(corners) { a, b in
                filled.append(a)
                guard counts[Self.key(a, b)] == 1 else { return }
                let between = Self.passed(a, b, area: ring.area, strip, table.metres, join.owners, tolerance)
                filled += between
                inserted += between.count
            }
            rings.append(filled)
        }
    }

    /// Corners of other areas beside the edge, in its direction.
    private static func passed(
        _ a: Int32, _ b: Int32, area: Int32, _ strip: CornerStrip, _ metres: [Position], _ owners: [[Int32]],
        _ tolerance: Double
    ) -> [Int32] {
        let start = metres[Int(a)]
        let end = metres[Int(b)]
        let length = start.distance(to: end)
        guard length > 0 else { return [] }
        let ux = (end.x - start.x) / length
        let uy = (end.y - start.y) / length
        let rows = min(start.y, end.y) - tolerance...max(start.y, end.y) + tolerance
        var found: [(along: Double, corner: Int32)] = []
        for corner in strip.within(min(start.x, end.x) - tolerance...max(start.x, end.x) + tolerance) {
            let place = metres[Int(corner)]
            guard rows.contains(place.y), corner != a, corner != b, !owners[Int(corner)].contains(area) else {
                continue
            }
            let along = (place.x - start.x) * ux + (place.y - start.y) * uy
            let aside = (place.y - start.y) * ux - (place.x - start.x) * uy
            if along > 0, along < length, abs(aside) <= tolerance { found.append((along, corner)) }
        }
        return found.sorted { ($0.along, $0.corner) < ($1.along, $1.corner) }.map(\.corner)
    }

    static func forEachEdge(_ ring: [Int32], _ body: (Int32, Int32) -> Void) {
        for index in ring.indices { body(ring[index], ring[index + 1 < ring.count ? index + 1 : 0]) }
    }

    /// Equal for both directions.
    static func key(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    }

    private static func withoutRepeats(_ ring: [Int32]) -> [Int32] {
        var kept: [Int32] = []
        for corner in ring where corner != kept.last { kept.append(corner) }
        while kept.count > 1, kept.first == kept.last { kept.removeLast() }
        return kept
    }
}
