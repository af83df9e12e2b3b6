/// How the reference system of a boundary file was decided.
enum ReferenceSystemBasis: Hashable, Sendable {
    /// The user states it.
    case stated
    /// The file says so, in its `crs` member, its `.prj`, its layer.
    case named(String)
    /// The format leaves no choice: GeoJSON without a `crs` member is in longitude and latitude.
    case format
    /// Nothing says so; the coordinates lie in its range.
    case range

    /// As in "EPSG:27700, by the coordinates' range".
    var words: String {
        switch self {
        case .stated: "as stated"
        case .named(let place): "named in \(place)"
        case .format: "as the format demands"
        case .range: "by the range of the coordinates"
        }
    }
}

/// The form in which boundaries came.
enum BoundaryFormat: String, Hashable, Sendable {
    case geoJSON = "GeoJSON"
    case geoPackage = "GeoPackage"
    case shapefile = "Shapefile"
    case wktTable = "CSV with WKT"
}
