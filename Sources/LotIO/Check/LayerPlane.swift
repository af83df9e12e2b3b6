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
