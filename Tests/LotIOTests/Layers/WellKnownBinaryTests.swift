import LotGeometry
import Testing

@testable import LotIO

@Suite struct WellKnownBinaryTests {
    /// Reads bytes back without any of the writer's code.
    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func whole() -> UInt32 {
            defer { position += 4 }
            return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
        }

        mutating func real() -> Double {
            defer { position += 8 }
            return Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) })
        }

        mutating func order() -> UInt8 {
            defer { position += 1 }
            return bytes[position]
        }
    }

    @Test func everyPartRingAndPositionComesBack() throws {
        let shape = try LayerMaps.layer().features[1].shape
        var reader = Reader(bytes: WellKnownBinary.geoPackage(shape, system: 27700))
        #expect(Array(reader.bytes.prefix(4)) == [0x47, 0x50, 0, 3])
        reader.position = 4
        #expect(reader.whole() == 27700)
        #expect([reader.real(), reader.real(), reader.real(), reader.real()] == [0.6, 0.81, 51.2, 51.3])
        #expect(reader.order() == 1 && reader.whole() == 6)
        #expect(reader.whole() == 2)
        for polygon in shape.polygons {
            #expect(reader.order() == 1 && reader.whole() == 3)
            #expect(reader.whole() == UInt32(polygon.rings.count))
            for (index, ring) in polygon.rings.enumerated() {
                let count = Int(reader.whole())
                #expect(count == ring.positions.count)
                let read = (0..<count).map { _ in Position(x: reader.real(), y: reader.real()) }
                let back = try Ring(read)
                #expect((back.signedArea > 0) == (index == 0))
                #expect(Set(read) == Set(ring.positions))
            }
        }
        #expect(reader.position == reader.bytes.count)
    }

    @Test func clockwiseExteriorsAreTurned() throws {
        let shape = try LayerMaps.layer().features[0].shape
        #expect(shape.polygons[0].exterior.signedArea < 0)
        #expect(shape.polygons[0].wound[0].signedArea > 0)
    }
}
