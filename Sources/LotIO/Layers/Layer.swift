import LotGeometry

/// Features of one kind, ready to be written in any format: flat properties, the same keys on every feature.
public struct Layer: Sendable {
    /// The table of a GeoPackage and the object of a TopoJSON: a small letter, then small letters, digits and `_`.
    public let name: String
    /// Keys of the properties in the order in which they are written.
    public let fields: [String]
    /// An empty shape is an area without geometry.
    public let features: [GeoJSONFeature]
    /// The plane of the shapes.
    public let system: DeclaredReferenceSystem
    /// What the whole layer says of itself, such as a title and an attribution.
    public let members: [JSONMember]

    /// Throws what keeps the features from being a layer; see `UnwritableLayer`.
    public init(
        name: String, fields: [String], features: [GeoJSONFeature], system: DeclaredReferenceSystem,
        members: [JSONMember] = []
    ) throws(UnwritableLayer) {
        guard Self.isName(name) else { throw .name(name) }
        var seen: Set<String> = []
        for field in fields {
            // GeoPackage does not tell capital letters from small ones.
            guard !field.isEmpty, seen.insert(field.lowercased()).inserted else { throw .field(field) }
        }
        for (index, feature) in features.enumerated() {
            guard feature.properties.map(\.key) == fields else { throw .keys(feature: index + 1) }
            for property in feature.properties where !property.value.isFlat {
                throw .nested(feature: index + 1, field: property.key)
            }
        }
        self.name = name
        self.fields = fields
        self.features = features
        self.system = system
        self.members = members
    }

    /// The layer with other shapes, one for each feature.
    func with(_ shapes: [MultiPolygon], in system: DeclaredReferenceSystem) throws(UnwritableLayer) -> Layer {
        try Layer(
            name: name, fields: fields,
            features: zip(features, shapes).map { GeoJSONFeature(properties: $0.properties, shape: $1) },
            system: system, members: members)
    }

    private static func isName(_ text: String) -> Bool {
        func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
        return text.utf8.first.map(isSmall) ?? false
            && text.utf8.allSatisfy { isSmall($0) || Ascii.isDigit($0) || $0 == UInt8(ascii: "_") }
    }
}

/// Why a layer cannot be written.
public enum UnwritableLayer: Error, Equatable, Sendable {
    /// The name serves no table.
    case name(String)
    /// A property without a name, or one whose name differs from another's in capital letters at most.
    case field(String)
    /// A feature whose keys are not the layer's; features count from 1.
    case keys(feature: Int)
    /// A property that is a list or an object.
    case nested(feature: Int, field: String)
    /// The file of a GeoPackage could not be made.
    case database(String)
}

extension JSONValue {
    var isFlat: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }
}
