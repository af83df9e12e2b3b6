import LotIO
import LotMarket
import LotModel
import Lotwright

/// The naive market of `scenarios/kent-2014`: 130 providers, 182 lots under 7 that compete with them.
enum MarketRow {
    static let bidding = Row(
        name: "market kent bids", goals: Goals(seconds: 0.1), needsReference: false,
        covers: "naive bids with their reasons: entry and price of every provider for every lot"
    ) { _ in
        let scenario = try await scenario()
        return {
            let words = ProgressTimes()
            var watch = Stopwatch()
            let market = try await Pipeline(progress: words.note).market(scenario, belief: .naive)
            guard let start = words.times(of: "bidding").first else {
                throw BenchFault("the pipeline does not say when it bids")
            }
            watch.lap("ground", at: start)
            watch.lap("bids")
            return Sample(
                seconds: watch.laps[1].seconds, laps: watch.laps,
                quality: [
                    Quality("providers", "\(market.providers.count)"), Quality("bids", "\(market.bids.bids.count)"),
                    Quality("rows", "\(market.bids.entries.count)"),
                ])
        }
    }

    static let rough = award(name: "market kent award", seconds: 2, gap: 0.005)
    static let proved = award(name: "market kent proved", seconds: 30, gap: 0.0001)

    private static func scenario() async throws -> Scenario {
        try await ScenarioReader.read(
            folder: Setting.kent, options: .init(geodataFolder: Setting.geodata, threads: Setting.threads)
        ).scenario
    }

    private static func award(name: String, seconds: Double, gap: Double) -> Row {
        Row(
            name: name, goals: Goals(seconds: seconds), needsReference: false,
            covers: "the award among those bids, gap \(fixed(gap * 100, decimals: 2)) %, and its checker"
        ) { _ in
            let market = try await Pipeline().market(try await scenario(), belief: .naive)
            let problem = AwardProblem(
                plan: market.scenario.plan, hours: market.hours, bids: market.bids.bids, capacity: market.capacity)
            return {
                var watch = Stopwatch()
                let award = try AwardSolver(gap: gap).award(problem)
                let faults = AwardChecker().faults(
                    of: award, plan: problem.plan, hours: problem.hours, bids: problem.bids,
                    capacity: problem.capacity, providers: market.providers,
                    ceilingPence: market.scenario.rules.bidding.ceilingPence)
                watch.lap("award")
                guard faults.isEmpty else { throw BenchFault(faults.joined(separator: "; ")) }
                return Sample(
                    seconds: watch.total, laps: watch.laps,
                    quality: [
                        Quality(
                            "gap", fixed(award.gap * 100, decimals: 4) + " %",
                            goal: "<= " + fixed(gap * 100, decimals: 2) + " %",
                            isMet: award.isProved && award.gap <= gap),
                        Quality("bids", "\(problem.bids.count)"),
                        Quality("unawarded", fixed(award.unawardedHours, decimals: 1) + " h"),
                    ])
            }
        }
    }
}
