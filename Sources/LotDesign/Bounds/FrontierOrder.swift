/// An order of units in which few of those placed still touch one to come: the frontier.
struct FrontierOrder: Sendable {
    struct Step: Sendable {
        let unit: Int
        /// Load of the unit, and of all units up to it.
        let load: Int
        let carried: Int
        /// Slots of the frontier that the unit touches, and the pairs of areas each stands for.
        let joins: [(slot: Int, pairs: Int)]
        /// Whether each slot, that of the unit last, stays in the frontier after this step.
        let stays: [Bool]
    }

    let steps: [Step]
    /// Most slots after a step.
    let width: Int

    /// Greedy from several starts: next comes the unit that leaves the smallest frontier.
    ///
    /// Cost of starts x units x frontier.
    init(_ graph: UnitGraph, measure: Int) {
        let starts = stride(from: 0, to: graph.count, by: max(1, graph.count / 64))
        var best: (size: Double, order: [Int])?
        for start in starts {
            let (order, size) = Self.greedy(graph, from: start)
            if best.map({ size < $0.size }) ?? true { best = (size, order) }
        }
        (steps, width) = Self.steps(graph, best?.order ?? [], measure)
    }

    private static func greedy(_ graph: UnitGraph, from start: Int) -> (order: [Int], size: Double) {
        // Neighbours still to come of every unit, and its place once placed.
        var open = (0..<graph.count).map { graph.starts[$0 + 1] - graph.starts[$0] }
        var place = [Int](repeating: .max, count: graph.count)
        var order: [Int] = []
        var width = 0
        var size = 0.0
        var next: Int? = start
        while let unit = next {
            place[unit] = order.count
            order.append(unit)
            if open[unit] > 0 { width += 1 }
            for other in graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]] {
                open[other] -= 1
                if place[other] < .max, open[other] == 0 { width -= 1 }
            }
            // States grow about as powers of three of the frontier.
            var power = 1.0
            for _ in 0..<width { power *= 3 }
            size += power
            var best: (growth: Int, oldest: Int, unit: Int)?
            for unit in 0..<graph.count where place[unit] == .max {
                var oldest = Int.max
                var growth = open[unit] > 0 ? 1 : 0
                for other in graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]] where place[other] < .max {
                    oldest = min(oldest, place[other])
                    if open[other] == 1 { growth -= 1 }
                }
                if oldest == .max, width > 0 { continue }
                if best.map({ (growth, oldest, unit) < $0 }) ?? true { best = (growth, oldest, unit) }
            }
            next = best?.unit
        }
        return (order, size)
    }

    private static func steps(_ graph: UnitGraph, _ order: [Int], _ measure: Int) -> ([Step], Int) {
        var place = [Int](repeating: 0, count: graph.count)
        for (index, unit) in order.enumerated() { place[unit] = index }
        let last = (0..<graph.count).map { unit in
            graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]].map { place[$0] }.max() ?? -1
        }
        var frontier: [Int] = []
        var carried = 0
        var steps: [Step] = []
        var width = 0
        for (index, unit) in order.enumerated() {
            let load = graph.loads[unit * graph.measureCount + measure]
            carried += load
            var joins: [(slot: Int, pairs: Int)] = []
            for slot in graph.starts[unit]..<graph.starts[unit + 1] {
                if let at = frontier.firstIndex(of: graph.neighbours[slot]) {
                    joins.append((at, graph.edgePairs[graph.edgeAt[slot]]))
                }
            }
            frontier.append(unit)
            let stays = frontier.map { last[$0] > index }
            steps.append(Step(unit: unit, load: load, carried: carried, joins: joins, stays: stays))
            frontier = zip(frontier, stays).filter(\.1).map(\.0)
            width = max(width, frontier.count)
        }
        return (steps, width)
    }
}
