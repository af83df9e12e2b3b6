import BoundarySamples
import LotGeometry
import Testing

@testable import LotIO

@Suite struct WKBReaderTests {
    private func sample() throws -> SampleFeature {
        let holed = Polygon(
            exterior: try square(0, 0, 10).exterior, holes: [try square(2, 2, 3).exterior.reversed])
        return SampleFeature(values: [], shape: MultiPolygon([holed, try square(20, 0, 5)]))
    }

    private func words(_ outcome: GeometryOutcome) -> String {
        switch outcome {
        case .shape(let shape): "\(shape.polygons.count) polygons"
        case .absent: "absent"
        case .fault(let words): words
        }
    }

    /// A polygon of one triangle: byte order, type, and for each corner as many numbers as the type has.
    private func triangle(type: UInt32, extra: [UInt8] = [], dimensions: Int, big: Bool = false) -> [UInt8] {
        func word(_ value: UInt32) -> [UInt8] {
            let little = (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
            return big ? little.reversed() : little
        }
        func double(_ value: Double) -> [UInt8] {
            let little = (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * $0)) }
            return big ? little.reversed() : little
        }
        var bytes = [big ? 0 : 1] + word(type) + extra + word(1) + word(4)
        for (x, y) in [(0.0, 0.0), (1, 0), (0, 1), (0, 0)] {
            bytes += double(x) + double(y)
            for _ in 2..<dimensions { bytes += double(99) }
        }
        return bytes
    }

    @Test func polygonsComeBack() throws {
        let sample = try sample()
        guard case .shape(let shape) = WKBReader.read(sample.wellKnownBinary) else {
            Issue.record("nothing was read")
            return
        }
        #expect(shape == sample.shape)
        guard case .shape(let packaged) = GeoPackageBlob.read(GeoPackageSample.bytes(sample)) else {
            Issue.record("nothing was read")
            return
        }
        #expect(packaged == sample.shape)
    }

    @Test func dimensionsAndByteOrders() {
        let srid: [UInt8] = [0x34, 0x6C, 0, 0]
        for bytes in [
            triangle(type: 3, dimensions: 2), triangle(type: 1_003, dimensions: 3),
            triangle(type: 2_003, dimensions: 3),
            triangle(type: 3_003, dimensions: 4), triangle(type: 0x8000_0003, dimensions: 3),
            triangle(type: 0x4000_0003, dimensions: 3), triangle(type: 0xC000_0003, dimensions: 4),
            triangle(type: 0x2000_0003, extra: srid, dimensions: 2), triangle(type: 3, dimensions: 2, big: true),
            triangle(type: 1_003, dimensions: 3, big: true),
        ] {
            guard case .shape(let shape) = WKBReader.read(bytes) else {
                Issue.record("\(words(WKBReader.read(bytes)))")
                continue
            }
            #expect(shape.area == 0.5)
        }
    }

    @Test func otherGeometriesAreNamed() {
        func words(_ kind: UInt8) -> String { self.words(WKBReader.read([1, kind, 0, 0, 0, 0, 0, 0, 0])) }
        #expect(words(1) == "is a Point, not a polygon")
        #expect(words(7) == "is a GeometryCollection, not a polygon")
        #expect(words(10) == "is a CurvePolygon, not a polygon")
        #expect(words(99) == "is a geometry of type 99, not a polygon")
        #expect(words(6) == "has a MultiPolygon without rings")
        #expect(words(3) == "has a polygon without rings")
        #expect(self.words(WKBReader.read([7])) == "has a geometry of an unknown byte order")
    }

    @Test func countsAreHeldAgainstTheBytes() {
        let huge: [UInt8] = [1, 3, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
        #expect(words(WKBReader.read(huge)) == "has a geometry that is cut off")
    }

    @Test func everyCutIsAFault() throws {
        let bytes = try sample().wellKnownBinary
        for end in 0..<bytes.count {
            guard case .fault = WKBReader.read(Array(bytes[..<end])) else {
                Issue.record("cut at \(end) was read")
                return
            }
        }
    }

    @Test func ringsThatAreNoneAreNamed() {
        var open = triangle(type: 3, dimensions: 2)
        open[open.count - 1] = 0x40
        #expect(words(WKBReader.read(open)) == "has a faulty ring: ring 1 does not end where it begins")
    }

    @Test func headersOfGeoPackages() throws {
        let body = try sample().wellKnownBinary
        func read(_ head: [UInt8]) -> String { words(GeoPackageBlob.read(head + body)) }
        #expect(read([0x47, 0x50, 0, 1, 0, 0, 0, 0]) == "2 polygons")
        for (code, size) in [(1, 32), (2, 48), (3, 48), (4, 64)] {
            let head = [0x47, 0x50, 0, UInt8(code << 1 | 1)] + [UInt8](repeating: 0, count: 4 + size)
            #expect(read(head) == "2 polygons")
        }
        #expect(read([0x47, 0x50, 0, 0x0B, 0, 0, 0, 0]) == "has a geometry with an unknown envelope")
        #expect(read([0x47, 0x50, 0, 0x11, 0, 0, 0, 0]) == "absent")
        #expect(read([0x47, 0x50, 0, 0x21, 0, 0, 0, 0]) == "has a geometry of an extension")
        #expect(read([0x47, 0x50, 1, 1, 0, 0, 0, 0]) == "has a geometry of an unknown version")
        #expect(words(GeoPackageBlob.read([0x47])) == "has a geometry that is not a GeoPackage's")
    }
}
