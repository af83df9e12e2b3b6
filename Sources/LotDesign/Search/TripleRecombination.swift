import LotSearch

/// Three lots that touch one another in a row or a ring become one and are cut anew, along two spanning trees: areas
/// can go round a lot that is full, which no merger of two lots allows.
extension Annealer {
    mutating func recombineThree(_ temperature: Double) {
        guard let lots = touchingLots() else { return }
        merged.removeAll(keepingCapacity: true)
        for lot in lots { state.addUnits(of: lot, to: &merged) }
        tree.draw(on: merged, &random)
        guard let cut = oneOfThree() else { return }
        tree.forBranch(at: cut.top) { _ in }
        let first = merged.filter { tree.isInBranch($0) == cut.isBranch }
        let rest = merged.filter { tree.isInBranch($0) != cut.isBranch }
        tree.draw(on: rest, &random)
        guard let top = balancedCut() else { return }
        tree.forBranch(at: top) { _ in }
        let parts = [first, rest.filter { tree.isInBranch($0) }, rest.filter { !tree.isInBranch($0) }]
        let limit = threshold(temperature)
        let moves = moves(parts, lots)
        for move in moves { state.move(move.unit, to: move.to) }
        for lot in lots { state.refresh(lot) }
        if state.totals.energy(weights) <= limit {
            accepted += 1
            recombined += 1
            for move in moves { markChanged(move.unit) }
            noteIfBest()
        } else {
            for move in moves { state.move(move.unit, to: move.from) }
            for lot in lots { state.refresh(lot) }
        }
    }

    /// Two neighbouring lots and a third that touches one of them, found in a few draws; nil for none.
    private mutating func touchingLots() -> [Int]? {
        guard let (unit, second) = proposal() else { return nil }
        let pair = [state.lotOf[unit], second]
        for _ in 0..<12 {
            guard let (unit, lot) = proposal() else { return nil }
            let other = state.lotOf[unit]
            if pair.contains(other) != pair.contains(lot) { return pair + [pair.contains(lot) ? other : lot] }
        }
        return nil
    }

    /// The edge of the tree whose cut comes nearest to one lot on one side and two on the other, and whether the one is the
    /// branch; one of several at random. The side of two has two units at least.
    private mutating func oneOfThree() -> (top: Int, isBranch: Bool)? {
        let count = graph.measureCount
        let root = tree.order[0]
        var best = Int.max
        var choice: (top: Int, isBranch: Bool)?
        var ties = 0
        for unit in tree.order.dropFirst() {
            for isBranch in [true, false] {
                var excess = 0
                for m in 0..<count where graph.scales[m] > 0 {
                    let inside = tree.branch[unit * count + m]
                    let outside = tree.branch[root * count + m] - inside
                    let window = graph.windows[m]
                    let two = LoadWindow(lower: window.lower * 2, upper: window.upper * 2)
                    excess +=
                        (window.excess(isBranch ? inside : outside) + two.excess(isBranch ? outside : inside))
                        * graph.scales[m]
                }
                let size = isBranch ? tree.order.count - tree.size[unit] : tree.size[unit]
                if excess > best || size < 2 { continue }
                ties = excess < best ? 1 : ties + 1
                best = excess
                if random.index(below: ties) == 0 { choice = (unit, isBranch) }
            }
        }
        return choice
    }

    /// Units that change lots when parts take those numbers that leave most units where they are.
    private func moves(_ parts: [[Int]], _ lots: [Int]) -> [(unit: Int, from: Int, to: Int)] {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let kept = orders.map { order in
            zip(parts, order).reduce(0) { sum, pair in sum + pair.0.count { state.lotOf[$0] == lots[pair.1] } }
        }
        let order = orders[kept.indices.max { (kept[$0], -$0) < (kept[$1], -$1) } ?? 0]
        return zip(parts, order).flatMap { part, place in
            part.filter { state.lotOf[$0] != lots[place] }.map { ($0, state.lotOf[$0], lots[place]) }
        }
    }
}
