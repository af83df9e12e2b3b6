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
            let market = try await Pipeline().market(try await MarketRow.scenario(), belief: .naive)
            let problem = AwardProblem(market.tender.tender)
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
