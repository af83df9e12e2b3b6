import LotModel
import Lotwright

/// A simulated year after the award of `scenarios/kent-2014`, a thousand times.
enum SimulateRow {
    private static let replicates = 1_000

    static let kent = Row(
        name: "kent-2014 simulated year x 1,000", goals: Goals(seconds: 20, megabytes: 1_024), needsReference: false,
        covers: "rounds rebuilt from the expected view, 1,000 replicates of 52 weeks, and what they come to"
    ) { _ in
        let scenario = try await MarketRow.scenario().setting(["simulate.replicates": Double(replicates)])
        return {
            let words = ProgressTimes()
            var watch = Stopwatch()
            let record = try await Pipeline(threads: Setting.threads, progress: words.note).run(scenario, warnings: [])
            guard let start = words.times(of: "simulating").first, let simulated = record.findings.simulated else {
                throw BenchFault("the pipeline does not say when it simulates")
            }
            watch.lap("up to the simulation", at: start)
            watch.lap("simulated weeks")
            return Sample(
                seconds: watch.laps[1].seconds, laps: watch.laps,
                quality: [
                    Quality("unmet expected", fixed(record.coverage.total.unmet, decimals: 0) + " h"),
                    Quality("simulated P50", fixed(simulated.total.unmetP50, decimals: 0) + " h"),
                    Quality("P90", fixed(simulated.total.unmetP90, decimals: 0) + " h"),
                ])
        }
    }
}
