import LotGeometry
import LotModel

/// What a feature service answered, and why an answer is no good.
public struct ServiceFault: Error, Hashable, Sendable {
    public let words: String
}

/// Answers of ArcGIS feature services: an error comes with status 200, and a page that was cut says so in one of two places.
public enum ServiceReply {
    /// Rows without geometry, `f=json`.
    public struct Rows: Sendable {
        /// Values as text, by name of the field.
        public let rows: [[String: String]]
        public let isCut: Bool
    }

    /// Polygons, `f=geojson`.
    public struct Features: Sendable {
        let file: BoundaryFile
        public let isCut: Bool
        public var count: Int { file.features.count }

        /// Code, name and shape of each, in degrees; an absent one is empty.
        public func areas(code: String, name: String) -> [(code: String, name: String, shape: MultiPolygon)] {
            file.features.map { (Codes.tidied($0.text(code) ?? ""), $0.text(name) ?? "", $0.shape) }
        }
    }

    /// `{"count": 5}`.
    public static func count(_ bytes: [UInt8]) throws(ServiceFault) -> Int {
        let members = try top(bytes)
        guard case .number(let value)? = members.scalars["count"], value >= 0, value == value.rounded(), value < 1e9
        else { throw ServiceFault(words: "the service did not tell a count: \(beginning(bytes))") }
        return Int(value)
    }

    public static func rows(_ bytes: [UInt8]) throws(ServiceFault) -> Rows {
        let members = try top(bytes)
        guard let start = members.features else {
            throw ServiceFault(words: "the service sent no features: \(beginning(bytes))")
        }
        var scanner = JSONScanner(bytes)
        scanner.position = start
        var rows: [[String: String]] = []
        do throws(JSONFault) {
            if try scanner.enter(Ascii.openBracket, Ascii.closeBracket) {
                repeat { rows.append(try row(&scanner)) } while try scanner.another(before: Ascii.closeBracket)
            }
        } catch { throw ServiceFault(words: "the service sent no JSON: \(error.words)") }
        return Rows(rows: rows, isCut: members.isCut)
    }

    public static func features(_ bytes: [UInt8], name: String) throws(ServiceFault) -> Features {
        let members = try top(bytes)
        var reading = Reading()
        guard let file = GeoJSONReader.read(bytes, name: name, reading: &reading), file.isComplete else {
            let error = reading.diagnostics.first { $0.severity == .error }
            throw ServiceFault(words: error.map { "\($0)" } ?? "the service sent no polygons")
        }
        guard file.declared == .lonLat else {
            throw ServiceFault(words: "the service sent other coordinates than longitude and latitude")
        }
        return Features(file: file, isCut: members.isCut)
    }

    // MARK: The answer as a whole

    private struct Members {
        var scalars: [String: JSONScalar] = [:]
        var isCut = false
        /// Where the list of features begins.
        var features: Int?
    }

    private static let cutMark = "exceededTransferLimit"

    private static func top(_ bytes: [UInt8]) throws(ServiceFault) -> Members {
        var scanner = JSONScanner(bytes)
        var members = Members()
        var error: String?
        do throws(JSONFault) {
            var keys: [String] = []
            guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return members }
            repeat {
                let key = try scanner.key(&keys)
                let next = try scanner.peek()
                switch (key, next) {
                case ("features", Ascii.openBracket):
                    members.features = scanner.position
                    try scanner.skipValue(depth: 1)
                case ("error", _):
                    let start = scanner.position
                    try scanner.skipValue(depth: 1)
                    error = String(decoding: bytes[start..<scanner.position].prefix(300), as: UTF8.self)
                case ("properties", Ascii.openBrace):
                    let own = try scalars(&scanner)
                    members.isCut = members.isCut || own[cutMark] == .boolean(true)
                case (_, Ascii.openBrace), (_, Ascii.openBracket): try scanner.skipValue(depth: 1)
                default: members.scalars[key] = try scanner.scalar()
                }
            } while try scanner.another(before: Ascii.closeBrace)
        } catch {
            throw ServiceFault(words: "the service sent no whole JSON: \(error.words): \(beginning(bytes))")
        }
        if let error { throw ServiceFault(words: "the service answers with an error: \(Diagnostic.printable(error))") }
        members.isCut = members.isCut || members.scalars[cutMark] == .boolean(true)
        return members
    }

    private static func scalars(_ scanner: inout JSONScanner) throws(JSONFault) -> [String: JSONScalar] {
        var values: [String: JSONScalar] = [:]
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return values }
        var keys: [String] = []
        repeat {
            let key = try scanner.key(&keys)
            switch try scanner.peek() {
            case Ascii.openBrace, Ascii.openBracket: try scanner.skipValue(depth: 4)
            default: values[key] = try scanner.scalar()
            }
        } while try scanner.another(before: Ascii.closeBrace)
        return values
    }

    /// `{"attributes": {...}}`.
    private static func row(_ scanner: inout JSONScanner) throws(JSONFault) -> [String: String] {
        var values: [String: JSONScalar] = [:]
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return [:] }
        var keys: [String] = []
        repeat {
            let key = try scanner.key(&keys)
            if key == "attributes", try scanner.peek() == Ascii.openBrace {
                values = try scalars(&scanner)
            } else {
                try scanner.skipValue(depth: 3)
            }
        } while try scanner.another(before: Ascii.closeBrace)
        return values.compactMapValues { value in
            switch value {
            case .text(let text): text
            case .number(let number): number == number.rounded() ? decimalText(number, decimals: 0) : "\(number)"
            case .boolean(let value): "\(value)"
            case .null: nil
            }
        }
    }

    private static func beginning(_ bytes: [UInt8]) -> String {
        Diagnostic.printable(String(decoding: bytes.prefix(120), as: UTF8.self))
    }
}
