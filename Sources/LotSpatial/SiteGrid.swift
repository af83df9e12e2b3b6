import LotGeometry

/// Finds the nearest of many sites; about one site a square, searched in widening rings.
struct SiteGrid {
    private let places: [Position]
    private let box: BoundingBox
    private let square: Double
    private let columns: Int
    private let rows: Int
    private var members: [[Int32]]

    /// Precondition: at least one site.
    init(_ places: [Position]) {
        precondition(!places.isEmpty, "no sites")
        self.places = places
        box = BoundingBox(places)
        let extent = max(box.width, box.height, 1)
        square = max((box.width * box.height / Double(places.count)).squareRoot(), extent / 1024)
        columns = Int(box.width / square) + 1
        rows = Int(box.height / square) + 1
        members = [[Int32]](repeating: [], count: columns * rows)
        for (index, place) in places.enumerated() {
            let column = Int((place.x - box.minX) / square)
            let row = Int((place.y - box.minY) / square)
            members[row * columns + column].append(Int32(index))
        }
    }

    /// Index of the nearest site, the first of equals.
    func nearest(_ place: Position) -> Int {
        let inner = Position(
            x: min(max(place.x, box.minX), box.maxX), y: min(max(place.y, box.minY), box.maxY))
        let centerColumn = Int((inner.x - box.minX) / square)
        let centerRow = Int((inner.y - box.minY) / square)
        var best = -1
        var least = Double.infinity
        for ring in 0...max(columns, rows) {
            // A square in this ring is at least ring - 1 whole squares away from the place moved into the box, and
            // sites are no farther from the moved place than from the place itself.
            if best >= 0, Double(ring - 1) * square > least { break }
            for row in max(0, centerRow - ring)...min(rows - 1, centerRow + ring) {
                let isEdgeRow = abs(row - centerRow) == ring
                let step = isEdgeRow || ring == 0 ? 1 : 2 * ring
                for column in stride(from: centerColumn - ring, through: centerColumn + ring, by: step)
                where column >= 0 && column < columns {
                    for index in members[row * columns + column] {
                        let distance = places[Int(index)].distance(to: place)
                        if distance < least || (distance == least && Int(index) < best) {
                            least = distance
                            best = Int(index)
                        }
                    }
                }
            }
        }
        return best
    }
}
