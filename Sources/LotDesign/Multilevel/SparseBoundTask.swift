import LotSearch

extension DesignTask {
    /// The bound of a large map. It holds in any order of scores, as others are not negative.
    func sparseBound(
        _ graph: UnitGraph, _ known: [Int], value: Double, weight: Double, told: @Sendable (Double) -> Void
    ) async -> Bound? {
        guard let relaxation = SparseHessBound(graph, lots: brief.lots.lowerBound) else { return nil }
        let result = await relaxation.climb(
            from: known, value: value, iterations: effort.boundIterations, threads: effort.threads, stop: stop,
            progress: { done, bound in if done % 10 == 0 { told(min(bound, value) * weight) } })
        return Bound(
            value: result.bound * weight, plan: nil,
            method: "Lagrangian relaxation with fractional knapsacks over all units, \(result.iterations) iterations")
    }
}
