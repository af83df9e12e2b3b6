import LotGeometry

/// Reads POLYGON and MULTIPOLYGON from well-known text (OGC 06-103r4, section 7).
///
/// Our own rather than GEOS's for the reasons given at `WKBReader`; GEOS's also follows collections as deep as a file nests
/// them. Z and M are ignored. Linear.
struct WKTReader {
    private var scanner: JSONScanner

    static func read(_ text: [UInt8]) -> GeometryOutcome {
        var reader = WKTReader(scanner: JSONScanner(text))
        do throws(GeometryFault) {
            return .shape(try reader.multiPolygon())
        } catch {
            return .fault(error.words)
        }
    }

    private static let open = UInt8(ascii: "(")
    private static let close = UInt8(ascii: ")")

    private mutating func multiPolygon() throws(GeometryFault) -> MultiPolygon {
        var words: [String] = []
        while true {
            let word = word()
            if word.isEmpty { break }
            words.append(word)
        }
        guard let kind = words.first else { throw GeometryFault(words: "has no well-known text of a polygon") }
        if words.last == "EMPTY" { throw GeometryFault(words: "has an empty polygon") }
        // Dimensions may stand apart or at the end of the name: POLYGON Z, POLYGONZ.
        let polygons: [Polygon]
        if kind.hasPrefix("POLYGON") {
            polygons = [try polygon()]
        } else if kind.hasPrefix("MULTIPOLYGON") {
            try expect(Self.open)
            var found: [Polygon] = []
            repeat { found.append(try polygon()) } while try another()
            polygons = found
        } else {
            throw GeometryFault(words: "is a \(kind.prefix(30)), not a polygon")
        }
        scanner.skipSpace()
        guard scanner.position == scanner.bytes.count else {
            throw GeometryFault(words: "has text after its polygon")
        }
        return MultiPolygon(polygons)
    }

    private mutating func polygon() throws(GeometryFault) -> Polygon {
        try expect(Self.open)
        var rings: [Ring] = []
        repeat {
            let positions = try positions()
            do { rings.append(try Ring(positions)) } catch {
                throw GeometryFault(
                    words: "has a faulty ring: ring \(rings.count + 1) \(GeoJSONReader.words(error))")
            }
        } while try another()
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }

    private mutating func positions() throws(GeometryFault) -> [Position] {
        try expect(Self.open)
        var positions: [Position] = []
        repeat {
            let x = try number()
            let y = try number()
            // Z and M.
            for _ in 0..<2 {
                scanner.skipSpace()
                guard let next = current, next != Ascii.comma, next != Self.close else { break }
                _ = try number()
            }
            positions.append(Position(x: x, y: y))
        } while try another()
        return positions
    }

    private var current: UInt8? {
        scanner.position < scanner.bytes.count ? scanner.bytes[scanner.position] : nil
    }

    /// The next word in capitals; empty before anything else.
    private mutating func word() -> String {
        scanner.skipSpace()
        let start = scanner.position
        while let byte = current, (0x41...0x5A).contains(byte & 0xDF) { scanner.position += 1 }
        return String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self).uppercased()
    }

    private mutating func expect(_ byte: UInt8) throws(GeometryFault) {
        scanner.skipSpace()
        guard current == byte else { throw fault("expected \"\(Character(Unicode.Scalar(byte)))\"") }
        scanner.position += 1
    }

    /// True after a comma, false after the closing parenthesis.
    private mutating func another() throws(GeometryFault) -> Bool {
        scanner.skipSpace()
        guard let byte = current, byte == Ascii.comma || byte == Self.close else {
            throw fault("expected a comma or \")\"")
        }
        scanner.position += 1
        return byte == Ascii.comma
    }

    private mutating func number() throws(GeometryFault) -> Double {
        do throws(JSONFault) {
            return try scanner.number()
        } catch {
            throw fault("expected a number")
        }
    }

    private func fault(_ words: String) -> GeometryFault {
        current == nil
            ? GeometryFault(words: "has a well-known text that is cut off")
            : GeometryFault(words: "has a faulty well-known text: \(words) at character \(scanner.position + 1)")
    }
}
