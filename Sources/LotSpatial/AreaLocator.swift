import CGEOS
import LotGeometry

/// Finds the area that holds a position.
public struct AreaLocator: Sendable {
    private let areas: [MultiPolygon]
    private let index: AreaIndex

    /// EPSG:27700 metres.
    public init(_ areas: [MultiPolygon]) {
        self.areas = areas
        index = AreaIndex(areas, EdgeTable(areas))
    }

    /// The first by index of the areas that hold the position; on a boundary it may fall on either side.
    public func area(containing place: Position) -> Int? { index.areas(containing: place).first.map { Int($0) } }
}

/// A position inside each area, not its centre of gravity: that may lie outside of a bent one. Nil for an empty area.
///
/// Any plane. Throws `geometryFailed` for an area on which GEOS gives up.
public func innerPositions(_ areas: [MultiPolygon]) throws(SpatialFault) -> [Position?] {
    let context = GEOSContext()
    var positions: [Position?] = []
    for (index, area) in areas.enumerated() {
        do throws(SpatialFault) {
            positions.append(area.isEmpty ? nil : try context.shape(of: area).innerPosition())
        } catch {
            throw error.naming([index])
        }
    }
    return positions
}
