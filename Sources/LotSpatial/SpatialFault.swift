import LotGeometry

/// Where a position stands in an array of areas; all indices count from 0.
public struct PositionIndex: Hashable, Sendable {
    public let area: Int
    public let polygon: Int
    /// 0 is the exterior ring, 1 the first hole.
    public let ring: Int
    public let position: Int

    public init(area: Int, polygon: Int, ring: Int, position: Int) {
        self.area = area
        self.polygon = polygon
        self.ring = ring
        self.position = position
    }
}

/// Why a spatial operation gave no result.
public enum SpatialFault: Error, Equatable, Sendable {
    /// PROJ cannot be used: no database, or no operation between EPSG:4326 and EPSG:27700 with a datum shift.
    case projectionUnavailable(String)
    /// A position lies outside the British National Grid (easting 0-700,000 m, northing 0-1,300,000 m), or has no
    /// finite counterpart. `place` is the position as it was given.
    case outsideGrid(at: PositionIndex, place: Position)
    /// GEOS refused; in practice an input is invalid (see `invalidAreas`). `areas` are the indices handed to it.
    case geometryFailed(operation: String, areas: [Int], message: String)
    /// `ThiessenBuilder`: the area has no land inside the outline.
    case areaWithoutLand(Int)
}
