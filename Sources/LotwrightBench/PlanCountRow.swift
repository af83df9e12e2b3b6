import Foundation
import LotDesign
import LotSearch

/// All plans of 25 precincts in three lots, against the complete enumeration that was published with them.
enum PlanCountRow {
    static let florida = Row(
        name: "design fl25", goals: Goals(seconds: 60), needsReference: true,
        covers:
            "25 precincts, 3 lots: every plan counted, and the fewest cut edges designed, at each published tolerance"
    ) { setting in
        let instance = try DesignRow.instance(setting, "fl25", "fl25")
        let book = try book(setting)
        return {
            var watch = Stopwatch()
            var counts = 0
            var fewest = 0
            var proved = 0
            var plans = 0
            for line in book {
                let brief = try instance.brief(
                    .init(lots: 3, limits: .tolerance(line.tolerance), label: ""), DesignObjective(.cutEdges))
                guard let count = try PlanCount(brief, mostBranches: 1_000_000_000) else { continue }
                watch.lap("count")
                if count.plans == line.plans, count.cutEdges == line.cutEdges { counts += 1 }
                plans += count.plans
                let (_, design) = try await DesignRow.design(
                    brief, SearchEffort(chains: 8, rounds: 1, threads: Setting.threads))
                watch.lap("design")
                if design.value == Double(line.cutEdges) { fewest += 1 }
                if design.status == .optimal { proved += 1 }
            }
            return Sample(
                seconds: watch.total, laps: [],
                quality: [
                    Quality(
                        "counts and minima", "\(counts)", goal: "\(book.count) of \(book.count)",
                        isMet: counts == book.count),
                    Quality(
                        "designed", "\(fewest)", goal: "\(book.count) of \(book.count)", isMet: fewest == book.count),
                    Quality("proved", "\(proved)"), Quality("plans", "\(plans)"),
                    Quality("hess", instance.hasPositions ? "not published" : "none: no positions in the file"),
                ])
        }
    }

    private struct Line: Sendable {
        let tolerance: Double
        let plans: Int
        let cutEdges: Int
    }

    // Not within the row's closure, whose optimisation ends Swift 6.3.1 with a fault of its own.
    @inline(never)
    private static func book(_ setting: Setting) throws -> [Line] {
        let path =
            URL(fileURLWithPath: setting.reference).deletingLastPathComponent().path + "/benchmarks/fl25/exact.csv"
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        return try rows.map { row in
            let fields = row.split(separator: ",")
            guard fields.count == 3, let tolerance = Double(fields[0]), let plans = Int(fields[1]),
                let cutEdges = Int(fields[2])
            else { throw BenchFault("\(path): \(row)") }
            return Line(tolerance: tolerance, plans: plans, cutEdges: cutEdges)
        }
    }
}
