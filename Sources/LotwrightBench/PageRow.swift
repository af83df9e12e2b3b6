import Foundation
import LotModel
import LotReports
import Lotwright

/// `report.html`: how long it takes to write, how large it is, how soon a browser has drawn it, and how soon it has new totals
/// when an area is painted. The page of squares is also worked with as a person would, on its canvas.
enum PageRow {
    static let kent = Row(
        name: "kent-2014 page", goals: Goals(), needsReference: false,
        covers: "report.html of the run; ready in a browser: from its address to the title that says so"
    ) { _ in
        var pipeline = Pipeline(threads: Setting.threads)
        pipeline.looksFurther = true
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

    static let squares = Row(
        name: "page of 6,724 squares", goals: Goals(), needsReference: false,
        covers:
            "the same over made-up areas under hostile names; .ci/check_page.py works with it: choice, painting, files, keyboard"
    ) { _ in
        let record = try await GridRecord.make()
        return { try sample(record, mostBytes: 4_000_000, mostSeconds: 1, isWorkedWith: true) }
    }

    static let all = [kent, england, squares]

    private static func sample(
        _ record: RunRecord, mostBytes: Int, mostSeconds: Double, isWorkedWith: Bool = false
    ) throws -> Sample {
        var watch = Stopwatch()
        let bytes = ReportPage(record).bytes
        watch.lap("write")
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/report.html"))
        if isWorkedWith { _ = try ChildProcess.output("python3", [".ci/check_page.py", folder.path]) }
        let times = try times(folder.path)
        func quality(_ name: String, _ value: Double?, most: Double, decimals: Int, _ unit: String) -> Quality {
            Quality(
                name, value.map { fixed($0, decimals: decimals) + unit } ?? "no browser here",
                goal: "<= \(fixed(most, decimals: decimals))\(unit)", isMet: value.map { $0 <= most })
        }
        return Sample(
            seconds: watch.total, laps: watch.laps,
            quality: [
                Quality(
                    "size", "\(bytes.count) bytes", goal: "<= \(mostBytes)", isMet: bytes.count <= mostBytes),
                quality("ready in a browser", times?[0], most: mostSeconds, decimals: 2, " s"),
                quality("totals after painting an area", times?[1], most: 16, decimals: 1, " ms"),
            ])
    }

    /// Seconds until all is drawn, milliseconds of painting one area; nil where there is no browser.
    private static func times(_ folder: String) throws -> [Double]? {
        let output = try ChildProcess.output("python3", [".ci/check_page.py", folder, "--times"])
        let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        return numbers.count == 2 ? numbers : nil
    }
}
