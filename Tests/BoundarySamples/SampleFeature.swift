import LotGeometry

/// A feature to be written: texts by column, and a shape.
public struct SampleFeature: Sendable {
    public let values: [String]
    public let shape: MultiPolygon

    public init(values: [String], shape: MultiPolygon) {
        self.values = values
        self.shape = shape
    }

    /// Little-endian well-known binary of the shape, always a multipolygon.
    public var wellKnownBinary: [UInt8] {
        var bytes: [UInt8] = []
        func word(_ value: Int) {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        func double(_ value: Double) {
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift)))
            }
        }
        bytes.append(1)
        word(6)
        word(shape.polygons.count)
        for polygon in shape.polygons {
            bytes.append(1)
            word(3)
            word(polygon.rings.count)
            for ring in polygon.rings {
                word(ring.positions.count)
                for position in ring.positions {
                    double(position.x)
                    double(position.y)
                }
            }
        }
        return bytes
    }
}
