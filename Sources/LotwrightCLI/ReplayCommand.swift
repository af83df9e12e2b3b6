import ArgumentParser
import LotIO
import LotModel
import LotReports
import Lotwright

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Replays a past tender over many draws and scores it by terms that were stated beforehand.",
        discussion: """
            The terms stand in replay.yaml beside scenario.yaml. With --out (default: out/<scenario>-replay) it writes \
            replay.json, replay.csv, draws.jsonl, replay.md, replay.html and run.json.
            Exit codes: 0 done, whatever was found; 2 wrong usage or input refused; 4 stopped, nothing written; 5 cannot \
            read or write; 6 a result failed its checker; 70 our fault.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "Draws over the stated ranges (default: as the terms say).")
    var draws: Int?

    @Option(help: "Seed of the draws (default: the scenario's).")
    var seed: UInt64?

    @Option(help: "Folder for the files.")
    var out: String?

    func validate() throws {
        if let draws, !(1...1_000_000).contains(draws) {
            throw ValidationError("--draws is a number from 1 to 1,000,000")
        }
    }

    func run() async throws {
        try await stopping {
            let interrupt = Interrupt()
            let loaded = try await options.load()
            for warning in loaded.warnings { Console.error(warning.description) }
            let scenario = loaded.scenario
            let replay = try ReplayReader.read(folder: options.scenario, scenario: scenario)
            let publish = try Publish(
                target: out ?? "out/\(scenario.name)-replay",
                inputs: [options.scenario]
                    + [options.boundaries, options.travel, options.travelHops, options.geodata].compactMap { $0 })
            let terms = draws.map { replay.terms.with(draws: $0) } ?? replay.terms
            let run = ReplayRun(cancellation: interrupt.cancellation, threads: options.threads) { Console.progress($0) }
            guard
                let record = try await run.record(
                    scenario, terms: terms, termsHash: sha256Text(replay.input.bytes), seed: seed)
            else { throw Stop(code: .stopped, message: "stopped; nothing was written") }
            let files = ReplayFiles(record)
            try publish.write(
                record.withManifest(files.all, inputs: loaded.inputs + [replay.input]),
                isInternal: scenario.hours != nil)
            try Console.report(files.text)
        }
    }
}
