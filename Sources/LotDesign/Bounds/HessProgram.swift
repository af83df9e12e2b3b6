import LotSolver

/// The most compact plan by mixed-integer programming, where few enough pairs of unit and centre are left.
///
/// Assignment to centres (Hess and others 1965); contiguity by cuts: where a part of a lot lies apart from its centre,
/// a unit of it needs one of the units that separate the two (Oehrlein and Haunert 2017, "A cutting-plane method for
/// contiguity-constrained spatial aggregation"), added until the cheapest assignment is a plan.
struct HessProgram: Sendable {
    let graph: UnitGraph
    let lots: Int
    /// Load x km^2 of unit u about area j: `costs[j * units + u]`.
    let costs: [Double]
    /// Units that each area may serve as centre; its own unit among them, or none.
    let open: [[Int]]

    static let mostPairs = 8_000
    private static let rounds = 60
    private static let nodes = 50_000

    struct Proof: Sendable {
        let bound: Double
        let plan: [Int]?
        let rounds: Int
    }

    var pairs: Int { open.reduce(0) { $0 + $1.count } }

    /// - Parameter known: a contiguous plan to begin from and its value.
    /// - Throws: `SolverFailure` where the solver fails.
    func solve(known: [Int], value: Double, stop: StopSign, cancellation: Cancellation) throws(SolverFailure) -> Proof {
        // Costs of some thousands, whatever the unit of the loads.
        let scale = 10_000 / value
        var program = LinearProgram()
        var column = [[Int: Int]](repeating: [:], count: open.count)
        for (centre, units) in open.enumerated() {
            for unit in units {
                column[centre][unit] = program.addColumn(
                    cost: costs[centre * graph.count + unit] * scale, upper: 1, isInteger: true)
            }
        }
        addRows(&program, column)
        let start = start(known, column, program.columns.count)
        var bound = 0.0
        for round in 1...Self.rounds {
            let solution = try HighsSolver.minimise(
                program, limits: SolveLimits(relativeGap: 1e-7, maxNodes: Self.nodes), start: start,
                cancellation: cancellation)
            if solution.status == .infeasible { return Proof(bound: value, plan: nil, rounds: round) }
            bound = max(bound, solution.bound / scale)
            if solution.status != .proved || stop.isOver() { return Proof(bound: bound, plan: nil, rounds: round) }
            let parts = strayParts(solution.values, column)
            if parts.isEmpty {
                let plan = solution.objective / scale < value * (1 - 1e-9) ? plan(solution.values, column) : nil
                return Proof(bound: bound, plan: plan, rounds: round)
            }
            for (centre, part) in parts { addCuts(&program, column, centre, part) }
        }
        return Proof(bound: bound, plan: nil, rounds: Self.rounds)
    }

    private func addRows(_ program: inout LinearProgram, _ column: [[Int: Int]]) {
        var perUnit = [[(Int, Double)]](repeating: [], count: graph.count)
        var opened: [(Int, Double)] = []
        for (centre, units) in open.enumerated() {
            guard let own = column[centre][graph.unitOf[centre]] else { continue }
            opened.append((own, 1))
            for m in 0..<graph.measureCount where graph.scales[m] > 0 {
                func terms(_ limit: Int) -> [(Int, Double)] {
                    units.compactMap { unit in
                        guard let index = column[centre][unit] else { return nil }
                        let load = Double(graph.loads[unit * graph.measureCount + m])
                        return (index, (index == own ? load - Double(limit) : load) / Double(graph.windows[m].upper))
                    }
                }
                program.addRow(upper: 0, terms(graph.windows[m].upper))
                program.addRow(lower: 0, terms(graph.windows[m].lower))
            }
            for unit in units {
                guard let index = column[centre][unit] else { continue }
                perUnit[unit].append((index, 1))
                if index != own { program.addRow(upper: 0, [(index, 1), (own, -1)]) }
            }
        }
        for terms in perUnit { program.addRow(lower: 1, upper: 1, terms) }
        program.addRow(lower: Double(lots), upper: Double(lots), opened)
    }

    /// The known plan about its best members, as values of columns; a pair that is not open makes it no start, which
    /// costs time alone.
    private func start(_ known: [Int], _ column: [[Int: Int]], _ count: Int) -> [Double] {
        var values = [Double](repeating: 0, count: count)
        for lot in 0..<lots {
            let units = known.indices.filter { known[$0] == lot }
            let sums = units.flatMap { unit in
                graph.areas[graph.areaStarts[unit]..<graph.areaStarts[unit + 1]].map { centre in
                    (centre, units.reduce(0) { $0 + costs[centre * graph.count + $1] })
                }
            }
            guard let best = sums.min(by: { ($0.1, $0.0) < ($1.1, $1.0) })?.0 else { continue }
            for unit in units { if let index = column[best][unit] { values[index] = 1 } }
        }
        return values
    }

    /// Parts of lots that do not hold the centre.
    private func strayParts(_ values: [Double], _ column: [[Int: Int]]) -> [(centre: Int, part: Set<Int>)] {
        var stray: [(centre: Int, part: Set<Int>)] = []
        for centre in open.indices {
            var left = Set(open[centre].filter { unit in column[centre][unit].map { values[$0] > 0.5 } ?? false })
            if !left.contains(graph.unitOf[centre]) { continue }
            _ = takePart(from: graph.unitOf[centre], &left)
            while let first = left.min() { stray.append((centre, takePart(from: first, &left))) }
        }
        return stray
    }

    private func takePart(from first: Int, _ left: inout Set<Int>) -> Set<Int> {
        left.remove(first)
        var part: Set<Int> = [first]
        var stack = [first]
        while let unit = stack.popLast() {
            for next in graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]] where left.remove(next) != nil {
                part.insert(next)
                stack.append(next)
            }
        }
        return part
    }

    /// For every centre that may serve them: a unit of the part needs a unit of the separator nearest to the centre.
    private func addCuts(_ program: inout LinearProgram, _ column: [[Int: Int]], _ centre: Int, _ part: Set<Int>) {
        let around = Set(
            part.flatMap { graph.neighbours[graph.starts[$0]..<graph.starts[$0 + 1]] }.filter { !part.contains($0) })
        var reached: Set<Int> = [graph.unitOf[centre]]
        var separator: Set<Int> = []
        var stack = [graph.unitOf[centre]]
        if around.contains(graph.unitOf[centre]) { return }
        while let unit = stack.popLast() {
            for next in graph.neighbours[graph.starts[unit]..<graph.starts[unit + 1]] {
                if around.contains(next) {
                    separator.insert(next)
                } else if reached.insert(next).inserted {
                    stack.append(next)
                }
            }
        }
        // The same separator holds for every centre on its far side.
        for other in open.indices where reached.contains(graph.unitOf[other]) {
            for unit in part.sorted() {
                guard let index = column[other][unit] else { continue }
                program.addRow(
                    upper: 0, [(index, 1)] + separator.sorted().compactMap { column[other][$0].map { ($0, -1) } })
            }
        }
    }

    private func plan(_ values: [Double], _ column: [[Int: Int]]) -> [Int] {
        var plan = [Int](repeating: 0, count: graph.count)
        var lot = 0
        for centre in open.indices {
            let units = open[centre].filter { unit in column[centre][unit].map { values[$0] > 0.5 } ?? false }
            if units.isEmpty { continue }
            for unit in units { plan[unit] = lot }
            lot += 1
        }
        return plan
    }
}
