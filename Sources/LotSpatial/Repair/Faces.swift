import CGEOS
import LotGeometry

extension GEOSContext {
    /// The faces that closed lines cut the plane into, without the one around them, in ascending order.
    ///
    /// Lines are cut where they cross and every corner is moved onto a grid of the given spacing, so that faces have
    /// identical edges and coordinates that survive being written (snap rounding; Hobby 1999, "Practical segment
    /// intersection with finite precision output"). Pieces of line that border no face are dropped.
    func faces(of lines: [[Position]], grid: Double) throws(SpatialFault) -> [Polygon] {
        let input = try collection(GEOS_MULTILINESTRING, count: lines.count) { (index) throws(SpatialFault) in
            try self.line(lines[index])
        }
        let noded = try unsafe GEOSShape(
            taking: GEOSUnaryUnionPrec_r(handle, input.pointer, grid), "noding on a grid", in: self)
        var only: OpaquePointer? = unsafe noded.pointer
        let made = unsafe GEOSPolygonize_r(handle, &only, 1)
        // The context is asked of the lines, which therefore live until here.
        let faces = try unsafe GEOSShape(taking: made, "polygons from lines", in: noded.context).polygons()
        var rounded: [Polygon] = []
        for face in faces { rounded.append(try Self.onGrid(face, 1 / grid)) }
        return MultiPolygon(rounded).normalised.polygons
    }

    /// The nearest double to each multiple of the grid, which is what reading the written number gives.
    private static func onGrid(_ polygon: Polygon, _ scale: Double) throws(SpatialFault) -> Polygon {
        func rounded(_ ring: Ring) throws(SpatialFault) -> Ring {
            do throws(RingFault) {
                return try ring.mapPositions {
                    Position(x: ($0.x * scale).rounded() / scale, y: ($0.y * scale).rounded() / scale)
                }
            } catch {
                throw .geometryFailed(operation: "ring on a grid", areas: [], message: "\(error)")
            }
        }
        var holes: [Ring] = []
        for hole in polygon.holes { holes.append(try rounded(hole)) }
        return Polygon(exterior: try rounded(polygon.exterior), holes: holes)
    }
}
