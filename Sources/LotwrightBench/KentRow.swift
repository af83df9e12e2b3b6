import LotIO
import LotModel
import LotReports
import Lotwright

/// `scenarios/kent-2014` from its files to published files, in process.
enum KentRow {
    /// Proved relative gap of the award, as the scenario asks for.
    static let gapGoal = 0.005
    /// The laps that a solver rules: from the pipeline's word "awarding" to its word "delivering", for naive bidders and
    /// for sophisticated ones.
    private static let awards = ["naive award", "second award"]
    /// Rows of their own tell what the hundred simulated years cost.
    private static let weeks = "simulated weeks"
    private static let ranges = "ends of ranges"

    static let endToEnd = Row(
        name: "kent-2014 end to end", goals: Goals(seconds: 5), needsReference: false,
        covers: "load, pipeline, files, publishing into a temporary folder (synced)"
    ) { _ in
        let folder = try TemporaryFolder()
        return {
            let (watch, record) = try await run(into: folder)
            return Sample(seconds: watch.total, laps: watch.laps, quality: [gap(record), unmet(record)])
        }
    }

    static let withoutAward = Row(
        name: "kent-2014 without award", goals: Goals(seconds: 0.5), needsReference: false,
        covers:
            "the same less both awards (building their programs, two solves each, ties, their checker), the simulated weeks and the ends of ranges"
    ) { _ in
        let folder = try TemporaryFolder()
        return {
            let (watch, record) = try await run(into: folder)
            let laps = watch.laps.filter { !(awards + [weeks, ranges]).contains($0.name) }
            return Sample(seconds: laps.reduce(0) { $0 + $1.seconds }, laps: laps, quality: [unmet(record)])
        }
    }

    private static func run(into folder: TemporaryFolder) async throws -> (Stopwatch, RunRecord) {
        var watch = Stopwatch()
        let loaded = try await ScenarioReader.read(
            folder: Setting.kent, options: .init(geodataFolder: Setting.geodata, threads: Setting.threads))
        let publish = try Publish(target: folder.path + "/kent-2014")
        watch.lap("load")
        let words = ProgressTimes()
        var pipeline = Pipeline(progress: words.note)
        pipeline.looksFurther = true
        let record = try await pipeline.run(loaded.scenario, warnings: loaded.warnings)
        let awarding = words.times(of: "awarding")
        let delivering = words.times(of: "delivering")
        guard awarding.count >= 2, delivering.count >= 2 else {
            throw BenchFault("the pipeline does not say when it awards and delivers, twice")
        }
        watch.lap("design and bid", at: awarding[0])
        watch.lap(awards[0], at: delivering[0])
        watch.lap("deliver and bid", at: awarding[1])
        watch.lap(awards[1], at: delivering[1])
        guard let simulating = words.times(of: "simulating").first,
            let simulated = words.times(of: "looking for remedies").first
        else { throw BenchFault("the pipeline does not say when it simulates") }
        watch.lap("deliver and assess", at: simulating)
        watch.lap(weeks, at: simulated)
        guard let trying = words.times(of: "trying").first else {
            throw BenchFault("the pipeline does not say when it tries ranges")
        }
        watch.lap("remedies and rounds", at: trying)
        watch.lap(ranges)
        let files = try await PlainFiles(record, threads: Setting.threads).all()
        watch.lap("files")
        try publish.write(record.withManifest(files, inputs: loaded.inputs))
        watch.lap("publish")
        return (watch, record)
    }

    private static func gap(_ record: RunRecord) -> Quality {
        Quality(
            "award gap", fixed(record.award.gap * 100, decimals: 3) + " %",
            goal: "<= " + fixed(gapGoal * 100, decimals: 1) + " %",
            isMet: record.award.isProved && record.award.gap <= gapGoal)
    }

    private static func unmet(_ record: RunRecord) -> Quality {
        Quality("unmet hours", fixed(record.coverage.total.unmetShare * 100, decimals: 2) + " %")
    }
}
