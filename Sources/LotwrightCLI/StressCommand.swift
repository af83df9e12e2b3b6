import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import Lotwright

struct StressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress",
        abstract: "Runs plans in many drawn worlds: what matters, where gaps are likely, which plan holds.",
        discussion: """
            Draws come from the ranges of section stress of the scenarios, the same for every plan. While it works, \
            finished draws stand in <out>.draws.jsonl; after Ctrl-C the same command with --resume goes on from there. \
            Where demand comes from the council's records, people and hours are rounded in every draw unless --internal is given.
            Exit codes: 0 done; 2 wrong usage or input refused; 4 stopped, draws kept; 5 cannot read or write; 6 a result \
            failed its checker; 70 our fault.
            """)

    @Argument(help: "Folders that each hold a scenario.yaml: the plans, all of one region.")
    var scenarios: [String]

    @Option(help: "How many worlds to draw.")
    var draws: Int = 1_000

    @Option(help: "Seed of the draws (default: the first scenario's).")
    var seed: UInt64?

    @Flag(help: "Draw the default market anew in every world, the same for every plan.")
    var drawMarkets = false

    @Option(help: "Folder for the files (default: out/stress-<first scenario>).")
    var out: String?

    @Option(
        help:
            "What to print: text; json for stress.json; ndjson, a line for each plan; github, workflow commands. Faults likewise."
    )
    var format: DiagnosticText.Format = .text

    @Flag(help: "Go on from the draws that an interrupted call kept.")
    var resume = false

    @Flag(help: "True numbers of the council's records; the files are stamped and readable by you alone.")
    var `internal` = false

    @OptionGroup var thresholds: ThresholdOptions

    @Option(help: "Folder that holds the regions' folders (default: geodata beside the scenario or above it).")
    var geodata: String?

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if scenarios.isEmpty { throw ValidationError("name at least one scenario") }
        if !(1...1_000_000).contains(draws) { throw ValidationError("--draws is a number from 1 to 1,000,000") }
        if threads < 1 { throw ValidationError("--threads must be at least 1") }
    }

    func run() async throws {
        try await stopping(format) {
            let interrupt = Interrupt()
            var plans: [LoadedScenario] = []
            for folder in scenarios {
                let loaded = try await ScenarioReader.read(
                    folder: folder, options: .init(geodataFolder: geodata, threads: threads))
                for warning in loaded.warnings { Console.error(warning.description) }
                plans.append(loaded)
            }
            let test = try StressTest(plans: plans, draws: draws, seed: seed, drawsMarkets: drawMarkets)
            let target = out ?? "out/stress-\(plans[0].scenario.name)"
            let publish = try Publish(target: target, inputs: scenarios + [geodata].compactMap { $0 })
            let kept = target + ".draws.jsonl"
            var (lines, bytes) = try await drawn(test, kept, interrupt)
            var stamps: [String] = []
            if test.holdsRecords, !`internal` {
                let protection = StressProtection(thresholds.disclosure, hoursPerPerson: test.hoursPerPerson)
                (lines, bytes) = test.draws(lines, published: protection.published)
                stamps = [protection.stamp]
            } else if test.holdsRecords {
                stamps = ["INTERNAL: true numbers; not for passing on."]
            }
            let files = StressFiles(test.record(lines), stamps: stamps)
            let all = [(name: "draws.jsonl", bytes: bytes)] + (try await files.all(threads: threads))
            try publish.write(test.withManifest(all), isInternal: test.holdsRecords && `internal`)
            try? FileManager.default.removeItem(atPath: kept)
            switch format {
            case .text: try Console.report(files.text)
            case .json: try Console.output(files.json)
            case .ndjson: try Console.output(files.lines.ndjson)
            case .github: try Console.output(files.lines.github)
            }
        }
    }

    private func drawn(
        _ test: StressTest, _ kept: String, _ interrupt: Interrupt
    ) async throws -> (lines: [StressLine], bytes: [UInt8]) {
        do {
            return try await test.run(
                path: kept, resumes: resume, threads: threads, cancellation: interrupt.cancellation
            ) { Console.progress($0) }
        } catch let failure as StressFailure {
            switch failure {
            case .stopped(let count, let all, let path):
                throw Stop(
                    code: .stopped,
                    message: "stopped; \(count) of \(all) are kept in \(path): the same command with --resume goes on")
            case .otherTest(let path):
                throw Stop(
                    code: .refused,
                    message: "\(path) was begun with other scenarios, ranges, seed or number of draws; repeat that "
                        + "command, or remove the file")
            case .begun(let path):
                throw Stop(
                    code: .refused,
                    message: "\(path) holds draws of an interrupted call; give --resume to go on, or remove the file")
            }
        }
    }
}
