import ArgumentParser
import Foundation
import LotIO
import Lotwright

/// Prints the quality-and-time table. A missed goal is a line of the table, not a failure.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "LotwrightBench",
        abstract: "Prints how long each piece of work takes, how good its result is, and which goals are met.",
        discussion: """
            Run it from the checkout, built for release. Each row runs in a process of its own: one warm-up, then the \
            timed runs; peak memory is that of the process, warm-up and preparation included.
            Rows: \(names(byNameOnly: false)).
            By name only: \(names(byNameOnly: true)).
            Exit codes: 0 done, whether goals are met or missed; 70 a row could not be finished.
            """)

    @Option(help: "The one row to run, by its name.")
    var only: String?

    @Option(help: "Timed runs of each row after the warm-up.")
    var runs: Int = 5

    @Option(help: "Folder of the reference data; rows that need it are skipped without it.")
    var reference: String = "../shared/data"

    @Option(
        help: "Address of an OSRM on the roads of Rutland (Tests/Engines/start-osrm); its row is skipped without it.")
    var osrm: String?

    @Option(help: "A python with geopandas and libpysal; the row that compares with them is skipped without it.")
    var geopandas: String?

    @Flag(help: ArgumentHelp("Runs the row here and prints its record for the table.", visibility: .hidden))
    var inProcess = false

    private static func names(byNameOnly: Bool) -> String {
        Row.all.filter { $0.isByNameOnly == byNameOnly }.map(\.name).joined(separator: "; ")
    }

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs must be at least 1") }
        if inProcess, only == nil { throw ValidationError("--in-process needs --only") }
        if let only, !Row.all.contains(where: { $0.name == only }) {
            throw ValidationError("no row is named \"\(only)\"; rows: \(Row.all.map(\.name).joined(separator: "; "))")
        }
        guard FileManager.default.fileExists(atPath: Setting.kent) else {
            throw ValidationError("\(Setting.kent) is not here: run the bench from the checkout")
        }
    }

    func run() async throws {
        let setting = Setting(reference: reference, osrm: osrm, geopandas: geopandas)
        let rows = Row.all.filter { only == nil ? !$0.isByNameOnly : $0.name == only }
        if inProcess {
            for row in rows { Console.output(try await row.record(runs: runs, in: setting).line) }
        } else {
            try print(rows, in: setting)
        }
    }

    private func print(_ rows: [Row], in setting: Setting) throws {
        Console.output(
            "lotwright \(lotwrightVersion), \(GeodataBuild.builtWith); \(Setting.threads) threads, "
                + "\(ProcessInfo.processInfo.activeProcessorCount) cores; \(runs) runs after a warm-up; seconds")
        #if DEBUG
            Console.output("built for debugging: times say nothing; use swift run -c release LotwrightBench")
        #endif
        var table = ResultTable()
        var isComplete = true
        for row in rows {
            let outcome = outcome(of: row, in: setting)
            if case .failed = outcome { isComplete = false }
            table.add(row, outcome)
        }
        for line in table.lines { Console.output(line) }
        if !isComplete { throw ExitCode(70) }
    }

    private func outcome(of row: Row, in setting: Setting) -> Outcome {
        if row.needsReference, !setting.hasReference { return .skipped("reference data absent") }
        if row.needsEngine, osrm == nil { return .skipped("no --osrm URL") }
        if row.needsGeopandas, geopandas == nil { return .skipped("not run: no --geopandas PYTHON") }
        do {
            Console.error("\(row.name) ...")
            let arguments =
                ["--in-process", "--only", row.name, "--runs", "\(runs)", "--reference", reference]
                + (osrm.map { ["--osrm", $0] } ?? []) + (geopandas.map { ["--geopandas", $0] } ?? [])
            return .measured(try RowRecord(line: try ChildProcess.ownOutput(arguments)))
        } catch {
            return .failed("\(error)")
        }
    }
}

enum Console {
    static func output(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
    static func error(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
