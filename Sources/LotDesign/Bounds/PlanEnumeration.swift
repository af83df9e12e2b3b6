/// All plans of a small map, lot by lot: the count, the fewest cut edges, and proof that there is none.
///
/// Sets of units are words of bits. Each lot grows from the first free unit by taking or leaving one neighbour at a
/// time, so that every contiguous plan is met once; branches end where a load, a cut-off part or the best known number
/// of cut edges leaves no plan. Exponential: the number of branches is limited.
struct PlanEnumeration: Sendable {
    /// The widest word.
    static let mostUnits = 128

    struct Result: Sendable {
        /// Whether every branch was looked at.
        let isComplete: Bool
        /// Plans within the windows that were met, those not pruned.
        let plans: Int
        /// Fewest cut edges below the limit given, and a plan that has them.
        let cutEdges: Int?
        let plan: [Int]?
        /// The plans counted, as lots of units, up to `mostListed`; empty where only fewer cut edges are looked for.
        let listed: [[Int]]
        let branches: Int
    }

    static let mostListed = 1_000

    /// - Parameter below: only plans with fewer cut edges are looked for; nil counts all plans.
    /// - Precondition: at most `mostUnits` units.
    static func run(_ graph: UnitGraph, lots: Int, below: Int?, mostBranches: Int, stop: StopSign) -> Result {
        precondition(graph.count <= mostUnits)
        if graph.count <= 64 {
            var search = BitSearch<UInt64>(graph, lots: lots, below: below, mostBranches: mostBranches, stop: stop)
            return search.run()
        }
        var search = BitSearch<UInt128>(graph, lots: lots, below: below, mostBranches: mostBranches, stop: stop)
        return search.run()
    }
}

private struct BitSearch<Word: FixedWidthInteger & UnsignedInteger & Sendable> {
    private let graph: UnitGraph
    private let lots: Int
    private let below: Int?
    private let mostBranches: Int
    private let stop: StopSign
    /// Units in the order of a sweep from a corner of the map: bit b stands for unit `order[b]`.
    private let order: [Int]
    private let neighbours: [Word]
    /// Edges of several pairs count as many.
    private let edges: [[(bit: Int, pairs: Int)]]
    private let loads: [Int]

    private var branches = 0
    private var isComplete = true
    private var plans = 0
    private var best: Int?
    private var bestLots: [Word] = []
    private var closed: [Word] = []
    private var listed: [[Word]] = []

    init(_ graph: UnitGraph, lots: Int, below: Int?, mostBranches: Int, stop: StopSign) {
        self.graph = graph
        self.lots = lots
        self.below = below
        self.mostBranches = mostBranches
        self.stop = stop
        order = Self.sweep(graph)
        var bit = [Int](repeating: 0, count: graph.count)
        for (index, unit) in order.enumerated() { bit[unit] = index }
        var neighbours = [Word](repeating: 0, count: graph.count)
        var edges = [[(bit: Int, pairs: Int)]](repeating: [], count: graph.count)
        for edge in graph.edgeFrom.indices {
            let (a, b) = (bit[graph.edgeFrom[edge]], bit[graph.edgeTo[edge]])
            neighbours[a] |= 1 << b
            neighbours[b] |= 1 << a
            edges[a].append((b, graph.edgePairs[edge]))
            edges[b].append((a, graph.edgePairs[edge]))
        }
        self.neighbours = neighbours
        self.edges = edges
        loads = order.flatMap { unit in
            (0..<graph.measureCount).map { graph.loads[unit * graph.measureCount + $0] }
        }
    }

    /// Breadth first from the unit that is farthest from unit 0 in steps; parts of the map one after the other.
    private static func sweep(_ graph: UnitGraph) -> [Int] {
        func breadth(from start: Int, _ isSeen: inout [Bool]) -> [Int] {
            var line = [start]
            isSeen[start] = true
            var at = 0
            while at < line.count {
                for slot in graph.starts[line[at]]..<graph.starts[line[at] + 1] where !isSeen[graph.neighbours[slot]] {
                    isSeen[graph.neighbours[slot]] = true
                    line.append(graph.neighbours[slot])
                }
                at += 1
            }
            return line
        }
        var isSeen = [Bool](repeating: false, count: graph.count)
        var order: [Int] = []
        for start in 0..<graph.count where !isSeen[start] {
            var probe = isSeen
            let far = breadth(from: start, &probe).last ?? start
            order += breadth(from: far, &isSeen)
        }
        return order
    }

    mutating func run() -> PlanEnumeration.Result {
        let all: Word = graph.count == Word.bitWidth ? .max : (1 << graph.count) - 1
        if feasible(all, lots) { open(all, lots, cut: 0) }
        return PlanEnumeration.Result(
            isComplete: isComplete, plans: plans, cutEdges: best, plan: best == nil ? nil : plan(bestLots),
            listed: listed.map { plan($0) }, branches: branches)
    }

    private func plan(_ lots: [Word]) -> [Int] {
        var lotOf = [Int](repeating: 0, count: graph.count)
        for (lot, units) in lots.enumerated() {
            for bit in order.indices where units >> bit & 1 == 1 { lotOf[order[bit]] = lot }
        }
        return lotOf
    }

    private var limit: Int { min(best ?? .max, below ?? .max) }

    private func load(_ set: Word, _ m: Int) -> Int {
        var sum = 0
        var left = set
        while left != 0 {
            sum += loads[left.trailingZeroBitCount * graph.measureCount + m]
            left &= left - 1
        }
        return sum
    }

    /// Whether the loads of a set allow so many lots.
    private func feasible(_ set: Word, _ count: Int) -> Bool {
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            let load = load(set, m)
            if load < graph.windows[m].lower * count || load > graph.windows[m].upper * count { return false }
        }
        return set.nonzeroBitCount >= count
    }

    /// Begins the next lot at the first free unit.
    private mutating func open(_ free: Word, _ count: Int, cut: Int) {
        if count == 1 {
            guard isConnected(free), feasible(free, 1) else { return }
            plans += 1
            if below == nil, listed.count < PlanEnumeration.mostListed { listed.append(closed + [free]) }
            if below == nil ? cut < best ?? .max : cut < limit {
                best = cut
                bestLots = closed + [free]
            }
            return
        }
        grow(root(of: free), left: 0, free, count, cut: cut)
    }

    /// The first in the sweep, which keeps the rest in one piece; while no plan is known, the heaviest free unit where
    /// one fills most of a lot, for it leaves few choices.
    private func root(of free: Word) -> Word {
        guard limit == .max, let m = graph.scales.firstIndex(where: { $0 > 0 }) else { return free & (~free &+ 1) }
        var heaviest = free & (~free &+ 1)
        var most = graph.windows[m].upper / 2
        var left = free
        while left != 0 {
            let bit = left.trailingZeroBitCount
            if loads[bit * graph.measureCount + m] > most {
                most = loads[bit * graph.measureCount + m]
                heaviest = 1 << bit
            }
            left &= left - 1
        }
        return heaviest
    }

    /// Takes or leaves one neighbour of the lot, or closes it when all are left.
    private mutating func grow(_ lot: Word, left: Word, _ free: Word, _ count: Int, cut: Int) {
        branches += 1
        if branches & 0xfff == 0, stop.isOver() { isComplete = false }
        if branches > mostBranches { isComplete = false }
        if !isComplete { return }
        if below != nil, cut >= limit { return }
        var least = true
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            let load = load(lot, m)
            if load > graph.windows[m].upper { return }
            if load < graph.windows[m].lower { least = false }
        }
        if !restHolds(free & ~lot, left, count) { return }
        let next = border(lot) & free & ~lot & ~left
        if next == 0 {
            if least, feasible(free & ~lot, count - 1) {
                closed.append(lot)
                open(free & ~lot, count - 1, cut: cut)
                closed.removeLast()
            }
            return
        }
        let bit = next.trailingZeroBitCount
        let one: Word = 1 << bit
        // An edge is cut for certain once one end is in the lot and the other is left out.
        var toLeft = 0
        var toLot = 0
        for edge in edges[bit] {
            if left >> edge.bit & 1 == 1 { toLeft += edge.pairs }
            if lot >> edge.bit & 1 == 1 { toLot += edge.pairs }
        }
        grow(lot | one, left: left, free, count, cut: cut + toLeft)
        grow(lot, left: left | one, free, count, cut: cut + toLot)
    }

    private func border(_ set: Word) -> Word {
        var around: Word = 0
        var left = set
        while left != 0 {
            around |= neighbours[left.trailingZeroBitCount]
            left &= left - 1
        }
        return around
    }

    private func reach(from start: Word, within set: Word) -> Word {
        var reached = start
        var frontier = start
        while frontier != 0 {
            frontier = border(frontier) & set & ~reached
            reached |= frontier
        }
        return reached
    }

    private func isConnected(_ set: Word) -> Bool {
        set != 0 && reach(from: set & (~set &+ 1), within: set) == set
    }

    /// Whether parts of the rest that hold a unit left out can all become whole lots.
    private func restHolds(_ rest: Word, _ left: Word, _ count: Int) -> Bool {
        var open = left & rest
        var parts = 0
        while open != 0 {
            let part = reach(from: open & (~open &+ 1), within: rest)
            open &= ~part
            parts += 1
            if parts > count - 1 { return false }
            for m in 0..<graph.measureCount where graph.scales[m] > 0 {
                if load(part, m) < graph.windows[m].lower { return false }
            }
        }
        return true
    }
}
