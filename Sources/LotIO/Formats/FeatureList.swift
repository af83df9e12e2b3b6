import LotGeometry
import LotModel
import LotSpatial

/// The features of a file that is not GeoJSON, gathered one by one.
struct FeatureList {
    let name: String
    private(set) var features: [BoundaryFeature] = []
    /// Features met so far, good or not.
    private(set) var count = 0

    init(name: String) { self.name = name }

    /// Adds a feature, or `geojson.geometry` for one without a polygon.
    mutating func add(
        _ outcome: GeometryOutcome, _ properties: [String: JSONScalar], line: Int? = nil, _ reading: inout Reading
    ) {
        count += 1
        let place = Diagnostic.Place(file: name, line: line, item: "feature \(count)")
        switch outcome {
        case .shape(let shape):
            features.append(BoundaryFeature(number: count, line: line, properties: properties, shape: shape))
        case .absent:
            reading.add(
                .geojsonGeometry, at: place, "has no geometry\(BoundaryCodes.named(properties)).",
                remedy: "Give the area its polygon, or remove the feature.")
        case .fault(let words):
            reading.add(
                .geojsonGeometry, at: place, "\(words)\(BoundaryCodes.named(properties)).",
                remedy: "Mend the polygon in a geographic information system and export again.")
        }
    }

    /// The file, or nil when no feature is left; `geojson.structure` when there never was one.
    func file(
        _ format: BoundaryFormat, layer: String?, _ system: FoundSystem, _ reading: inout Reading
    ) -> BoundaryFile? {
        guard count > 0 else {
            reading.add(
                .geojsonStructure, at: .init(file: name), "has no features.", remedy: "Export the areas of the region.")
            return nil
        }
        guard !features.isEmpty else { return nil }
        let declared: DeclaredReferenceSystem
        let basis: ReferenceSystemBasis
        switch system {
        case .named(let named, let place):
            declared = named
            basis = .named(place)
        case .unsaid:
            var box = BoundingBox.empty
            for feature in features { box.extend(to: feature.shape.boundingBox) }
            declared = ReferenceSystemGuess(box) == .eastingNorthing ? .britishGrid : .lonLat
            basis = .range
        }
        return BoundaryFile(
            name: name, features: features, declared: declared, saysReferenceSystem: basis != .range,
            isComplete: features.count == count, format: format, layer: layer, basis: basis)
    }
}

/// What a file says of its reference system.
enum FoundSystem: Equatable {
    case named(DeclaredReferenceSystem, in: String)
    case unsaid

    /// The system that a definition in well-known text means, or nil with `geojson.reference_system` added.
    static func of(
        definition text: String, in place: String, file: String, _ reading: inout Reading
    ) -> FoundSystem? {
        let known = KnownSystem(definition: text)
        if let system = DeclaredReferenceSystem(epsg: known.epsg) { return .named(system, in: place) }
        let fallback = String(Codes.trimmed(text).prefix(60))
        reading.add(
            .geojsonReferenceSystem, at: .init(file: file, field: place), value: known.name ?? fallback,
            "is not a reference system that is read here.", remedy: remedy)
        return nil
    }

    static let remedy =
        "Export in EPSG:27700 (British National Grid) or as longitude and latitude (EPSG:4326)."
}

extension DeclaredReferenceSystem {
    init?(epsg: Int?) {
        switch epsg {
        case 4326: self = .lonLat
        case 27700: self = .britishGrid
        default: return nil
        }
    }
}
