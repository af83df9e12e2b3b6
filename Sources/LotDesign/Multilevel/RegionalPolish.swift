import LotSearch

/// Betters a plan of many lots by groups of neighbouring lots, each searched on its own and at the same time as the
/// others; the next sweep groups them differently.
///
/// Annealing a whole map of many lots keeps all windows in hardly any plan on its way; a group of a few lots does.
struct RegionalPolish: Sendable {
    let brief: DesignBrief
    let graph: UnitGraph
    let lots: Int
    let windows: [LoadWindow]
    let weights: SearchWeights
    let threads: Int
    let seed: Seed
    let stop: StopSign
    let share: Double

    /// Of one group: enough that lots can turn about one another, few enough that most plans keep all windows.
    private static let groupSizes = [8, 5, 10]

    /// One sweep over all lots; a group changes only where that betters it.
    ///
    /// - Parameter heat: temperature of the start in typical changes of the objective.
    func sweep(_ plan: [Int], number: Int, stepsPerUnit: Int, heat: Double) async -> [Int] {
        let seed = seed.child("sweep", index: number)
        var random = SeededGenerator(seed)
        let groups = groups(plan, size: Self.groupSizes[number % Self.groupSizes.count], &random)
        var units = [[Int]](repeating: [], count: lots)
        for (unit, lot) in plan.enumerated() { units[lot].append(unit) }
        let members = units
        let moves = await orderedConcurrentMap(
            Array(groups.indices), threads: threads,
            awaiting: { index in
                better(
                    plan, groups[index], groups[index].flatMap { members[$0] }, seed.child("group", index: index), heat,
                    stepsPerUnit)
            })
        var next = plan
        for (unit, lot) in moves.joined() { next[unit] = lot }
        return next
    }

    /// Units that change their lot in one group, with their new lots.
    private func better(
        _ plan: [Int], _ group: [Int], _ units: [Int], _ seed: Seed, _ heat: Double, _ stepsPerUnit: Int
    ) -> [(Int, Int)] {
        guard !stop.isOver(share), group.count > 1,
            let part = RegionalProblem(brief, graph, plan, units: units, lots: group, windows: windows)
        else { return [] }
        var annealer = Annealer(part.graph, lots: group.count, plan: part.plan, weights: weights, seed: seed)
        let typical = annealer.typicalChange()
        var priced = weights
        priced.imbalance = max(typical, 1e-9) * Double(part.graph.count) / Double(group.count)
        priced.breaches = max(typical, 1e-9) * 2
        annealer = Annealer(
            part.graph, lots: group.count, plan: part.plan, weights: priced, seed: seed.child("anneal"))
        annealer.run(
            .init(
                steps: stepsPerUnit * part.graph.count, hot: typical * heat, cold: typical * 0.005,
                recombinations: 0.001),
            isOver: { stop.isOver(share) })
        guard let best = annealer.best else { return [] }
        return best.indices.filter { best[$0] != part.plan[$0] }.map { (part.wholeOf[$0], part.lots[best[$0]]) }
    }

    /// All lots in groups of neighbours, grown from lots drawn at random.
    func groups(_ plan: [Int], size: Int, _ random: inout SeededGenerator) -> [[Int]] {
        var pairs: Set<[Int]> = []
        for edge in graph.edgeFrom.indices {
            let (a, b) = (plan[graph.edgeFrom[edge]], plan[graph.edgeTo[edge]])
            if a != b { pairs.insert([min(a, b), max(a, b)]) }
        }
        let sorted = pairs.sorted { $0.lexicographicallyPrecedes($1) }
        let rows = Adjacency(count: lots, pairs: sorted.map { ($0[0], $0[1]) })
        var order = Array(0..<lots)
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(index, random.index(below: index + 1))
        }
        var groupOf = [Int](repeating: -1, count: lots)
        var groups: [[Int]] = []
        for first in order where groupOf[first] < 0 {
            var group = [first]
            groupOf[first] = groups.count
            var at = 0
            while at < group.count, group.count < size {
                for slot in rows.starts[group[at]]..<rows.starts[group[at] + 1] where group.count < size {
                    let next = rows.neighbours[slot]
                    if groupOf[next] < 0 {
                        groupOf[next] = groups.count
                        group.append(next)
                    }
                }
                at += 1
            }
            // A lot left alone between full groups joins the first of them.
            if group.count == 1, rows.starts[first] < rows.starts[first + 1] {
                let home = groupOf[rows.neighbours[rows.starts[first]]]
                groupOf[first] = home
                groups[home].append(first)
            } else {
                groups.append(group)
            }
        }
        return groups.map { $0.sorted() }
    }
}
