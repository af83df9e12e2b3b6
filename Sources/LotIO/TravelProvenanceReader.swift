import LotGeometry
import LotModel

/// Reads `travel.json`: how a matrix was made.
struct TravelProvenanceReader {
    static let schema = "lotwright.travel/1"

    private var scanner: JSONScanner
    private var texts: [String: String] = [:]
    private var numbers: [String: Double] = [:]
    private var unsnapped: [UnsnappedPoint] = []
    private var places: [String: Position] = [:]

    /// Nil with a fault when the file is not JSON of the schema. A hash of other bytes than `matrix` is a warning.
    ///
    /// Members that are not known are passed over; known ones of another type count as absent.
    static func read(
        _ bytes: [UInt8], name: String, matrix: [UInt8], _ reading: inout Reading
    ) -> TravelProvenance? {
        var reader = TravelProvenanceReader(scanner: JSONScanner(bytes))
        do throws(JSONFault) {
            try reader.document()
        } catch {
            let place = Diagnostic.Place(file: name, line: TextBytes.lineNumber(of: error.offset, in: bytes))
            let isCut = error.kind == .truncated
            reading.add(
                isCut ? .jsonTruncated : .jsonSyntax, at: place,
                isCut ? "ends in the middle." : "is not JSON: \(error.words).",
                remedy: "Build the matrix again, or remove this file: the matrix can be read without it.")
            return nil
        }
        guard reader.texts["schema"] == schema else {
            reading.add(
                .valueChoice, at: .init(file: name, field: "schema"), value: reader.texts["schema"],
                "is not the schema of a travel provenance.",
                remedy: "Write \(schema), or remove the file: the matrix can be read without it.")
            return nil
        }
        if reader.texts["sha256"] != sha256Text(matrix) {
            reading.add(
                .travelProvenance, .warning, at: .init(file: name, field: "sha256"),
                "is not the hash of the matrix beside it: one of the two has changed.",
                remedy: "Build the matrix again, or remove this file.")
        }
        return reader.provenance
    }

    private var provenance: TravelProvenance {
        TravelProvenance(
            source: texts["source"] ?? "file", engineVersion: texts["engine_version"], profile: texts["profile"],
            timeScale: numbers["time_scale"].flatMap { $0 > 0 ? $0 : nil } ?? 1, cutoffKilometres: numbers["cutoff_km"],
            date: texts["date"],
            snapMetres: numbers["snap_metres"], attribution: texts["attribution"], unsnapped: unsnapped, places: places)
    }

    private mutating func document() throws(JSONFault) {
        if try scanner.enter(Ascii.openBrace, Ascii.closeBrace) {
            var keys: [String] = []
            repeat { try member(scanner.key(&keys)) } while try scanner.another(before: Ascii.closeBrace)
        }
        scanner.skipSpace()
        if scanner.position < scanner.bytes.count {
            throw JSONFault(kind: .syntax, offset: scanner.position, words: "text after the end of the object")
        }
    }

    private mutating func member(_ key: String) throws(JSONFault) {
        switch try scanner.peek() {
        case Ascii.openBracket where key == "unsnapped":
            for values in try objects() {
                guard case .text(let id)? = values["id"] else { continue }
                var metres: Double?
                if case .number(let value)? = values["metres"] { metres = value }
                var reason = ""
                if case .text(let text)? = values["reason"] { reason = text }
                unsnapped.append(UnsnappedPoint(id: id, metres: metres, reason: reason))
            }
        case Ascii.openBracket where key == "points":
            for values in try objects() {
                guard case .text(let id)? = values["id"], case .number(let x)? = values["easting_m"],
                    case .number(let y)? = values["northing_m"]
                else { continue }
                places[id] = Position(x: x, y: y)
            }
        case Ascii.openBrace, Ascii.openBracket: try scanner.skipValue(depth: 1)
        default:
            switch try scanner.scalar() {
            case .text(let text): texts[key] = text
            case .number(let value): numbers[key] = value
            case .boolean, .null: break
            }
        }
    }

    /// The objects of an array with their plain members; anything else in it is passed over.
    private mutating func objects() throws(JSONFault) -> [[String: JSONScalar]] {
        var result: [[String: JSONScalar]] = []
        guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else { return [] }
        repeat {
            guard try scanner.peek() == Ascii.openBrace else {
                try scanner.skipValue(depth: 2)
                continue
            }
            var values: [String: JSONScalar] = [:]
            if try scanner.enter(Ascii.openBrace, Ascii.closeBrace) {
                var keys: [String] = []
                repeat {
                    let key = try scanner.key(&keys)
                    let byte = try scanner.peek()
                    if byte == Ascii.openBrace || byte == Ascii.openBracket {
                        try scanner.skipValue(depth: 3)
                    } else {
                        values[key] = try scanner.scalar()
                    }
                } while try scanner.another(before: Ascii.closeBrace)
            }
            result.append(values)
        } while try scanner.another(before: Ascii.closeBracket)
        return result
    }
}
