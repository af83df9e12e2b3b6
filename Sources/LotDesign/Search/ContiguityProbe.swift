/// Asks whether lots stay in one piece, with buffers that are kept between questions.
struct ContiguityProbe: Sendable {
    /// Stamps of the search within a lot.
    private var stamp: [Int]
    private var now = 0
    private var stack: [Int] = []

    init(units: Int) { stamp = [Int](repeating: 0, count: units) }

    /// Whether the lot of a unit stays in one piece without it.
    ///
    /// The unit's neighbours in the lot that touch one another settle most cases; otherwise a search within the lot.
    mutating func isWhole(without unit: Int, _ lotOf: [Int], isAlone: Bool, _ graph: UnitGraph) -> Bool {
        let lot = lotOf[unit]
        let first = graph.starts[unit]
        let degree = graph.starts[unit + 1] - first
        let isConclusive = degree <= 64
        var inLot: UInt64 = 0
        var count = 0
        var start = -1
        for q in 0..<degree where lotOf[graph.neighbours[first + q]] == lot {
            count += 1
            start = graph.neighbours[first + q]
            if isConclusive { inLot |= 1 << UInt64(q) }
        }
        if count <= 1 { return count == 1 || isAlone }
        if isConclusive {
            var reached = inLot & (~inLot &+ 1)
            var frontier = reached
            while frontier != 0 {
                let q = frontier.trailingZeroBitCount
                frontier &= frontier - 1
                let new = graph.links[first + q] & inLot & ~reached
                reached |= new
                frontier |= new
            }
            if reached == inLot { return true }
        }
        return searchReaches(count, from: start, without: unit, lotOf, graph)
    }

    /// Whether all neighbours of a unit in its lot are reached from one of them without it.
    private mutating func searchReaches(
        _ count: Int, from start: Int, without unit: Int, _ lotOf: [Int], _ graph: UnitGraph
    ) -> Bool {
        now += 2
        let lot = lotOf[unit]
        let seen = now
        let wanted = now - 1
        for slot in graph.starts[unit]..<graph.starts[unit + 1] where lotOf[graph.neighbours[slot]] == lot {
            stamp[graph.neighbours[slot]] = wanted
        }
        stamp[unit] = seen
        stamp[start] = seen
        var left = count - 1
        stack.removeAll(keepingCapacity: true)
        stack.append(start)
        while let next = stack.popLast() {
            for slot in graph.starts[next]..<graph.starts[next + 1] {
                let other = graph.neighbours[slot]
                if lotOf[other] != lot || stamp[other] == seen { continue }
                if stamp[other] == wanted {
                    left -= 1
                    if left == 0 { return true }
                }
                stamp[other] = seen
                stack.append(other)
            }
        }
        return false
    }
}
