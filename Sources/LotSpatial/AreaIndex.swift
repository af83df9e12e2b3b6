import LotGeometry

/// Which areas contain a position: bounding boxes in a square grid, then a count of crossings.
struct AreaIndex {
    private let table: EdgeTable
    private let boxes: [BoundingBox]
    private let extent: BoundingBox
    private let columns: Int
    private var members: [[Int32]]

    init(_ areas: [MultiPolygon], _ table: EdgeTable) {
        self.table = table
        boxes = areas.map(\.boundingBox)
        var extent = BoundingBox.empty
        for box in boxes where !box.isEmpty { extent.extend(to: box) }
        self.extent = extent
        columns = max(1, min(512, Int(Double(areas.count).squareRoot()) * 2))
        members = [[Int32]](repeating: [], count: columns * columns)
        for (index, box) in boxes.enumerated() where !box.isEmpty {
            let low = square(Position(x: box.minX, y: box.minY))
            let high = square(Position(x: box.maxX, y: box.maxY))
            for row in low.row...high.row {
                for column in low.column...high.column { members[row * columns + column].append(Int32(index)) }
            }
        }
    }

    /// Ascending; a position on a boundary may fall on either side.
    func areas(containing place: Position) -> [Int32] {
        guard extent.contains(place) else { return [] }
        let square = square(place)
        return members[square.row * columns + square.column].filter { area in
            boxes[Int(area)].contains(place) && contains(area, place)
        }
    }

    func boxesMeet(_ a: Int, _ b: Int) -> Bool { boxes[a].intersects(boxes[b]) }

    private func contains(_ area: Int32, _ place: Position) -> Bool {
        var inside = false
        for index in table.firstEdge[Int(area)]..<table.firstEdge[Int(area) + 1] {
            let edge = table.edges[index]
            if separates(edge.start, edge.end, place) { inside.toggle() }
        }
        return inside
    }

    private func square(_ place: Position) -> (column: Int, row: Int) {
        func step(_ value: Double, _ low: Double, _ size: Double) -> Int {
            size > 0 ? min(columns - 1, max(0, Int((value - low) / size * Double(columns)))) : 0
        }
        return (step(place.x, extent.minX, extent.width), step(place.y, extent.minY, extent.height))
    }
}
