import LotSearch

/// Draws spanning trees of sets of units and reads loads of their branches.
///
/// Uniform by loop-erased random walks (Wilson 1996, "Generating random spanning trees more quickly than the cover
/// time"). Buffers are kept between draws.
struct SpanningTree: Sendable {
    private let graph: UnitGraph
    private var member: [Int]
    private var inTree: [Int]
    private var token = 0
    /// Towards the root; the root's own entry means nothing.
    private(set) var parent: [Int]
    /// Parents stand before their children; the root first.
    private(set) var order: [Int] = []
    /// Load of the branch at each unit: `branch[u * measureCount + m]`.
    private(set) var branch: [Int]
    /// Units of the branch at each unit.
    private(set) var size: [Int]
    private var inBranch: [Bool]
    private var path: [Int] = []

    init(_ graph: UnitGraph) {
        self.graph = graph
        member = [Int](repeating: 0, count: graph.count)
        inTree = member
        parent = member
        size = member
        branch = [Int](repeating: 0, count: graph.count * graph.measureCount)
        inBranch = [Bool](repeating: false, count: graph.count)
    }

    /// Draws a tree on a connected set of units. Expected cost is about that of a random walk that sees the set.
    mutating func draw(on set: [Int], _ random: inout SeededGenerator) {
        token += 1
        for unit in set { member[unit] = token }
        order.removeAll(keepingCapacity: true)
        let root = set[random.index(below: set.count)]
        inTree[root] = token
        order.append(root)
        for start in set where inTree[start] != token {
            var unit = start
            while inTree[unit] != token {
                let next = step(from: unit, &random)
                parent[unit] = next
                unit = next
            }
            path.removeAll(keepingCapacity: true)
            unit = start
            while inTree[unit] != token {
                inTree[unit] = token
                path.append(unit)
                unit = parent[unit]
            }
            for unit in path.reversed() { order.append(unit) }
        }
        sumBranches()
    }

    /// A random neighbour within the set.
    private func step(from unit: Int, _ random: inout SeededGenerator) -> Int {
        let first = graph.starts[unit]
        let degree = graph.starts[unit + 1] - first
        while true {
            let next = graph.neighbours[first + random.index(below: degree)]
            if member[next] == token { return next }
        }
    }

    private mutating func sumBranches() {
        let count = graph.measureCount
        for unit in order {
            size[unit] = 1
            for m in 0..<count { branch[unit * count + m] = graph.loads[unit * count + m] }
        }
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            let unit = order[index]
            let above = parent[unit]
            size[above] += size[unit]
            for m in 0..<count { branch[above * count + m] += branch[unit * count + m] }
        }
    }

    /// Marks the units of the branch at `top`; returns how many of them are wanted.
    mutating func markBranch(at top: Int, _ isWanted: (Int) -> Bool) -> Int {
        var count = 0
        forBranch(at: top) { if isWanted($0) { count += 1 } }
        return count
    }

    /// Whether a unit is in the branch last gone through. Precondition: it is in the tree.
    func isInBranch(_ unit: Int) -> Bool { inBranch[unit] }

    /// Calls `body` with every unit of the branch at `top`.
    mutating func forBranch(at top: Int, _ body: (Int) -> Void) {
        let root = order[0]
        inBranch[root] = top == root
        for index in order.indices {
            let unit = order[index]
            if index > 0 { inBranch[unit] = unit == top || inBranch[parent[unit]] }
            if inBranch[unit] { body(unit) }
        }
    }
}
