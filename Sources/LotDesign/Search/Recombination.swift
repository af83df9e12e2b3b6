import LotSearch

/// Pairs of lots merged and cut anew.
extension Annealer {
    /// Two neighbouring lots become one and are cut anew where the limits are kept best.
    mutating func recombine(_ temperature: Double) {
        guard let (unit, second) = proposal() else { return }
        let first = state.lotOf[unit]
        merged.removeAll(keepingCapacity: true)
        state.addUnits(of: first, to: &merged)
        state.addUnits(of: second, to: &merged)
        tree.draw(on: merged, &random)
        guard let top = balancedCut() else { return }
        let limit = threshold(temperature)
        let inFirst = tree.markBranch(at: top) { state.lotOf[$0] == first }
        let (lot, rest) = inFirst * 2 >= tree.size[top] ? (first, second) : (second, first)
        moved.removeAll(keepingCapacity: true)
        for unit in merged where (state.lotOf[unit] == lot) != tree.isInBranch(unit) { moved.append(unit) }
        for unit in moved { state.move(unit, to: state.lotOf[unit] == lot ? rest : lot) }
        state.refresh(first)
        state.refresh(second)
        if state.totals.energy(weights) <= limit {
            accepted += 1
            recombined += 1
            for unit in moved { markChanged(unit) }
            noteIfBest()
        } else {
            for unit in moved { state.move(unit, to: state.lotOf[unit] == lot ? rest : lot) }
            state.refresh(first)
            state.refresh(second)
        }
    }

    /// The unit below the edge of the tree whose cut keeps the windows best; one of several at random.
    mutating func balancedCut() -> Int? {
        let count = graph.measureCount
        let root = tree.order[0]
        var best = Int.max
        var top: Int?
        var ties = 0
        for unit in tree.order.dropFirst() {
            var excess = 0
            for m in 0..<count where graph.scales[m] > 0 {
                let inside = tree.branch[unit * count + m]
                let outside = tree.branch[root * count + m] - inside
                excess += (graph.windows[m].excess(inside) + graph.windows[m].excess(outside)) * graph.scales[m]
            }
            if excess > best { continue }
            ties = excess < best ? 1 : ties + 1
            best = excess
            if random.index(below: ties) == 0 { top = unit }
        }
        return top
    }
}
