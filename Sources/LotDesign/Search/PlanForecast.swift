/// What a plan would come to after a move, without making it.
extension PlanState {
    /// Totals after a flip, without the scores of lots; nil where the lot would be empty.
    func totalsAfterFlip(_ unit: Int, to lot: Int) -> PlanTotals? {
        let old = lotOf[unit]
        if unitCount[old] == 1 { return nil }
        var after = totals
        for m in 0..<graph.measureCount where graph.scales[m] > 0 {
            let load = graph.loads[unit * graph.measureCount + m]
            let a = loads[old * graph.measureCount + m]
            let b = loads[lot * graph.measureCount + m]
            let window = graph.windows[m]
            let change = window.excess(a - load) + window.excess(b + load) - window.excess(a) - window.excess(b)
            after.imbalance += change * graph.scales[m]
        }
        for slot in graph.starts[unit]..<graph.starts[unit + 1] {
            let other = lotOf[graph.neighbours[slot]]
            let edge = graph.edgeAt[slot]
            if other == lot {
                after.cutEdges -= graph.edgePairs[edge]
                after.cutMetres -= graph.edgeMetres[edge]
            } else if other == old {
                after.cutEdges += graph.edgePairs[edge]
                after.cutMetres += graph.edgeMetres[edge]
            }
        }
        if !graph.regions.isEmpty {
            let (breaches, splits) = regionCounts.afterFlip(unit, from: old, to: lot, graph.regions)
            after.breaches = breaches
            if services.used.contains(.splits) {
                after.services[DesignScore.splits.servicePlace] = Double(splits)
            }
        }
        return after
    }

    /// Hess score of the whole plan after a flip, at least: spread about the centroids, without a look at members.
    func leastHessAfterFlip(_ unit: Int, to lot: Int) -> Double {
        let old = lotOf[unit]
        return totals.hess - inertia.values[old] - inertia.values[lot] + inertia.spread(old, graph, without: unit)
            + inertia.spread(lot, graph, with: unit)
    }

    /// Hess score of the whole plan after a flip. Cost linear in the members of both lots.
    func hessAfterFlip(_ unit: Int, to lot: Int) -> Double {
        let old = lotOf[unit]
        return totals.hess - inertia.values[old] - inertia.values[lot]
            + inertia.value(old, without: unit, members[old], graph)
            + inertia.value(lot, with: unit, members[lot], graph)
    }

    /// Turns the services of totals after a flip into what they are at least, without a look at members.
    func setLeastServices(_ totals: inout PlanTotals, afterFlip unit: Int, to lot: Int) {
        let old = lotOf[unit]
        totals.services -= services.values[old] + services.values[lot]
        totals.services += services.light(old, graph, after: .removing(unit))
        totals.services += services.light(lot, graph, after: .adding(unit))
    }

    /// Adds what `setLeastServices` leaves out. Cost linear in the members of both lots.
    func addHeavyServices(_ totals: inout PlanTotals, afterFlip unit: Int, to lot: Int) {
        let old = lotOf[unit]
        totals.services += services.heavy(old, members[old], graph, after: .removing(unit))
        totals.services += services.heavy(lot, members[lot], graph, after: .adding(unit))
    }

    /// Totals after two units of two lots change places, without scores of lots; border layers stay as they are until
    /// the move is made.
    func totalsAfterSwap(_ first: Int, _ second: Int) -> PlanTotals {
        let a = lotOf[first]
        let b = lotOf[second]
        var after = totals
        let count = graph.measureCount
        for m in 0..<count where graph.scales[m] > 0 {
            let difference = graph.loads[first * count + m] - graph.loads[second * count + m]
            let window = graph.windows[m]
            let (x, y) = (loads[a * count + m], loads[b * count + m])
            let change =
                window.excess(x - difference) + window.excess(y + difference) - window.excess(x) - window.excess(y)
            after.imbalance += change * graph.scales[m]
        }
        for (unit, partner, old, new) in [(first, second, a, b), (second, first, b, a)] {
            for slot in graph.starts[unit]..<graph.starts[unit + 1] {
                let next = graph.neighbours[slot]
                // Partners stay in different lots.
                if next == partner { continue }
                let other = lotOf[next]
                let edge = graph.edgeAt[slot]
                if other == new {
                    after.cutEdges -= graph.edgePairs[edge]
                    after.cutMetres -= graph.edgeMetres[edge]
                } else if other == old {
                    after.cutEdges += graph.edgePairs[edge]
                    after.cutMetres += graph.edgeMetres[edge]
                }
            }
        }
        // No score of a lot is negative.
        if !services.used.isEmpty { after.services -= services.values[a] + services.values[b] }
        return after
    }

    /// Hess score of the plan after two units change places, at least.
    func leastHessAfterSwap(_ first: Int, _ second: Int) -> Double {
        let a = lotOf[first]
        let b = lotOf[second]
        return totals.hess - inertia.values[a] - inertia.values[b]
            + inertia.spread(a, graph, with: second, without: first)
            + inertia.spread(b, graph, with: first, without: second)
    }
}
