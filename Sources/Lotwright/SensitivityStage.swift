import LotModel
import LotSearch

extension Pipeline {
    /// Each stated range of the scenario at both its ends, one at a time; nil without ranges, where nobody asks, and after
    /// an interrupt.
    ///
    /// A first look only: parameters that act together show in `lotwright stress` alone. Cost: two awards for each range that
    /// changes any bid.
    ///
    /// - Parameters:
    ///   - chain: the run itself, whose award stands wherever the tender stays the same.
    ///   - times: minutes between areas.
    ///   - coverage: of the run.
    func sensitivities(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, times: TravelTimes, coverage: Coverage
    ) async throws -> Sensitivities? {
        guard looksFurther, !scenario.stress.isEmpty else { return nil }
        progress?("trying \(scenario.stress.count) ranges")
        let draws = Draws(scenario, after: chain, ground: ground, times: times, cancellation: cancellation)
        let ends = scenario.stress.flatMap { range in
            [range.lowest, range.highest].map { Draw(values: [range.id: $0]) }
        }
        let results = await orderedConcurrentMap(ends, threads: threads) { draw in
            await Self.unmet(draws, draw)
        }
        let unmet = try results.map { try $0.get() }
        if cancellation?.isCancelled ?? false { return nil }
        let rows = scenario.stress.enumerated().map { index, range in
            Sensitivity(range: range, unmetAtLowest: unmet[2 * index], unmetAtHighest: unmet[2 * index + 1])
        }
        return Sensitivities(
            unmet: coverage.total.unmet,
            rows: rows.enumerated().sorted { (-$0.element.swing, $0.offset) < (-$1.element.swing, $1.offset) }
                .map(\.element))
    }

    @inline(never)
    private static func unmet(_ draws: Draws, _ draw: Draw) async -> Result<Double, any Error> {
        do { return .success(try await draws.chain(draw).coverage.total.unmet) } catch { return .failure(error) }
    }
}
