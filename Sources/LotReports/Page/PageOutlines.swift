import LotGeometry
import LotIO
import LotSpatial

/// The outlines of a map of thousands of areas, for a canvas: each stretch of boundary stands once, thinned to what a screen
/// can show. Both sides of a boundary stay one line; what thinning lets cross is narrower than a point of the grid.
struct PageOutlines {
    /// Points of each arc on the grid: the first as it is, the others as steps; numbers apart by a space or their sign.
    let arcs: [String]
    /// Of each area its rings, exteriors and holes alike, each the arcs it runs along; `~index` is an arc run backwards.
    let rings: [[[Int]]]

    /// - Parameter shapes: in the plane of the grid, metres.
    init(_ shapes: [MultiPolygon], grid: PageGrid) {
        let shared = SharedArcs(shapes)
        arcs = shared.thinnedForDrawing(toleranceMetres: grid.metres * 0.75).map { Self.text($0.map(grid.point)) }
        rings = shared.rings.map { $0.flatMap { $0 } }
    }

    var members: [(String, JSONValue)] {
        [
            ("arcs", .list(arcs.map { .text($0) })),
            ("rings", .list(rings.map { .list($0.map { .list($0.map { .whole($0) }) }) })),
        ]
    }

    private static func text(_ points: [(x: Int, y: Int)]) -> String {
        var text = ""
        var last: (x: Int, y: Int) = (0, 0)
        for (index, point) in points.enumerated() where index == 0 || point != last {
            for step in [point.x - last.x, point.y - last.y] {
                if step >= 0, !text.isEmpty { text += " " }
                text += String(step)
            }
            last = point
        }
        return text
    }
}
