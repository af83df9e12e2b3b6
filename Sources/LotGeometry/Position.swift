/// A point in a plane.
///
/// On EPSG:27700 `x` is the easting and `y` the northing, both in metres. On EPSG:4326 `x` is the longitude and
/// `y` the latitude, both in degrees (the order of GeoJSON, not of the EPSG register). The value does not know
/// which of the two it is in; the code that holds it does.
public struct Position: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Straight-line distance in the units of the plane.
    public func distance(to other: Position) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return (dx * dx + dy * dy).squareRoot()
    }

    public var isFinite: Bool { x.isFinite && y.isFinite }
}
