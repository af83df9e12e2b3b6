import LotGeometry

/// Reads polygons from well-known binary (OGC 06-103r4, section 8; ISO 19125-1 and the older marks for Z and M).
///
/// Our own rather than GEOS's: a ring goes straight from its bytes into the array that is kept, where GEOS would make a
/// geometry to be copied out again; counts are held against the bytes that are there before anything is allocated; and
/// a fault can be told with the number of its ring. Linear.
struct WKBReader {
    private let bytes: [UInt8]
    private var position: Int
    private var isLittle = true

    private init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The polygon or multipolygon that starts at `start`; what stands after it is ignored.
    static func read(_ bytes: [UInt8], at start: Int = 0) -> GeometryOutcome {
        var reader = WKBReader(bytes, at: start)
        do throws(GeometryFault) {
            return .shape(try reader.multiPolygon())
        } catch {
            return .fault(error.words)
        }
    }

    private static let cutOff = GeometryFault(words: "has a geometry that is cut off")

    private mutating func multiPolygon() throws(GeometryFault) -> MultiPolygon {
        let type = try geometryType()
        if type.kind == 3 {
            guard let polygon = try polygon(type.dimensions) else {
                throw GeometryFault(words: "has a polygon without rings")
            }
            return MultiPolygon([polygon])
        }
        guard type.kind == 6 else { throw GeometryFault(words: "is a \(Self.name(type.kind)), not a polygon") }
        // A part takes 9 bytes at least.
        let count = try self.count(least: 9)
        var polygons: [Polygon] = []
        for _ in 0..<count {
            let part = try geometryType()
            guard part.kind == 3 else { throw GeometryFault(words: "has a part that is no polygon") }
            if let polygon = try polygon(part.dimensions) { polygons.append(polygon) }
        }
        guard !polygons.isEmpty else { throw GeometryFault(words: "has a MultiPolygon without rings") }
        return MultiPolygon(polygons)
    }

    /// The byte order and the type: 1003, 2003 and 3003 are polygons with Z, M and both; so are 3 with the older marks in
    /// the highest bits, where a further mark announces the number of a reference system.
    private mutating func geometryType() throws(GeometryFault) -> (kind: UInt32, dimensions: Int) {
        guard position < bytes.count else { throw Self.cutOff }
        guard bytes[position] <= 1 else { throw GeometryFault(words: "has a geometry of an unknown byte order") }
        isLittle = bytes[position] == 1
        position += 1
        let code = try word()
        let marks = code >> 28
        let plain = code & 0x0FFF_FFFF
        if marks & 0b0010 != 0 { _ = try word() }
        let thousands = plain / 1_000
        guard thousands <= 3 else { return (plain, 2) }
        let hasZ = marks & 0b1000 != 0 || thousands == 1 || thousands == 3
        let hasM = marks & 0b0100 != 0 || thousands >= 2
        return (plain % 1_000, 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
    }

    /// Nil for an empty polygon.
    private mutating func polygon(_ dimensions: Int) throws(GeometryFault) -> Polygon? {
        let count = try self.count(least: 4)
        var rings: [Ring] = []
        for number in 0..<count {
            let positions = try ring(dimensions)
            do { rings.append(try Ring(positions)) } catch {
                throw GeometryFault(words: "has a faulty ring: ring \(number + 1) \(GeoJSONReader.words(error))")
            }
        }
        return rings.isEmpty ? nil : Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }

    private mutating func ring(_ dimensions: Int) throws(GeometryFault) -> [Position] {
        let step = dimensions * 8
        let count = try self.count(least: step)
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for _ in 0..<count {
            positions.append(Position(x: double(at: position), y: double(at: position + 8)))
            position += step
        }
        return positions
    }

    /// A number of things that take `least` bytes each, which must be there.
    private mutating func count(least: Int) throws(GeometryFault) -> Int {
        let count = Int(try word())
        guard count <= (bytes.count - position) / least else { throw Self.cutOff }
        return count
    }

    private mutating func word() throws(GeometryFault) -> UInt32 {
        guard bytes.count - position >= 4 else { throw Self.cutOff }
        var value: UInt32 = 0
        for index in 0..<4 { value |= UInt32(bytes[position + index]) << UInt32(8 * (isLittle ? index : 3 - index)) }
        position += 4
        return value
    }

    @inline(__always)
    private func double(at start: Int) -> Double {
        var bits: UInt64 = 0
        for index in 0..<8 { bits |= UInt64(bytes[start + index]) << UInt64(8 * index) }
        return Double(bitPattern: isLittle ? bits : bits.byteSwapped)
    }

    private static func name(_ kind: UInt32) -> String {
        switch kind {
        case 1: "Point"
        case 2: "LineString"
        case 4: "MultiPoint"
        case 5: "MultiLineString"
        case 7: "GeometryCollection"
        case 10: "CurvePolygon"
        case 12: "MultiSurface"
        case 15: "PolyhedralSurface"
        case 16: "TIN"
        default: "geometry of type \(kind)"
        }
    }
}

/// Why bytes or text are no polygon, in words that follow the feature's name.
struct GeometryFault: Error {
    let words: String
}
