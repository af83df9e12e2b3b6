import CGEOS
import LotGeometry
import LotSearch

/// One shape for each group of areas, with the boundaries between its members removed.
///
/// Any plane, in practice EPSG:27700. `groups` holds indices into `areas`; an area may occur in several groups, an empty
/// group gives an empty shape. Exterior rings run counter-clockwise, holes clockwise, from a fixed starting
/// position: equal input gives equal bytes for any number of threads.
///
/// Members with identical shared edges are joined by coverage union. Where that fails, or its area is not the sum
/// of the members' areas, or its result is invalid, unary union takes over, slower by a factor of about ten. Neither closes
/// gaps: slivers between edges that are not identical remain as holes and slits. `snapMetres` above 0 instead
/// joins on a grid of that spacing, which closes most slivers thinner than it and moves every position by up to 0.71 of it.
///
/// Throws `geometryFailed` with the group's areas when GEOS refuses, in practice because an area is invalid.
public func dissolve(
    groups: [[Int]], of areas: [MultiPolygon], snapMetres: Double = 0, threads: Int
) async throws(SpatialFault) -> [MultiPolygon] {
    let results = await orderedConcurrentMap(groups, threads: threads) { group in
        Result { () throws(SpatialFault) in
            let context = GEOSContext()
            let members = group.map { areas[$0] }
            if members.allSatisfy(\.isEmpty) { return MultiPolygon.empty }
            do throws(SpatialFault) {
                return try context.union(of: members, snapMetres: snapMetres).normalised
            } catch {
                throw error.naming(group)
            }
        }
    }
    var shapes: [MultiPolygon] = []
    for result in results { shapes.append(try result.get()) }
    return shapes
}

extension GEOSContext {
    /// Union of areas that are meant not to overlap; see `dissolve`.
    func union(of members: [MultiPolygon], snapMetres: Double = 0) throws(SpatialFault) -> MultiPolygon {
        let parts = members.flatMap(\.polygons)
        let input = try collection(GEOS_GEOMETRYCOLLECTION, count: parts.count) { (index) throws(SpatialFault) in
            try self.shape(of: parts[index])
        }
        if snapMetres > 0 {
            let union = try unsafe GEOSShape(
                taking: GEOSUnaryUnionPrec_r(handle, input.pointer, snapMetres), "union on a grid", in: self)
            return MultiPolygon(try union.polygons())
        }
        if let union = try coverageUnion(of: input, expectedArea: members.reduce(0) { $0 + $1.area }) {
            return union
        }
        let union = try unsafe GEOSShape(taking: GEOSUnaryUnion_r(handle, input.pointer), "unary union", in: self)
        return MultiPolygon(try union.polygons())
    }

    /// Nil when the members are no exact tiling: GEOS then refuses or, silently, gives a wrong shape.
    private func coverageUnion(
        of input: borrowing GEOSShape, expectedArea: Double
    ) throws(SpatialFault) -> MultiPolygon? {
        guard let made = unsafe GEOSCoverageUnion_r(handle, input.pointer) else { return nil }
        let union = try unsafe GEOSShape(taking: made, "coverage union", in: self)
        // A billionth of the area covers rounding in the sums, and is far below the area of any polygon lost.
        guard abs(try union.area() - expectedArea) <= 1e-9 * expectedArea,
            unsafe GEOSisValid_r(handle, union.pointer) == 1
        else { return nil }
        return MultiPolygon(try union.polygons())
    }
}

extension SpatialFault {
    /// The same fault with the indices of the areas concerned.
    func naming(_ areas: [Int]) -> SpatialFault {
        if case .geometryFailed(let operation, _, let message) = self {
            return .geometryFailed(operation: operation, areas: areas, message: message)
        }
        return self
    }
}
