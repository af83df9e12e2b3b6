import LotGeometry

/// The centre of a cell of 100 m where people live.
public struct ResidentialPoint: Hashable, Sendable {
    /// Index of the core area.
    public let area: Int
    /// EPSG:27700.
    public let position: Position
    /// Postcodes in the cell.
    public let weight: Double

    public init(area: Int, position: Position, weight: Double) {
        self.area = area
        self.position = position
        self.weight = weight
    }
}
