import LotGeometry
import LotSearch

@testable import LotSpatial

/// Random tilings without a fault: a crooked board whose neighbours share wiggling boundaries, on a grid of a centimetre.
struct DrawnTiling {
    static let columns = 4
    static let rows = 4
    /// Straight pieces of each side.
    static let pieces = 6
    /// An area with neighbours all around, and the one east of it.
    static let inner = 5
    static let east = 6

    let areas: [MultiPolygon]

    /// Every pair that shares a side of the board.
    static let pairs: [AreaPair] = {
        var pairs: [AreaPair] = []
        for area in 0..<columns * rows {
            if area % columns < columns - 1 { pairs.append(AreaPair(area, area + 1)) }
            if area / columns < rows - 1 { pairs.append(AreaPair(area, area + columns)) }
        }
        return pairs
    }()

    /// Pairs of the inner area.
    static let innerPairs = pairs.filter { $0.a == inner || $0.b == inner }

    init(seed: UInt64) throws {
        var random = SeededGenerator(Seed(seed).child("tiling"))
        func around(_ reach: Double) -> Double { (2 * random.uniform() - 1) * reach }
        func place(_ x: Double, _ y: Double) -> Position {
            Position(x: (x * 100).rounded() / 100, y: (y * 100).rounded() / 100)
        }
        var corners: [[Position]] = []
        for row in 0...Self.rows {
            var line: [Position] = []
            for column in 0...Self.columns {
                let x = 600_000 + 1_000 * Double(column) + around(200)
                let y = 150_000 + 1_000 * Double(row) + around(200)
                line.append(place(x, y))
            }
            corners.append(line)
        }
        func side(_ from: Position, _ to: Position) -> [Position] {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = from.distance(to: to)
            var line = [from]
            for step in 1..<Self.pieces {
                let share = Double(step) / Double(Self.pieces)
                let aside = around(30) / length
                line.append(place(from.x + share * dx - aside * dy, from.y + share * dy + aside * dx))
            }
            return line + [to]
        }
        let across = corners.map { row in zip(row, row.dropFirst()).map { side($0, $1) } }
        let upward = zip(corners, corners.dropFirst()).map { low, high in zip(low, high).map { side($0, $1) } }
        areas = try (0..<Self.columns * Self.rows).map { area in
            let (column, row) = (area % Self.columns, area / Self.columns)
            var ring: [Position] = Array(across[row][column].dropLast())
            ring += upward[row][column + 1].dropLast()
            ring += across[row + 1][column].reversed().dropLast()
            ring += upward[row][column].reversed()
            return MultiPolygon([Polygon(exterior: try Ring(ring))])
        }
    }

    var total: Double { areas.reduce(0) { $0 + $1.area } }

    /// The ring of the inner area without its closing position: first the southern side from the west, then the eastern.
    private var innerRing: [Position] { Array(areas[Self.inner].polygons[0].exterior.positions.dropLast()) }

    private func replacing(_ ring: [Position], holes: [Ring] = []) throws -> [MultiPolygon] {
        var changed = areas
        changed[Self.inner] = MultiPolygon([Polygon(exterior: try Ring(ring + [ring[0]]), holes: holes)])
        return changed
    }

    // MARK: Known faults of the inner area

    /// Every corner moved by up to `reach` metres along each axis.
    func jittered(_ reach: Double, seed: UInt64) throws -> [MultiPolygon] {
        var random = SeededGenerator(Seed(seed).child("jitter"))
        var moved: [Position] = []
        for corner in innerRing {
            let x = corner.x + (2 * random.uniform() - 1) * reach
            let y = corner.y + (2 * random.uniform() - 1) * reach
            moved.append(Position(x: x, y: y))
        }
        return try replacing(moved)
    }

    func shifted(x: Double, y: Double) throws -> [MultiPolygon] {
        try replacing(innerRing.map { Position(x: $0.x + x, y: $0.y + y) })
    }

    /// A rectangular hole around the middle.
    func withHole(width: Double, height: Double) throws -> [MultiPolygon] {
        let middle = areas[Self.inner].boundingBox.center
        let hole = try Maps.ring([
            (middle.x, middle.y), (middle.x + width, middle.y), (middle.x + width, middle.y + height),
            (middle.x, middle.y + height),
        ])
        return try replacing(innerRing, holes: [hole])
    }

    /// The middle corner of the eastern side moved into the neighbour.
    func overlapping(by metres: Double) throws -> [MultiPolygon] {
        var ring = innerRing
        ring[Self.pieces + Self.pieces / 2].x += metres
        return try replacing(ring)
    }

    /// A loop of half a metre in the southern side.
    func bowTied() throws -> [MultiPolygon] {
        let ring = innerRing
        let (from, to) = (ring[2], ring[3])
        let length = from.distance(to: to)
        let (ux, uy) = ((to.x - from.x) / length, (to.y - from.y) / length)
        var tied = Array(ring[...2])
        for (along, aside) in [(1.0, 0.3), (0.5, 0.5), (0.7, -0.5)] {
            tied.append(Position(x: from.x + along * ux - aside * uy, y: from.y + along * uy + aside * ux))
        }
        return try replacing(tied + ring[3...])
    }
}
