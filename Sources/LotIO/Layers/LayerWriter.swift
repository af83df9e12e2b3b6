import LotGeometry
import LotSpatial

/// Formats in which layers are written.
public enum LayerFormat: String, CaseIterable, Sendable {
    /// RFC 7946: longitude and latitude, six decimals.
    case geojson
    /// OGC 12-128r19, version 1.3: one table of features, in the plane of the layer.
    case geopackage = "gpkg"
    /// Longitude and latitude, boundaries between neighbours kept once.
    case topojson
    /// OGC 12-007r2, version 2.3: longitude and latitude, values as texts.
    case kml
}

/// Writes a layer in any format: the one door for maps that leave the project.
public enum LayerWriter {
    /// Shapes are projected where the format asks for it. Equal layers give equal bytes with equal versions of PROJ and
    /// SQLite, for any number of threads.
    public static func bytes(
        _ layer: Layer, as format: LayerFormat, threads: Int
    ) async throws -> [UInt8] {
        switch format {
        case .geojson:
            let layer = try await inDegrees(layer, threads: threads)
            return GeoJSONWriter.bytes(layer.features, members: layer.members, hasBoundingBox: true)
        case .topojson: return TopoJSONWriter.bytes(try await inDegrees(layer, threads: threads))
        case .kml: return KMLWriter.bytes(try await inDegrees(layer, threads: threads))
        case .geopackage: return try GeoPackageWriter.bytes(layer)
        }
    }

    /// The layer with fewer positions, neighbours' boundaries still the same; see `simplified`.
    public static func simplified(
        _ layer: Layer, toleranceMetres: Double, threads: Int
    ) async throws -> Layer {
        let grid = try await inMetres(layer, threads: threads)
        let shapes = try await LotSpatial.simplified(
            grid.features.map(\.shape), toleranceMetres: toleranceMetres, threads: threads)
        return try grid.with(shapes, in: .britishGrid)
    }

    /// The layer on the British National Grid.
    public static func inMetres(_ layer: Layer, threads: Int) async throws -> Layer {
        guard layer.system == .lonLat else { return layer }
        return try layer.with(
            await Projector().toGrid(layer.features.map(\.shape), threads: threads), in: .britishGrid)
    }

    /// The layer in longitude and latitude.
    public static func inDegrees(_ layer: Layer, threads: Int) async throws -> Layer {
        guard layer.system == .britishGrid else { return layer }
        return try layer.with(
            await Projector().toLonLat(layer.features.map(\.shape), threads: threads), in: .lonLat)
    }
}
