import Foundation
import LotModel
import LotReports
import Lotwright

/// `report.html`: how long it takes to write, how large it is, and how soon a browser has drawn it.
enum PageRow {
    static let kent = Row(
        name: "kent-2014 page", goals: Goals(), needsReference: false,
        covers: "report.html of the run; ready in a browser: from its address to the title that says so"
    ) { _ in
        var pipeline = Pipeline(threads: Setting.threads)
        pipeline.triesRanges = true
        let record = try await pipeline.run(try await MarketRow.scenario(), warnings: [])
        return { try sample(record, mostBytes: 1_500_000, mostSeconds: 0.5) }
    }

    static let england = Row(
        name: "england page", goals: Goals(), needsReference: true,
        covers: "the same over 6,791 areas under made-up winners, its map on a canvas"
    ) { setting in
        let record = try await EnglandRecord.make(setting)
        return { try sample(record, mostBytes: 4_000_000, mostSeconds: 1) }
    }

    static let all = [kent, england]

    private static func sample(_ record: RunRecord, mostBytes: Int, mostSeconds: Double) throws -> Sample {
        var watch = Stopwatch()
        let bytes = ReportPage(record).bytes
        watch.lap("write")
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/report.html"))
        let ready = try ready(folder.path)
        return Sample(
            seconds: watch.total, laps: watch.laps,
            quality: [
                Quality(
                    "size", "\(bytes.count) bytes", goal: "<= \(mostBytes)", isMet: bytes.count <= mostBytes),
                Quality(
                    "ready in a browser", ready.map { fixed($0, decimals: 2) + " s" } ?? "no browser here",
                    goal: "<= \(mostSeconds) s", isMet: ready.map { $0 <= mostSeconds }),
            ])
    }

    /// Nil where there is no browser.
    private static func ready(_ folder: String) throws -> Double? {
        let output = try ChildProcess.output("python3", [".ci/check_page.py", folder, "--ready"])
        return Double(output.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
