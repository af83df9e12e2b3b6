import LotGeometry

/// Polygons as well-known binary (OGC 06-103r4, 8.2), little-endian, and as the geometry of a GeoPackage.
enum WellKnownBinary {
    private static let polygonType: UInt32 = 3
    private static let multiPolygonType: UInt32 = 6

    /// A multipolygon, exterior rings counter-clockwise and holes clockwise.
    static func bytes(_ shape: MultiPolygon) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(16 * shape.positionCount + 32)
        begin(multiPolygonType, shape.polygons.count, &output)
        for polygon in shape.polygons {
            let rings = polygon.wound
            begin(polygonType, rings.count, &output)
            for ring in rings {
                append(UInt32(ring.positions.count), &output)
                for position in ring.positions {
                    append(position.x, &output)
                    append(position.y, &output)
                }
            }
        }
        return output
    }

    /// The binary of a GeoPackage (OGC 12-128r19, 2.1.3): header `GP`, version 0, flags for little-endian and an envelope of
    /// two dimensions, the reference system, the envelope, then well-known binary.
    static func geoPackage(_ shape: MultiPolygon, system: Int) -> [UInt8] {
        var output = Array("GP".utf8) + [0, 0x03]
        append(UInt32(system), &output)
        let box = shape.boundingBox
        for value in [box.minX, box.maxX, box.minY, box.maxY] { append(value, &output) }
        return output + bytes(shape)
    }

    private static func begin(_ type: UInt32, _ count: Int, _ output: inout [UInt8]) {
        output.append(1)
        append(type, &output)
        append(UInt32(count), &output)
    }

    private static func append(_ value: UInt32, _ output: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) { output.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    private static func append(_ value: Double, _ output: inout [UInt8]) {
        let bits = value.bitPattern
        for shift in stride(from: 0, to: 64, by: 8) { output.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
}

extension Polygon {
    /// Exterior counter-clockwise, holes clockwise, as RFC 7946 and OGC 06-103r4 have it.
    var wound: [Ring] {
        [exterior.signedArea < 0 ? exterior.reversed : exterior]
            + holes.map { $0.signedArea > 0 ? $0.reversed : $0 }
    }
}
