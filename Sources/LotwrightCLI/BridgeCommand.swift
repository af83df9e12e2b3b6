import ArgumentParser
import LotIO
import LotReports

struct BridgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge",
        abstract: "Explains the difference between the yearly budgets of two finished runs, to the penny.",
        discussion: """
            Files are held against the hashes of their run.json. Runs of different regions or price years are refused.
            Exit codes: 0 done; 2 wrong usage or input refused.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case csv
        case json
    }

    @Argument(help: "Output folder of the first run.")
    var from: String

    @Argument(help: "Output folder of the second run.")
    var to: String

    @Option(help: "Contract year of the second run, by its own rates.uplifts.")
    var year: Int = 1

    @Option(help: "What to print: text, csv or json.")
    var format: Format = .text

    func run() async throws {
        try await stopping {
            let first = try FinishedRun(folder: from)
            let second = try FinishedRun(folder: to)
            let bridge = try first.bridge(to: second, year: year)
            // Runs of one scenario are told apart by their folders.
            let isSame = first.scenario == second.scenario
            func name(_ run: FinishedRun, _ folder: String) -> String {
                isSame ? "\(run.scenario) (\(folder))" : run.scenario
            }
            let report = BridgeText(
                bridge, from: name(first, from), to: name(second, to) + (year == 1 ? "" : ", year \(year)"))
            switch format {
            case .text: try Console.report(report.text)
            case .csv: try Console.output(report.csv)
            case .json: try Console.output(report.json)
            }
        }
    }
}
