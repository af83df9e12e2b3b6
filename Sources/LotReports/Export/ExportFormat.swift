import LotIO

/// Formats in which a finished run is handed on.
public enum ExportFormat: String, CaseIterable, Sendable {
    case geojson
    case geopackage = "gpkg"
    case topojson
    case kml
    case csv
    case xlsx
    /// A map for slides and papers.
    case svg
    /// The same, drawn by librsvg.
    case png
    case pdf
    /// A draft tender of the Open Contracting Data Standard 1.1.
    case ocds

    /// Nil for what is no map of features.
    public var layer: LayerFormat? { LayerFormat(rawValue: rawValue) }

    public var isPicture: Bool { self == .svg || self == .png || self == .pdf }
}
