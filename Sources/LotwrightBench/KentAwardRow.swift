import LotIO
import LotMarket
import LotModel
import Lotwright

/// The award of `scenarios/kent-2014` alone: sub-lots that compete with the lots above them, under its own market.
enum KentAwardRow {
    static let rough = row("kent-2014 award to 0.5 %", goal: 2, gap: 0.005)
    static let proved = row("kent-2014 award to 0.01 %", goal: 30, gap: 1e-4)

    private static func row(_ name: String, goal: Double, gap: Double) -> Row {
        Row(
            name: name, goals: Goals(seconds: goal), needsReference: false,
            covers: "building the program, solving it and breaking ties; the naive market of the scenario"
        ) { _ in
            let loaded = try await ScenarioReader.read(
                folder: Setting.kent, options: .init(geodataFolder: Setting.geodata, threads: Setting.threads))
            let record = try await Pipeline().run(loaded.scenario, warnings: loaded.warnings)
            let problem = AwardProblem(
                plan: loaded.scenario.plan,
                hours: Array(record.demand.commissionedHours[0..<loaded.scenario.areas.coreCount]),
                bids: record.bids.bids, capacity: record.capacity)
            return {
                let run = try AwardRun(problem, gap: gap)
                return Sample(
                    seconds: run.watch.total, laps: run.watch.laps,
                    quality: [
                        run.gapQuality, Quality("bids", "\(problem.bids.count)"),
                        Quality("providers", "\(problem.capacity.count)"),
                    ])
            }
        }
    }
}
