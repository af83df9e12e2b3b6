import LotGeometry

/// One straight piece of a ring, directed so that its area lies on the left.
struct Edge {
    let start: Position
    let end: Position
    let area: Int32

    var length: Double { start.distance(to: end) }
    var middle: Position { Position(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2) }

    /// The position at `metres` from the start.
    func position(at metres: Double) -> Position {
        let share = metres / length
        return Position(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    }
}

/// All edges of all areas in ring order, and which of them coincide bit for bit.
///
/// Rings are turned so that the area is on the left: in a tiling every inner edge then occurs once in each direction.
/// Time and memory are linear; about 50 bytes an edge.
struct EdgeTable {
    private(set) var edges: [Edge] = []
    /// The edges of area `i` are `edges[firstEdge[i]..<firstEdge[i + 1]]`.
    private(set) var firstEdge: [Int] = [0]
    /// True where the edge follows directly on the one before it in the same ring.
    private(set) var continues: [Bool] = []
    /// True for an edge with an identical edge of the opposite direction, in another area or in its own.
    private(set) var isMatched: [Bool] = []
    /// Opposite identical edges of two areas, in the order of the first edge.
    private(set) var shared: [(edge: Int32, other: Int32)] = []
    /// Identical edges of the same direction in two areas: both claim the land on the left.
    private(set) var doubled: [(edge: Int32, other: Int32)] = []

    /// Precondition: no coordinate beyond 1e9, so that squares of a grid can be counted.
    init(_ areas: [MultiPolygon]) {
        for box in areas.lazy.map(\.boundingBox) where !box.isEmpty {
            precondition(max(-box.minX, -box.minY, box.maxX, box.maxY) <= 1e9, "coordinates are not metres")
        }
        let count = areas.reduce(0) { $0 + $1.positionCount }
        edges.reserveCapacity(count)
        continues.reserveCapacity(count)
        firstEdge.reserveCapacity(areas.count + 1)
        for (index, area) in areas.enumerated() {
            for polygon in area.polygons {
                append(polygon.exterior, forward: polygon.exterior.signedArea >= 0, area: Int32(index))
                for hole in polygon.holes { append(hole, forward: hole.signedArea <= 0, area: Int32(index)) }
            }
            firstEdge.append(edges.count)
        }
        match()
    }

    /// Edges without an opposite twin: the outer boundary and all that is not identical.
    var unmatched: [Int32] { edges.indices.lazy.filter { !self.isMatched[$0] }.map { Int32($0) } }

    private mutating func append(_ ring: Ring, forward: Bool, area: Int32) {
        let positions = ring.positions
        var follows = false
        for step in 1..<positions.count {
            let start = forward ? positions[step - 1] : positions[positions.count - step]
            let end = forward ? positions[step] : positions[positions.count - step - 1]
            if start == end { continue }
            edges.append(Edge(start: start, end: end, area: area))
            continues.append(follows)
            follows = true
        }
    }

    /// Groups identical edges by hashing, then pairs within each group.
    private mutating func match() {
        isMatched = [Bool](repeating: false, count: edges.count)
        var capacity = 16
        while capacity < edges.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        var next = [Int32](repeating: -1, count: edges.count)
        var grouped: [Int32] = []
        for index in edges.indices {
            let edge = edges[index]
            var slot = Int(truncatingIfNeeded: Self.hash(edge)) & (capacity - 1)
            while true {
                let head = slots[slot]
                if head < 0 {
                    slots[slot] = Int32(index)
                    break
                }
                if Self.coincide(edges[Int(head)], edge) {
                    if next[Int(head)] < 0 { grouped.append(head) }
                    next[index] = next[Int(head)]
                    next[Int(head)] = Int32(index)
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
        }
        for head in grouped.sorted() { pair(group(from: head, next)) }
    }

    private func group(from head: Int32, _ next: [Int32]) -> [Int32] {
        var members = [head]
        var index = next[Int(head)]
        while index >= 0 {
            members.append(index)
            index = next[Int(index)]
        }
        return members.sorted()
    }

    private mutating func pair(_ members: [Int32]) {
        for (position, member) in members.enumerated() {
            let edge = edges[Int(member)]
            for other in members[(position + 1)...] {
                let twin = edges[Int(other)]
                if edge.start == twin.start {
                    if edge.area != twin.area { doubled.append((member, other)) }
                } else {
                    isMatched[Int(member)] = true
                    isMatched[Int(other)] = true
                    if edge.area != twin.area { shared.append((member, other)) }
                }
            }
        }
    }

    private static func coincide(_ a: Edge, _ b: Edge) -> Bool {
        (a.start == b.start && a.end == b.end) || (a.start == b.end && a.end == b.start)
    }

    /// Equal for both directions.
    private static func hash(_ edge: Edge) -> UInt64 { edge.start.mixedBits &+ edge.end.mixedBits }
}
