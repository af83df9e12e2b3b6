/// First plans about the centres that a bound's relaxation opens.
///
/// Units go to their cheapest centre and centres to the cheapest area of what they got, until both rest (recentring:
/// Cooper 1963, "Location-allocation problems"; Hess and others 1965, "Nonpartisan political redistricting by computer");
/// handicaps then settle the loads (see `PowerStart`). Early centres of the bound differ much, later ones little: each
/// start takes those of a little later than the one before.
struct CentreStart: Sendable {
    private let graph: UnitGraph
    private let lots: Int
    private let bound: HessBound
    /// Iterations of the bound before the first look, and between looks.
    private let iterations: Int

    private static let mostIterations = 30
    /// Costs looked at between two looks at most: on maps beyond 400 areas there are fewer iterations, so that starts
    /// take a small part of the search.
    private static let mostCosts = 5_000_000
    private static let mostPasses = 20

    /// Nil where there is no bound with a table of costs. Memory and cost as of `HessBound`.
    init?(_ graph: UnitGraph, lots: Int) {
        guard let bound = HessBound(graph, lots: lots) else { return nil }
        self.graph = graph
        self.lots = lots
        self.bound = bound
        iterations = max(2, min(Self.mostIterations, Self.mostCosts / (graph.unitOf.count * graph.count)))
    }

    /// Contiguous plans, nearly balanced; fewer where centres leave a lot empty or the climb ends early.
    ///
    /// - Parameter value: of a known plan, which sets the length of the bound's steps.
    func plans(_ count: Int, value: Double, threads: Int, stop: StopSign) async -> [[Int]] {
        var looks: [[Int]] = []
        _ = await bound.climb(
            from: value, iterations: count * iterations, threads: threads, stop: stop,
            opened: { done, centres in if done % iterations == 0 { looks.append(centres) } })
        return looks.compactMap { centres in
            let plan = recentred(centres).plan
            return Set(plan).count == lots ? PowerStart(graph, lots: lots).plan(from: plan) : nil
        }
    }

    /// Units with their cheapest centres, and centres at the cheapest areas of their units.
    ///
    /// Loads are left out. No pass makes the sum of costs greater; the last changed nothing, or was the last allowed.
    func recentred(_ given: [Int], passes: Int = mostPasses) -> (centres: [Int], plan: [Int]) {
        var centres = given
        var plan = nearest(centres)
        for _ in 0..<passes {
            let next = middles(plan, centres)
            if next == centres { break }
            centres = next
            plan = nearest(centres)
        }
        return (centres, plan)
    }

    /// Load x km^2 of a plan about given centres.
    func cost(_ plan: [Int], about centres: [Int]) -> Double {
        plan.indices.reduce(0) { $0 + cost(centres[plan[$1]], $1) }
    }

    private func nearest(_ centres: [Int]) -> [Int] {
        (0..<graph.count).map { unit in
            centres.indices.min { a, b in
                let (first, second) = (cost(centres[a], unit), cost(centres[b], unit))
                return (first, a) < (second, b)
            } ?? 0
        }
    }

    /// The cheapest area of each lot; where none is cheaper the centre stays.
    private func middles(_ plan: [Int], _ centres: [Int]) -> [Int] {
        var members = [[Int]](repeating: [], count: centres.count)
        for (unit, lot) in plan.enumerated() { members[lot].append(unit) }
        return centres.indices.map { lot in
            func sum(_ area: Int) -> Double { members[lot].reduce(0) { $0 + cost(area, $1) } }
            var best = (value: sum(centres[lot]), area: centres[lot])
            for unit in members[lot] {
                for area in graph.areas[graph.areaStarts[unit]..<graph.areaStarts[unit + 1]] {
                    let value = sum(area)
                    // Less than rounding is no gain, and could send a centre to and fro.
                    if value < best.value * (1 - 1e-12) { best = (value, area) }
                }
            }
            return best.area
        }
    }

    private func cost(_ centre: Int, _ unit: Int) -> Double { bound.cost(centre, unit) }
}
