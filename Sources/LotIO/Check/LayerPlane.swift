import LotGeometry
import LotSpatial

/// In which plane a boundary file is, and how that was decided.
public struct LayerPlane: Hashable, Sendable {
    public enum Basis: String, Sendable {
        /// The file says so.
        case stated
        /// The file is silent, and its format then means this.
        case format
        /// Judged by the range of the coordinates.
        case range
    }

    /// Nil when the coordinates belong to no plane that is read here.
    public let system: DeclaredReferenceSystem?
    public let basis: Basis
    /// What is wrong with it; nil when nothing is.
    public let fault: String?

    /// The plane of the file, or none where known areas lie at their centroids only with the axes of the grid swapped.
    init(_ file: BoundaryFile, _ codes: LayerCodes, _ known: KnownCodes) {
        let plain = LayerPlane(file)
        guard plain.system == .britishGrid, let example = Self.swapped(file, codes, known) else {
            self = plain
            return
        }
        (system, basis, fault) = (nil, .range, "has northing before easting: \(example)")
    }

    /// A code that lies at its centroid with the axes swapped, when most known codes do and not as they are.
    private static func swapped(_ file: BoundaryFile, _ codes: LayerCodes, _ known: KnownCodes) -> String? {
        var judged = 0
        var swapped: [String] = []
        for (feature, code) in zip(file.features, codes.labels) {
            guard let centroid = known.centroid(code) else { continue }
            judged += 1
            let box = feature.shape.boundingBox.expanded(by: Boundaries.misplacedMetres)
            if !box.contains(centroid), box.contains(Position(x: centroid.y, y: centroid.x)) { swapped.append(code) }
        }
        guard 2 * swapped.count > judged, let first = swapped.first else { return nil }
        return "\(first) would lie at its place with its axes exchanged"
    }

    init(_ file: BoundaryFile) {
        var box = BoundingBox.empty
        for feature in file.features { box.extend(to: feature.shape.boundingBox) }
        let said = file.saysReferenceSystem
        switch (file.declared, ReferenceSystemGuess(box)) {
        case (.lonLat, .lonLat), (.britishGrid, .eastingNorthing):
            (system, basis, fault) = (file.declared, said ? .stated : file.basis == .range ? .range : .format, nil)
        case (.lonLat, .eastingNorthing):
            let fault =
                said
                ? "is said to be in longitude and latitude but has coordinates like metres of the British National Grid"
                : "has coordinates like metres of the British National Grid but does not say so"
            (system, basis, self.fault) = (.britishGrid, .range, fault)
        case (.britishGrid, .lonLat):
            (system, basis, fault) = (.lonLat, .range, "is said to be in EPSG:27700 but has coordinates like degrees")
        case (_, .swappedLatLon): (system, basis, fault) = (nil, .range, "has latitude before longitude")
        case (_, .unrecognised):
            let words =
                "has coordinates that are neither degrees nor metres of Great Britain: x \(box.minX) to \(box.maxX), y"
                + " \(box.minY) to \(box.maxY)"
            (system, basis, fault) = (nil, .range, words)
        }
    }

    /// One phrase for people.
    public var words: String {
        let name =
            switch system {
            case .lonLat: "longitude and latitude (EPSG:4326)"
            case .britishGrid: "British National Grid (EPSG:27700)"
            case nil: "unknown"
            }
        let reason =
            switch basis {
            case .stated: "stated by the file"
            case .format: "the file does not say, which in GeoJSON means this"
            case .range: "judged by the range of the coordinates"
            }
        return "\(name), \(reason)"
    }
}

extension DeclaredReferenceSystem {
    /// As written in reports.
    public var name: String { "EPSG:\(epsg)" }
}
