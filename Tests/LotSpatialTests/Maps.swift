import Foundation
import LotGeometry

/// Hand-made shapes for the tests, in metres.
enum Maps {
    static func ring(_ points: [(Double, Double)]) throws -> Ring {
        try Ring((points + [points[0]]).map { Position(x: $0.0, y: $0.1) })
    }

    static func area(_ points: [(Double, Double)], holes: [[(Double, Double)]] = []) throws -> MultiPolygon {
        MultiPolygon([Polygon(exterior: try ring(points), holes: try holes.map(ring))])
    }

    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> MultiPolygon {
        try area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    /// `columns` x `rows` squares of `size` metres, row by row from the south-west, with the corners at `origin`.
    static func board(_ columns: Int, _ rows: Int, size: Double, origin: Position) throws -> [MultiPolygon] {
        try (0..<columns * rows).map { index in
            try box(
                origin.x + Double(index % columns) * size, origin.y + Double(index / columns) * size, size, size)
        }
    }

    static func shifted(_ area: MultiPolygon, x: Double, y: Double) throws -> MultiPolygon {
        func move(_ ring: Ring) throws -> Ring { try ring.mapPositions { Position(x: $0.x + x, y: $0.y + y) } }
        return MultiPolygon(
            try area.polygons.map { Polygon(exterior: try move($0.exterior), holes: try $0.holes.map(move)) })
    }
}
