import LotGeometry
import LotModel

/// The plane in which a boundary file says its coordinates are.
public enum DeclaredReferenceSystem: Hashable, Sendable {
    /// Longitude and latitude in degrees: RFC 7946, CRS84, EPSG:4326.
    case lonLat
    /// EPSG:27700 in metres.
    case britishGrid

    /// Its number in the EPSG register.
    var epsg: Int {
        switch self {
        case .lonLat: 4326
        case .britishGrid: 27700
        }
    }
}

/// One polygon feature of a boundary file.
struct BoundaryFeature {
    /// From 1, in the order of the file.
    let number: Int
    /// Line on which the feature starts; nil in a binary file.
    let line: Int?
    /// Values without members; lists and objects among the properties are left out.
    let properties: [String: JSONScalar]
    let shape: MultiPolygon

    /// A property as text; whole numbers without a decimal point. Nil for an absent or null one.
    func text(_ name: String) -> String? {
        switch properties[name] {
        case .text(let text): text
        case .number(let value) where value == value.rounded() && abs(value) < 1e15:
            decimalText(value, decimals: 0)
        case .number(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .null, nil: nil
        }
    }
}

/// Polygons with properties, as a file in any of the forms of `BoundaryFormats` holds them.
struct BoundaryFile {
    let name: String
    let features: [BoundaryFeature]
    let declared: DeclaredReferenceSystem
    /// False where the file is silent and `declared` is only what GeoJSON then means.
    let saysReferenceSystem: Bool
    /// No feature was left out for a fault.
    let isComplete: Bool
    var format = BoundaryFormat.geoJSON
    /// The layer that was read, where the file has several.
    var layer: String?
    var basis = ReferenceSystemBasis.format
    /// The property that holds the codes, where the user names it.
    var codeField: String?

    /// The file with the reference system that a scenario states for it; nil, with the fault added, when the file itself
    /// says another.
    func stated(_ system: DeclaredReferenceSystem, _ reading: inout Reading) -> BoundaryFile? {
        if saysReferenceSystem, declared != system {
            reading.add(
                .geojsonReferenceSystem, at: .init(file: name, field: "crs"), value: "EPSG:\(declared.epsg)",
                "is not the EPSG:\(system.epsg) that the scenario states.",
                remedy: "Remove boundaries.epsg from the scenario, or give another file.")
            return nil
        }
        return BoundaryFile(
            name: name, features: features, declared: system, saysReferenceSystem: true, isComplete: isComplete,
            format: format, layer: layer, basis: saysReferenceSystem ? basis : .stated, codeField: codeField)
    }

    func place(_ feature: BoundaryFeature, field: String? = nil) -> Diagnostic.Place {
        .init(file: name, line: feature.line, item: "feature \(feature.number)", field: field)
    }
}

/// Reads boundary files (RFC 7946, and the `crs` member of the 2008 format).
///
/// About 0.1 s for England's 6,791 areas with 881,000 positions (20 MB).
struct GeoJSONReader {
    private var scanner: JSONScanner
    private let name: String
    private var features: [BoundaryFeature] = []
    private var type: String?
    private var sawFeatures = false
    private var look = GeoJSONLook()
    /// Features met so far, good or not.
    private var count = 0
    private var declared: DeclaredReferenceSystem? = .lonLat
    private var crsText: String?
    private var lines = LineCounter()
    /// Reused for every ring, so that each is allocated once, at its final size.
    private var buffer: [Position] = []

    private init(_ bytes: [UInt8], name: String) {
        scanner = JSONScanner(bytes)
        self.name = name
    }

    /// Checked UTF-8 in, every fault added; nil when the text is no feature collection. Features with a faulty geometry
    /// are left out.
    ///
    /// Adds `json.syntax`, `json.truncated`, `geojson.structure`, `geojson.geometry` and `geojson.reference_system`.
    /// A third coordinate is ignored. Not looked at: `bbox`, feature `id`, foreign members.
    static func read(_ bytes: [UInt8], name: String, reading: inout Reading) -> BoundaryFile? {
        var reader = GeoJSONReader(bytes, name: name)
        do throws(JSONFault) {
            try reader.collection(&reading)
        } catch {
            let place = Diagnostic.Place(
                file: name, line: TextBytes.lineNumber(of: error.offset, in: bytes),
                item: reader.count > 0 ? "feature \(reader.count)" : nil)
            switch error.kind {
            case .truncated:
                reading.add(
                    .jsonTruncated, at: place, "ends in the middle: \(bytes.count) bytes are not the whole file.",
                    remedy: "Download or export the file again.")
            case .syntax:
                reading.add(
                    .jsonSyntax, at: place, "is not JSON: \(error.words).",
                    remedy: "Export the file again; do not edit GeoJSON by hand.")
            }
            return nil
        }
        return reader.finish(&reading)
    }

    private mutating func collection(_ reading: inout Reading) throws(JSONFault) {
        if try scanner.peek() == Ascii.openBrace {
            if try scanner.enter(Ascii.openBrace, Ascii.closeBrace) {
                var keys: [String] = []
                repeat { try member(scanner.key(&keys), &reading) } while try scanner.another(before: Ascii.closeBrace)
            }
        } else {
            try scanner.skipValue(depth: 0)
        }
        scanner.skipSpace()
        if scanner.position < scanner.bytes.count {
            throw JSONFault(kind: .syntax, offset: scanner.position, words: "text after the end of the object")
        }
    }

    private mutating func member(_ key: String, _ reading: inout Reading) throws(JSONFault) {
        switch (key, try scanner.peek()) {
        case ("type", Ascii.quote): type = try scanner.string()
        case ("crs", _): try referenceSystem()
        case ("error", Ascii.openBrace) where count == 0: look.serviceError = try readProperties(depth: 1)
        case ("properties", Ascii.openBrace): look.note(try readProperties(depth: 1))
        case ("exceededTransferLimit", _): look.note([key: try scanner.scalar()])
        case ("geometryType", Ascii.quote):
            look.isEsri = try scanner.string().hasPrefix("esriGeometry")
        case ("features", Ascii.openBracket):
            sawFeatures = true
            guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else { return }
            repeat {
                count += 1
                try feature(&reading)
            } while try scanner.another(before: Ascii.closeBracket)
        default: try scanner.skipValue(depth: 1)
        }
    }

    /// Recognises names of EPSG:27700, EPSG:4326 and CRS84; the rest is kept for the message.
    private mutating func referenceSystem() throws(JSONFault) {
        _ = try scanner.peek()
        let start = scanner.position
        try scanner.skipValue(depth: 1)
        let text = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
        let plain = text.uppercased().filter { !$0.isWhitespace }
        crsText = String(text.prefix(100))
        if plain == "NULL" || plain.contains("CRS84") || plain.contains("EPSG::4326") || plain.contains("EPSG:4326") {
            declared = .lonLat
        } else if plain.contains("EPSG::27700") || plain.contains("EPSG:27700") || plain.contains("EPSG/0/27700") {
            declared = .britishGrid
        } else {
            declared = nil
        }
    }

    private mutating func feature(_ reading: inout Reading) throws(JSONFault) {
        let first = try scanner.peek()
        let start = lines.line(at: scanner.position, in: scanner.bytes)
        guard first == Ascii.openBrace else {
            try scanner.skipValue(depth: 2)
            add(.geojsonStructure, start, "is not an object.", "Export the file again.", &reading)
            return
        }
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else {
            add(.geojsonStructure, start, "is empty.", "Export the file again.", &reading)
            return
        }
        var keys: [String] = []
        var properties: [String: JSONScalar] = [:]
        var geometry = GeometryOutcome.absent
        repeat {
            switch (try scanner.key(&keys), try scanner.peek()) {
            case ("properties", Ascii.openBrace): properties = try readProperties()
            case ("geometry", Ascii.openBrace): geometry = try readGeometry()
            default: try scanner.skipValue(depth: 3)
            }
        } while try scanner.another(before: Ascii.closeBrace)
        switch geometry {
        case .shape(let shape):
            features.append(BoundaryFeature(number: count, line: start, properties: properties, shape: shape))
        case .absent:
            add(
                .geojsonGeometry, start, "has no geometry\(BoundaryCodes.named(properties)).",
                "Give the area its polygon, or remove the feature.", &reading)
        case .fault(let words):
            add(
                .geojsonGeometry, start, "\(words)\(BoundaryCodes.named(properties)).",
                "Mend the polygon in a geographic information system and export again.", &reading)
        }
    }

    private func add(
        _ id: DiagnosticID, _ line: Int, _ message: String, _ remedy: String, _ reading: inout Reading
    ) {
        reading.add(
            id, at: .init(file: name, line: line, item: "feature \(count)"), message, remedy: remedy)
    }

    private mutating func readProperties(depth: Int = 3) throws(JSONFault) -> [String: JSONScalar] {
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return [:] }
        var keys: [String] = []
        var result: [String: JSONScalar] = [:]
        repeat {
            let key = try scanner.key(&keys)
            switch try scanner.peek() {
            case Ascii.openBrace, Ascii.openBracket: try scanner.skipValue(depth: depth + 1)
            default: result[key] = try scanner.scalar()
            }
        } while try scanner.another(before: Ascii.closeBrace)
        return result
    }

    private func finish(_ reading: inout Reading) -> BoundaryFile? {
        let place = Diagnostic.Place(file: name)
        if look.add(sawFeatures: sawFeatures, at: place, &reading) { return nil }
        guard type == "FeatureCollection", sawFeatures else {
            let words =
                type == "Topology" ? "is TopoJSON, not GeoJSON." : "is not a GeoJSON feature collection with features."
            reading.add(
                .geojsonStructure, at: place, value: type, words,
                remedy: "Export the areas as a GeoJSON FeatureCollection.")
            return nil
        }
        guard count > 0 else {
            reading.add(
                .geojsonStructure, at: place, "has no features.", remedy: "Export the areas of the region.")
            return nil
        }
        guard let declared else {
            reading.add(
                .geojsonReferenceSystem, at: Diagnostic.Place(file: name, field: "crs"), value: crsText,
                "is not a reference system that is read here.",
                remedy: "Export in EPSG:27700 (British National Grid) or as longitude and latitude (EPSG:4326).")
            return nil
        }
        guard !features.isEmpty else { return nil }
        let saysReferenceSystem = crsText.map { $0 != "null" } ?? false
        return BoundaryFile(
            name: name, features: features, declared: declared, saysReferenceSystem: saysReferenceSystem,
            isComplete: features.count == count, basis: saysReferenceSystem ? .named("member crs") : .format)
    }
}

/// What the geometry of a feature came to.
enum GeometryOutcome {
    case shape(MultiPolygon)
    case absent
    case fault(String)
}

extension GeoJSONReader {
    private mutating func readGeometry() throws(JSONFault) -> GeometryOutcome {
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return .fault("has an empty geometry") }
        var keys: [String] = []
        var type: String?
        var coordinates: Int?
        var outcome: GeometryOutcome?
        repeat {
            switch (try scanner.key(&keys), try scanner.peek()) {
            case ("type", Ascii.quote): type = try scanner.string()
            case ("coordinates", Ascii.openBracket):
                coordinates = scanner.position
                if let type, Self.isPolygonal(type) {
                    outcome = try shape(type)
                } else {
                    try scanner.skipValue(depth: 4)
                }
            default: try scanner.skipValue(depth: 4)
            }
        } while try scanner.another(before: Ascii.closeBrace)
        if let outcome { return outcome }
        guard let type else { return .fault("has a geometry without a type") }
        guard Self.isPolygonal(type) else { return .fault("is a \(type), not a polygon") }
        guard let coordinates else { return .fault("has a \(type) without coordinates") }
        // The type came after the coordinates: go back to them, then on from here.
        let end = scanner.position
        scanner.position = coordinates
        let late = try shape(type)
        scanner.position = end
        return late
    }

    private static func isPolygonal(_ type: String) -> Bool { type == "Polygon" || type == "MultiPolygon" }

    /// Reads coordinates; syntax faults are thrown, faults of the shape come back as an outcome after all was read.
    private mutating func shape(_ type: String) throws(JSONFault) -> GeometryOutcome {
        var polygons: [Polygon] = []
        var fault: String?
        if type == "Polygon" {
            if let polygon = try polygon(&fault) { polygons.append(polygon) }
        } else if try scanner.enter(Ascii.openBracket, Ascii.closeBracket) {
            repeat {
                if let polygon = try polygon(&fault) { polygons.append(polygon) }
            } while try scanner.another(before: Ascii.closeBracket)
        }
        if let fault { return .fault(fault) }
        return polygons.isEmpty ? .fault("has a \(type) without rings") : .shape(MultiPolygon(polygons))
    }

    private mutating func polygon(_ fault: inout String?) throws(JSONFault) -> Polygon? {
        guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else {
            fault = fault ?? "has a polygon without rings"
            return nil
        }
        var rings: [Ring] = []
        var count = 0
        repeat {
            count += 1
            try positions(&fault)
            do {
                rings.append(try Ring(buffer.map { $0 }))
            } catch {
                fault = fault ?? "has a faulty ring: ring \(count) \(Self.words(error))"
            }
        } while try scanner.another(before: Ascii.closeBracket)
        guard let exterior = rings.first, rings.count == count else { return nil }
        return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }

    /// Fills `buffer` with the positions of one ring.
    private mutating func positions(_ fault: inout String?) throws(JSONFault) {
        buffer.removeAll(keepingCapacity: true)
        guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else { return }
        repeat {
            try scanner.expect(Ascii.openBracket)
            let x = try scanner.number()
            guard try scanner.another(before: Ascii.closeBracket) else {
                fault = fault ?? "has a position with one number"
                continue
            }
            let y = try scanner.number()
            if try scanner.another(before: Ascii.closeBracket) {
                _ = try scanner.number()
                if try scanner.another(before: Ascii.closeBracket) {
                    fault = fault ?? "has a position with more than three numbers"
                    repeat { _ = try scanner.number() } while try scanner.another(before: Ascii.closeBracket)
                }
            }
            buffer.append(Position(x: x, y: y))
        } while try scanner.another(before: Ascii.closeBracket)
    }

    static func words(_ fault: RingFault) -> String {
        switch fault {
        case .tooFewPositions(let count): "has \(counted(count, "position")); four are the fewest"
        case .notClosed: "does not end where it begins"
        case .notFinite(let index): "has a coordinate at position \(index + 1) that is too large"
        }
    }
}
