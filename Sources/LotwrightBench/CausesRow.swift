import LotModel
import Lotwright

/// Why hours stay unmet in `scenarios/kent-2014`, and what would close its worst gaps, out of a whole run.
enum CausesRow {
    static let row = Row(
        name: "kent-2014 causes", goals: Goals(seconds: 2), needsReference: false,
        covers:
            "a delivery for every set of mechanisms that are on, equal ones once, and their shares; remedies are a lap "
            + "of their own that does not count"
    ) { _ in
        let scenario = try await MarketRow.scenario()
        return {
            let words = ProgressTimes()
            let record = try await Pipeline(threads: Setting.threads, progress: words.note).run(scenario, warnings: [])
            let end = ContinuousClock.now
            guard let start = words.times(of: "looking for causes").first,
                let weeks = words.times(of: "simulating").first,
                let remedies = words.times(of: "looking for remedies").first, let causes = record.findings.causes
            else { throw BenchFault("the pipeline does not say when it looks for causes and remedies") }
            let laps = [
                Lap(name: "causes", seconds: (weeks - start) / .seconds(1)),
                Lap(name: "remedies", seconds: (end - remedies) / .seconds(1)),
            ]
            return Sample(
                seconds: laps[0].seconds, laps: laps,
                quality: [
                    Quality("sets", "\(1 << causes.mechanisms.count)"),
                    Quality("gaps with remedies", "\(record.findings.remedies.count)"),
                ])
        }
    }
}
