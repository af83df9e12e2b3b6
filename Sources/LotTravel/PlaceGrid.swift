import LotGeometry

/// Positions in square cells, for finding those near one another.
struct PlaceGrid {
    private let positions: [Position]
    private let cell: Double
    private let left: Double
    private let bottom: Double
    private let columns: Int
    private let rows: Int
    /// `starts[c] ..< starts[c + 1]` are the members of cell `c` in `members`.
    private let starts: [Int]
    private let members: [Int32]

    /// - Parameter cell: width of a cell in metres; widened where the grid would have more cells than a few for each place.
    init(_ positions: [Position], cell: Double) {
        let left = positions.map(\.x).min() ?? 0
        let bottom = positions.map(\.y).min() ?? 0
        let width = (positions.map(\.x).max() ?? 0) - left
        let height = (positions.map(\.y).max() ?? 0) - bottom
        // A tiny cut-off over a wide country must not make millions of empty cells.
        let least = (width * height / Double(4 * positions.count + 4)).squareRoot()
        let size = max(cell, least, max(width, height) / 10_000, 1)
        let columns = Int(width / size) + 1
        let rows = Int(height / size) + 1
        let cells = positions.map { Int(($0.y - bottom) / size) * columns + Int(($0.x - left) / size) }
        var ends = [Int](repeating: 0, count: columns * rows + 1)
        for cell in cells { ends[cell + 1] += 1 }
        for index in 0..<columns * rows { ends[index + 1] += ends[index] }
        starts = ends
        var members = [Int32](repeating: 0, count: positions.count)
        for (index, cell) in cells.enumerated() {
            members[ends[cell]] = Int32(index)
            ends[cell] += 1
        }
        self.members = members
        self.positions = positions
        self.cell = size
        self.left = left
        self.bottom = bottom
        self.columns = columns
        self.rows = rows
    }

    /// Calls `body` with every other place within `metres` of `origin`, in no particular order.
    func forEach(within metres: Double, of origin: Int, _ body: (Int32) -> Void) {
        let place = positions[origin]
        let square = metres * metres
        let across = span(place.x - left, metres, columns)
        for row in span(place.y - bottom, metres, rows) {
            // Cells of a row lie one after another, and so do their members.
            for slot in starts[row * columns + across.lowerBound]..<starts[row * columns + across.upperBound + 1] {
                let other = members[slot]
                let dx = positions[Int(other)].x - place.x
                let dy = positions[Int(other)].y - place.y
                if dx * dx + dy * dy <= square, Int(other) != origin { body(other) }
            }
        }
    }

    /// The `count` nearest others, ties by index; `count` must be less than the number of places.
    func nearest(_ count: Int, to origin: Int) -> [Int32] {
        var metres = cell
        while true {
            var found: [(square: Double, other: Int32)] = []
            forEach(within: metres, of: origin) { other in
                let dx = positions[Int(other)].x - positions[origin].x
                let dy = positions[Int(other)].y - positions[origin].y
                found.append((dx * dx + dy * dy, other))
            }
            if found.count >= count {
                return found.sorted { ($0.square, $0.other) < ($1.square, $1.other) }.prefix(count).map(\.other)
            }
            metres *= 2
        }
    }

    private func span(_ offset: Double, _ metres: Double, _ count: Int) -> ClosedRange<Int> {
        let first = min(count - 1, max(0, Int((offset - metres) / cell)))
        return first...min(count - 1, max(first, Int((offset + metres) / cell)))
    }
}
