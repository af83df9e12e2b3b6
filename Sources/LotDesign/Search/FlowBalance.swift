/// Brings loads nearer to their windows by passing units from lot to lot along a way from a heavy lot to a light one.
///
/// Single moves between neighbours cannot do that where every lot between the two is as heavy as it may be. Ways are
/// the shortest in the graph of lots (augmenting paths, one unit wide: Edmonds and Karp 1972, "Theoretical improvements in
/// algorithmic efficiency for network flow problems"); each lot on the way hands on the border unit nearest in load to what
/// is to be moved. Bounded: every way kept lessens the imbalance, and there are at most `mostWays`. Splits of borders and
/// meetings of areas that are to be apart never grow.
struct FlowBalance: Sendable {
    private let graph: UnitGraph
    private static let mostWays = 200
    /// Lots tried as the other end of one way.
    private static let mostEnds = 4

    init(_ graph: UnitGraph) { self.graph = graph }

    /// A plan of so many lots with units passed on until the windows are kept or no way helps.
    func balanced(_ plan: [Int], lots: Int) -> [Int] {
        var state = PlanState(graph, lots: lots, lotOf: plan, usesHess: false, services: [])
        balance(&state)
        return state.lotOf
    }

    /// Passes units on until the windows are kept or no way helps.
    func balance(_ state: inout PlanState) {
        for _ in 0..<Self.mostWays {
            guard let (worst, measure) = worst(state) else { return }
            let order = (0..<state.lots).sorted {
                (load($0, measure, state), $0) < (load($1, measure, state), $1)
            }
            let isHeavy = load(worst, measure, state) > graph.windows[measure].upper
            let ends = isHeavy ? order : order.reversed()
            let isHelped = ends.prefix(Self.mostEnds).contains { end in
                end != worst
                    && pass(from: isHeavy ? worst : end, to: isHeavy ? end : worst, measure, &state)
            }
            if !isHelped { return }
        }
    }

    /// The lot farthest outside a window, and the measure of that window; nil where all are kept.
    private func worst(_ state: PlanState) -> (lot: Int, measure: Int)? {
        var most = 0
        var found: (lot: Int, measure: Int)?
        for lot in 0..<state.lots {
            for measure in graph.scales.indices where graph.scales[measure] > 0 {
                let excess = graph.windows[measure].excess(load(lot, measure, state)) * graph.scales[measure]
                if excess > most {
                    most = excess
                    found = (lot, measure)
                }
            }
        }
        return found
    }

    private func load(_ lot: Int, _ measure: Int, _ state: PlanState) -> Int {
        state.loads[lot * graph.measureCount + measure]
    }

    /// Hands units on along a shortest way; all goes back where that does not lessen the imbalance.
    private func pass(from heavy: Int, to light: Int, _ measure: Int, _ state: inout PlanState) -> Bool {
        guard let way = way(from: heavy, to: light, state) else { return false }
        let window = graph.windows[measure]
        let middle = window.lower + (window.upper - window.lower) / 2
        let wanted = max(1, min(load(heavy, measure, state) - middle, middle - load(light, measure, state)))
        let before = state.totals
        var moved: [(unit: Int, lot: Int)] = []
        // From the light end, so that no lot on the way grows before it has handed on.
        for index in (0..<way.count - 1).reversed() {
            guard let unit = handed(from: way[index], to: way[index + 1], wanted, measure, &state) else { break }
            moved.append((unit, way[index]))
            state.move(unit, to: way[index + 1])
        }
        let isHelp =
            moved.count == way.count - 1 && state.totals.imbalance < before.imbalance
            && state.totals.breaches <= before.breaches
        if !isHelp { for (unit, lot) in moved.reversed() { state.move(unit, to: lot) } }
        for lot in way { state.refresh(lot) }
        return isHelp
    }

    /// The border unit that may leave and is nearest to the wanted load; nil for none.
    private func handed(
        from lot: Int, to next: Int, _ wanted: Int, _ measure: Int, _ state: inout PlanState
    ) -> Int? {
        if state.unitCount[lot] == 1 { return nil }
        let units = state.units(of: lot).filter { state.touches($0, next) }.sorted {
            let (a, b) = (abs(unitLoad($0, measure) - wanted), abs(unitLoad($1, measure) - wanted))
            return (a, $0) < (b, $1)
        }
        return units.first { state.keepsContiguity(without: $0) }
    }

    private func unitLoad(_ unit: Int, _ measure: Int) -> Int { graph.loads[unit * graph.measureCount + measure] }

    /// Lots of a shortest way, breadth first; nil where none leads there.
    private func way(from start: Int, to end: Int, _ state: PlanState) -> [Int]? {
        var touching = [Set<Int>](repeating: [], count: state.lots)
        for edge in state.cut {
            let (a, b) = (state.lotOf[graph.edgeFrom[edge]], state.lotOf[graph.edgeTo[edge]])
            touching[a].insert(b)
            touching[b].insert(a)
        }
        var before = [Int](repeating: -1, count: state.lots)
        before[start] = start
        var line = [start]
        var at = 0
        while at < line.count, before[end] < 0 {
            for next in touching[line[at]].sorted() where before[next] < 0 {
                before[next] = line[at]
                line.append(next)
            }
            at += 1
        }
        if before[end] < 0 { return nil }
        var way = [end]
        while way[way.count - 1] != start { way.append(before[way[way.count - 1]]) }
        return way.reversed()
    }
}
