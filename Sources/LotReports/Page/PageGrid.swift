import LotGeometry

/// Shapes on a grid of whole numbers, for drawing: y runs down, and equal positions fall on equal points, so that the
/// borders of neighbours stay common however coarse the grid.
struct PageGrid {
    /// Points along the longer side of the map: a point is some 7 m in a county.
    static let points = 16_000.0
    /// For a map of a whole country: a point is some 100 m in England, where the smallest areas are a kilometre wide.
    static let fewPoints = 6_000.0

    private let box: BoundingBox
    /// Of a point.
    let metres: Double
    let width: Int
    let height: Int

    /// - Parameters:
    ///   - shapes: EPSG:27700, or any plane in metres.
    ///   - points: along the longer side of the map.
    init(_ shapes: [MultiPolygon], points: Double = PageGrid.points) {
        var box = BoundingBox.empty
        for shape in shapes { box.extend(to: shape.boundingBox) }
        self.box = box
        guard !shapes.allSatisfy(\.isEmpty) else {
            (metres, width, height) = (1, 1, 1)
            return
        }
        metres = max(1, max(box.maxX - box.minX, box.maxY - box.minY) / points)
        width = max(1, Int(((box.maxX - box.minX) / metres).rounded(.up)))
        height = max(1, Int(((box.maxY - box.minY) / metres).rounded(.up)))
    }

    func point(_ position: Position) -> (x: Int, y: Int) {
        (Int(((position.x - box.minX) / metres).rounded()), Int(((box.maxY - position.y) / metres).rounded()))
    }

    /// SVG path data in relative steps. A ring too small for the grid is left out, unless nothing else is left of the shape.
    func path(_ shape: MultiPolygon) -> String {
        let text = shape.polygons.flatMap(\.rings).map(ring).joined()
        guard text.isEmpty, let first = shape.polygons.first?.exterior.positions.first else { return text }
        let at = point(first)
        return "M\(at.x) \(at.y)h1v1h-1z"
    }

    private func ring(_ ring: Ring) -> String {
        var points: [(x: Int, y: Int)] = []
        for position in ring.positions.dropLast() {
            let next = point(position)
            if let last = points.last, last == next { continue }
            points.append(next)
        }
        if points.count > 1, let last = points.last, last == points[0] { points.removeLast() }
        guard points.count > 2 else { return "" }
        var text = "M\(points[0].x) \(points[0].y)l"
        for (index, next) in points.enumerated().dropFirst() {
            let from = points[index - 1]
            if index > 1 { Self.separate(next.x - from.x, &text) }
            text += String(next.x - from.x)
            Self.separate(next.y - from.y, &text)
            text += String(next.y - from.y)
        }
        return text + "z"
    }

    /// A minus sign is separation enough.
    private static func separate(_ value: Int, _ text: inout String) {
        if value >= 0 { text += " " }
    }
}
