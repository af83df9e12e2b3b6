import LotGeometry

/// Joins corners of different areas that are closer than a tolerance, nearest first.
///
/// Corners of one area are never joined with one another, so that narrow inlets stay open. All members of a group
/// lie within the tolerance of the corner that stands for it: the first in the order of the file.
struct CornerJoin {
    /// For each corner the one that takes its place, itself in most cases.
    private(set) var standing: [Int32]
    private(set) var joined = 0
    /// Areas of each group, ascending, by the corner that stands for it.
    private(set) var owners: [[Int32]]
    private var members: [Int32: [Int32]] = [:]

    init(_ table: CornerTable, tolerance: Double) {
        standing = Array(0..<Int32(table.places.count))
        owners = table.owners
        for pair in Self.pairs(table, tolerance) { join(pair.a, pair.b, table, tolerance) }
    }

    private struct Near {
        let metres: Double
        let a: Int32
        let b: Int32
    }

    private static func pairs(_ table: CornerTable, _ tolerance: Double) -> [Near] {
        let strip = CornerStrip(0..<Int32(table.places.count), of: table.metres)
        var pairs: [Near] = []
        for corner in 0..<Int32(table.places.count) {
            let place = table.metres[Int(corner)]
            for other in strip.within(place.x - tolerance...place.x + tolerance) where other > corner {
                guard abs(table.metres[Int(other)].y - place.y) <= tolerance else { continue }
                let metres = place.distance(to: table.metres[Int(other)])
                if metres <= tolerance, isDisjoint(table.owners[Int(corner)], table.owners[Int(other)]) {
                    pairs.append(Near(metres: metres, a: corner, b: other))
                }
            }
        }
        return pairs.sorted { ($0.metres, $0.a, $0.b) < ($1.metres, $1.a, $1.b) }
    }

    private mutating func join(_ a: Int32, _ b: Int32, _ table: CornerTable, _ tolerance: Double) {
        let head = min(standing[Int(a)], standing[Int(b)])
        let other = max(standing[Int(a)], standing[Int(b)])
        guard head != other, Self.isDisjoint(owners[Int(head)], owners[Int(other)]) else { return }
        let moving = members[other] ?? [other]
        let place = table.metres[Int(head)]
        guard moving.allSatisfy({ table.metres[Int($0)].distance(to: place) <= tolerance }) else { return }
        for corner in moving { standing[Int(corner)] = head }
        members[head] = (members[head] ?? [head]) + moving
        members[other] = nil
        owners[Int(head)] = (owners[Int(head)] + owners[Int(other)]).sorted()
        joined += 1
    }

    private static func isDisjoint(_ one: [Int32], _ other: [Int32]) -> Bool {
        !one.contains { other.contains($0) }
    }
}
