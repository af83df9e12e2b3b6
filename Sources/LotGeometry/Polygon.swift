/// Why positions do not make a ring.
public enum RingFault: Error, Equatable, Sendable {
    /// Fewer than four positions, the closing one included.
    case tooFewPositions(Int)
    /// First and last position differ.
    case notClosed
    /// A coordinate is infinite or not a number; `index` counts from 0.
    case notFinite(index: Int)
}

/// A closed line: the last position repeats the first, at least four positions, all finite.
///
/// Nothing else is promised: a ring may cross itself or have no area. `LotSpatial` checks that.
public struct Ring: Hashable, Sendable {
    public let positions: [Position]

    public init(_ positions: [Position]) throws(RingFault) {
        guard positions.count >= 4 else { throw .tooFewPositions(positions.count) }
        guard positions[0] == positions[positions.count - 1] else { throw .notClosed }
        for index in positions.indices where !positions[index].isFinite { throw .notFinite(index: index) }
        self.positions = positions
    }

    /// Shoelace area, positive when the ring runs counter-clockwise, in squared units of the plane.
    ///
    /// Coordinates are taken relative to the first position, which keeps full precision far from the origin.
    public var signedArea: Double {
        let origin = positions[0]
        var twice = 0.0
        for index in 1..<positions.count {
            let a = positions[index - 1]
            let b = positions[index]
            twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return twice / 2
    }

    public var length: Double {
        var sum = 0.0
        for index in 1..<positions.count { sum += positions[index - 1].distance(to: positions[index]) }
        return sum
    }

    public var boundingBox: BoundingBox { BoundingBox(positions) }

    /// The same ring run the other way round.
    public var reversed: Ring { Ring(unchecked: positions.reversed()) }

    /// The ring with every position replaced; a `transform` that yields non-finite values throws.
    public func mapPositions(_ transform: (Position) -> Position) throws(RingFault) -> Ring {
        try Ring(positions.map(transform))
    }

    private init(unchecked positions: [Position]) { self.positions = positions }
}

/// One exterior ring and its holes, in any orientation.
public struct Polygon: Hashable, Sendable {
    public let exterior: Ring
    public let holes: [Ring]

    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    public var rings: [Ring] { [exterior] + holes }

    /// Area without the holes, never negative for a valid polygon, in squared units of the plane.
    public var area: Double {
        holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) }
    }

    /// Length of all rings, holes included.
    public var perimeter: Double { holes.reduce(exterior.length) { $0 + $1.length } }
}

/// Any number of polygons that together are the shape of one area, lot or district. Several parts are normal.
public struct MultiPolygon: Hashable, Sendable {
    public let polygons: [Polygon]

    public init(_ polygons: [Polygon]) { self.polygons = polygons }

    public static let empty = MultiPolygon([])

    public var isEmpty: Bool { polygons.isEmpty }
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }
    public var perimeter: Double { polygons.reduce(0) { $0 + $1.perimeter } }
    public var positionCount: Int {
        polygons.reduce(0) { $0 + $1.holes.reduce($1.exterior.positions.count) { $0 + $1.positions.count } }
    }

    public var boundingBox: BoundingBox {
        var box = BoundingBox.empty
        for polygon in polygons { box.extend(to: polygon.exterior.boundingBox) }
        return box
    }
}
