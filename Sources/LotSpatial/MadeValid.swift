import CGEOS
import LotGeometry
import LotSearch

/// The areas with those of `indices` made valid polygons: every closed loop of their rings becomes land or none by the
/// parity of crossings, as fills do on a screen. A bow-tie becomes two triangles, a doubled loop nothing.
///
/// Any plane. Pieces without area are dropped; the result may be empty. Cost as that of `invalidAreas`, but up to seconds
/// for a ring that crosses itself thousands of times. Throws `geometryFailed`, naming the area.
public func madeValid(
    _ areas: [MultiPolygon], at indices: [Int], threads: Int
) async throws(SpatialFault) -> [MultiPolygon] {
    let results = await orderedConcurrentMap(indices, threads: threads) { index in
        Result { () throws(SpatialFault) in
            let context = GEOSContext()
            let shape = try context.shape(of: areas[index])
            let made = try unsafe GEOSShape(
                taking: GEOSMakeValid_r(context.handle, shape.pointer), "make valid", areas: [index], in: context)
            return MultiPolygon(try made.polygons().filter { $0.area > 0 })
        }
    }
    var valid = areas
    for (index, result) in zip(indices, results) { valid[index] = try result.get() }
    return valid
}
