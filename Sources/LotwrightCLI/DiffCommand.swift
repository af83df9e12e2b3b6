import ArgumentParser
import LotIO
import LotReports
import Lotwright

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two plans of lots: areas and hours that move, and people whose main provider changes.",
        discussion: """
            Each plan is a table of area_code, tier, lot_id, or a folder that run or design wrote; hours need one such folder, \
            providers two of run. Tiers of one name are compared, and where one tier of wide lots, or one of single areas, is left on \
            either side, those; --tier names other pairs. Lots are matched so that matched ones share the most hours.
            Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write.
            """)

    @Argument(help: "assignment.csv or output folder of the first plan.")
    var from: String

    @Argument(help: "assignment.csv or output folder of the second plan.")
    var to: String

    @Option(
        name: .customLong("tier"),
        help: "Tiers to compare, the first plan's and the second's: ccg=wide; once for each pair.")
    var tiers: [String] = []

    @Option(help: "Folder for diff.csv and diff.json (default: none is written).")
    var out: String?

    @Option(help: "What to print: text, csv or json.")
    var format: BridgeCommand.Format = .text

    private var pairs: [(from: String, to: String)] {
        tiers.compactMap { text in
            let names = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return names.count == 2 && !names.contains("") ? (names[0], names[1]) : nil
        }
    }

    func validate() throws {
        if pairs.count < tiers.count { throw ValidationError("--tier takes two tiers: ccg=wide") }
    }

    func run() async throws {
        try await stopping {
            let first = try ComparedPlan(path: from)
            let second = try ComparedPlan(path: to)
            let report = try DiffText(from: first, to: second, tiers: pairs)
            if let out {
                try Publish(target: out, inputs: [from, to]).write(
                    DesignManifest.plain(report.files, inputs: first.inputs + second.inputs))
            }
            switch format {
            case .text: try Console.report(report.text + (out.map { "\nFiles: \($0)\n" } ?? ""))
            case .csv: try Console.output(report.csv)
            case .json: try Console.output(report.json)
            }
        }
    }
}
