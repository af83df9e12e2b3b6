import Foundation
import LotIO
import LotModel
import Lotwright

/// Draws of a stress test over `scenarios/kent-2014`: bids, award to 1 %, expected view.
enum StressRow {
    /// Draws measured; the goal is stated for a thousand.
    private static let draws = 40
    private static let thousandGoal = 900.0

    static let row = Row(
        name: "stress kent 40 draws", goals: Goals(seconds: thousandGoal * Double(draws) / 1_000),
        needsReference: false,
        covers: "40 draws of 11 parameters: ground, bids, award to 1 %, delivery, coverage, lines synced; the rate for "
            + "1,000 follows from it"
    ) { _ in
        let folder = try TemporaryFolder()
        let loaded = try await ScenarioReader.read(
            folder: Setting.kent, options: .init(geodataFolder: Setting.geodata, threads: Setting.threads))
        let test = try StressTest(plans: [loaded], draws: draws)
        return {
            let path = folder.path + "/draws.jsonl"
            try? FileManager.default.removeItem(atPath: path)
            var watch = Stopwatch()
            let (lines, _) = try await test.run(path: path, resumes: false, threads: Setting.threads)
            watch.lap("draws")
            let thousand = watch.total / Double(draws) * 1_000
            let widest = lines.map(\.awardGap).max() ?? 0
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality(
                        "1,000 draws at this rate", fixed(thousand, decimals: 0) + " s",
                        goal: "< " + fixed(thousandGoal, decimals: 0) + " s", isMet: thousand < thousandGoal),
                    Quality(
                        "widest award gap", fixed(widest * 100, decimals: 3) + " %", goal: "<= 1 %",
                        isMet: lines.allSatisfy(\.isProved)),
                ])
        }
    }
}
