/// Areas of each lot in no order; entering and leaving cost nothing but a look.
struct LotMembers: Sendable {
    private var areas: [[Int]]
    /// Where each area stands in its lot's list.
    private var place: [Int]

    init(lots: Int, areas: Int) {
        self.areas = [[Int]](repeating: [], count: lots)
        place = [Int](repeating: 0, count: areas)
    }

    subscript(lot: Int) -> [Int] { areas[lot] }

    mutating func clear() {
        for lot in areas.indices { areas[lot].removeAll(keepingCapacity: true) }
    }

    mutating func add(_ area: Int, to lot: Int) {
        place[area] = areas[lot].count
        areas[lot].append(area)
    }

    mutating func remove(_ area: Int, from lot: Int) {
        let moved = areas[lot].removeLast()
        if moved == area { return }
        areas[lot][place[area]] = moved
        place[moved] = place[area]
    }
}

/// Edges between lots in no order, from which one can be drawn.
struct CutList: Sendable {
    private(set) var edges: [Int] = []
    /// Where each edge stands; -1 inside a lot.
    private var place: [Int]

    init(edges: Int) { place = [Int](repeating: -1, count: edges) }

    mutating func clear() {
        for edge in edges { place[edge] = -1 }
        edges.removeAll(keepingCapacity: true)
    }

    /// False where the edge is in the list already.
    mutating func add(_ edge: Int) -> Bool {
        if place[edge] >= 0 { return false }
        place[edge] = edges.count
        edges.append(edge)
        return true
    }

    /// False where the edge is not in the list.
    mutating func remove(_ edge: Int) -> Bool {
        let at = place[edge]
        if at < 0 { return false }
        let moved = edges.removeLast()
        place[edge] = -1
        if moved != edge {
            edges[at] = moved
            place[moved] = at
        }
        return true
    }
}
