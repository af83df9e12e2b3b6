import LotIO
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

    static func scenario() async throws -> Scenario {
        try await ScenarioReader.read(
            folder: Setting.kent, options: .init(geodataFolder: Setting.geodata, threads: Setting.threads)
        ).scenario
    }
}
