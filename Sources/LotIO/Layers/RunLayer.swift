import LotGeometry
import LotModel

/// Maps in the output folder of a finished run.
public enum RunLayer: String, CaseIterable, Sendable {
    case lots
    case areas
    case gaps
    case districts

    private static let limit = Bytes.boundariesLimit
    /// How the writer ends a map without features.
    private static let emptyEnd = Array("\"features\":[\n]}\n".utf8)

    /// The layer as the run wrote it, in longitude and latitude.
    ///
    /// The file is held against the hash in the folder's `run.json`. Throws `file.*`, `yaml.*`, `json.*` and `geojson.*`, and
    /// `value.conflict` where the file is not as the run wrote it.
    public func read(folder path: String) throws(InputRefused) -> Layer {
        var reading = Reading()
        let layer = read(path, &reading)
        try reading.throwIfErrors()
        guard let layer else { preconditionFailure("no layer and no error") }
        return layer
    }

    private var file: String { "\(rawValue).geojson" }

    private func read(_ path: String, _ reading: inout Reading) -> Layer? {
        guard let manifest = RunManifest(folder: path, &reading),
            let bytes = manifest.bytes(file, limit: Self.limit, expected: "GeoJSON", &reading)
        else { return nil }
        let source = manifest.source
        let keys = PropertyOrder.keys(in: bytes)
        // The reader of boundaries refuses a map without features, as that of a run without gaps is.
        if bytes.suffix(Self.emptyEnd.count).elementsEqual(Self.emptyEnd) {
            return layer([], [], source, &reading, members: PropertyOrder.members(in: bytes))
        }
        guard let read = GeoJSONReader.read(bytes, name: source.name(file), reading: &reading) else { return nil }
        let features = read.features.map { feature in
            GeoJSONFeature(
                properties: keys.map { JSONMember(key: $0, value: feature.properties[$0]?.value ?? .null) },
                shape: feature.shape)
        }
        return layer(features, keys, source, &reading, members: PropertyOrder.members(in: bytes))
    }

    private func layer(
        _ features: [GeoJSONFeature], _ fields: [String], _ source: InputSource, _ reading: inout Reading,
        members: [JSONMember] = []
    ) -> Layer? {
        do throws(UnwritableLayer) {
            return try Layer(name: rawValue, fields: fields, features: features, system: .lonLat, members: members)
        } catch {
            reading.add(
                .geojsonStructure, at: .init(file: source.name(file)), "is no layer of a run: \(error).",
                remedy: "Run the scenario again.")
            return nil
        }
    }
}

/// What the reader of boundaries passes over: the order of properties, and what a collection says of itself.
enum PropertyOrder {
    /// Keys of the first feature's properties, lists and objects left out; empty where there is no feature.
    static func keys(in bytes: [UInt8]) -> [String] {
        // A quotation mark within a text stands behind a backslash, so these bytes open properties and nothing else.
        guard let start = index(of: "\"properties\":{", in: bytes) else { return [] }
        var scanner = JSONScanner(bytes)
        scanner.position = start + "\"properties\":".utf8.count
        var keys: [String] = []
        do throws(JSONFault) {
            guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return [] }
            var flat: [String] = []
            repeat {
                let key = try scanner.key(&keys)
                switch try scanner.peek() {
                case Ascii.openBrace, Ascii.openBracket: break
                default: flat.append(key)
                }
                try scanner.skipValue(depth: 4)
            } while try scanner.another(before: Ascii.closeBrace)
            return flat
        } catch { return [] }
    }

    /// Flat members of the collection, its type left out.
    static func members(in bytes: [UInt8]) -> [JSONMember] {
        var scanner = JSONScanner(bytes)
        var keys: [String] = []
        var members: [JSONMember] = []
        do throws(JSONFault) {
            guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return [] }
            repeat {
                let key = try scanner.key(&keys)
                switch try scanner.peek() {
                case Ascii.openBrace, Ascii.openBracket: try scanner.skipValue(depth: 1)
                default:
                    let value = try scanner.scalar().value
                    if key != "type" { members.append(JSONMember(key: key, value: value)) }
                }
            } while try scanner.another(before: Ascii.closeBrace)
            return members
        } catch { return [] }
    }

    private static func index(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (0...bytes.count - wanted.count).first { start in
            bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
