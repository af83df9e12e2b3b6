import LotGeometry
import LotSpatial

/// A shape with its properties in the order in which they are written.
public struct GeoJSONFeature: Hashable, Sendable {
    public let properties: [JSONMember]
    /// Empty shapes are written as a null geometry.
    public let shape: MultiPolygon

    public init(properties: [JSONMember], shape: MultiPolygon) {
        self.properties = properties
        self.shape = shape
    }
}

/// Writes GeoJSON (RFC 7946): longitude and latitude with six decimals (about 0.1 m), exterior rings counter-clockwise,
/// holes clockwise, one feature a line. Equal input gives equal bytes on every machine.
///
/// All features of a file have one type of geometry: multipolygons where any area has several parts. A feature's `id` is its
/// code: the first property called as codes are that tells all features apart; without one there is none.
public enum GeoJSONWriter {
    public static let decimals = 6

    /// Shapes in EPSG:4326. `members` are written before the features, such as a name or an attribution.
    ///
    /// Positions that fall on the one before by rounding are left out, unless the ring would lose its shape by it.
    public static func bytes(
        _ features: [GeoJSONFeature], members: [JSONMember] = [], hasBoundingBox: Bool = false
    ) -> [UInt8] {
        var output = Array("{\"type\":\"FeatureCollection\"".utf8)
        for member in members { write(member, &output) }
        if hasBoundingBox { writeBox(features, &output) }
        output += Array(",\"features\":[".utf8)
        let identity = identity(features)
        let isMulti = features.contains { $0.shape.polygons.count > 1 }
        for (index, feature) in features.enumerated() {
            if index > 0 { output.append(Ascii.comma) }
            output.append(Ascii.lineFeed)
            write(feature, identity: identity, isMulti: isMulti, &output)
        }
        output += Array("\n]}\n".utf8)
        return output
    }

    /// Shapes in EPSG:27700, projected first. Throws `outsideGrid` for the first position off the grid.
    public static func bytes(
        projecting features: [GeoJSONFeature], with projector: Projector, members: [JSONMember] = [],
        hasBoundingBox: Bool = false, threads: Int
    ) async throws(SpatialFault) -> [UInt8] {
        let shapes = try await projector.toLonLat(features.map(\.shape), threads: threads)
        return bytes(
            zip(features, shapes).map { GeoJSONFeature(properties: $0.properties, shape: $1) }, members: members,
            hasBoundingBox: hasBoundingBox)
    }

    private static func write(_ member: JSONMember, _ output: inout [UInt8]) {
        output.append(Ascii.comma)
        JSONWriter.write(member.key, &output)
        output.append(Ascii.colon)
        JSONWriter.write(member.value, nil, 0, &output)
    }

    private static func writeBox(_ features: [GeoJSONFeature], _ output: inout [UInt8]) {
        var box = BoundingBox.empty
        for feature in features { box.extend(to: feature.shape.boundingBox) }
        guard !box.isEmpty else { return }
        let numbers = [box.minX, box.minY, box.maxX, box.maxY].map { coordinate($0) }
        output += Array(",\"bbox\":[\(numbers.joined(separator: ","))]".utf8)
    }

    /// The first property that is called as codes and identities are and is a text of its own on every feature.
    private static func identity(_ features: [GeoJSONFeature]) -> Int? {
        features.first?.properties.indices.first { index in
            let key = features[0].properties[index].key
            guard BoundaryCodes.isCodeName(key) || key.hasSuffix("_code") || key.hasSuffix("_id") else { return false }
            var seen: Set<String> = []
            return features.allSatisfy { feature in
                guard index < feature.properties.count, feature.properties[index].key == key,
                    case .text(let text) = feature.properties[index].value
                else { return false }
                return !text.isEmpty && seen.insert(text).inserted
            }
        }
    }

    private static func write(
        _ feature: GeoJSONFeature, identity: Int?, isMulti: Bool, _ output: inout [UInt8]
    ) {
        output += Array("{\"type\":\"Feature\"".utf8)
        if let identity { write(JSONMember(key: "id", value: feature.properties[identity].value), &output) }
        output += Array(",\"properties\":".utf8)
        JSONWriter.write(.object(feature.properties), nil, 0, &output)
        output += Array(",\"geometry\":".utf8)
        let polygons = feature.shape.polygons
        if polygons.isEmpty {
            output += Array("null".utf8)
        } else if !isMulti {
            output += Array("{\"type\":\"Polygon\",\"coordinates\":".utf8)
            write(polygons[0], &output)
            output.append(Ascii.closeBrace)
        } else {
            output += Array("{\"type\":\"MultiPolygon\",\"coordinates\":".utf8)
            list(polygons, &output) { write($0, &$1) }
            output.append(Ascii.closeBrace)
        }
        output.append(Ascii.closeBrace)
    }

    private static func write(_ polygon: Polygon, _ output: inout [UInt8]) {
        list(polygon.wound, &output) { ring, output in
            list(positions(ring), &output) { position, output in output += Array(position.utf8) }
        }
    }

    private static func positions(_ ring: Ring) -> [String] {
        let all = ring.positions.map { "[\(coordinate($0.x)),\(coordinate($0.y))]" }
        var kept: [String] = []
        for position in all where position != kept.last { kept.append(position) }
        return kept.count >= 4 ? kept : all
    }

    private static func list<Item>(
        _ items: [Item], _ output: inout [UInt8], _ write: (Item, inout [UInt8]) -> Void
    ) {
        output.append(Ascii.openBracket)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(Ascii.comma) }
            write(item, &output)
        }
        output.append(Ascii.closeBracket)
    }

    static func coordinate(_ value: Double) -> String { decimalText(value, decimals: decimals) }
}
