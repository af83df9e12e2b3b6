import ArgumentParser
import Foundation
import LotModel
import LotReports
import Lotwright

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Simulates the weeks after the award: unmet hours by chance, time to source, handbacks, closures.",
        discussion: """
            Runs the scenario to its award as run does, then its weeks as often as asked for; section simulate of the \
            scenario holds all else.
            Exit codes: 0 done; 2 wrong usage or input refused; 4 stopped, nothing was written; 5 cannot read or write; \
            6 a result failed its checker; 70 our fault.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "How often the weeks are simulated (default: simulate.replicates of the scenario).")
    var replicates: Int?

    @Option(help: "Weeks that count (default: simulate.weeks of the scenario).")
    var weeks: Int?

    @Option(help: "Folder for the files (default: out/<scenario>-simulated).")
    var out: String?

    @Option(help: "What to print: text, or json for summary.json.")
    var format: Run.Format = .text

    @Flag(help: "Show organisations of providers.csv under their own names; the output is then internal.")
    var `internal` = false

    private var changes: [String: Double] {
        var changes: [String: Double] = [:]
        if let replicates { changes["simulate.replicates"] = Double(replicates) }
        if let weeks { changes["simulate.weeks"] = Double(weeks) }
        return changes
    }

    func validate() throws {
        for parameter in Parameter.table {
            guard let value = changes[parameter.id] else { continue }
            let least = max(1, parameter.range.lowerBound)
            if !(least...parameter.range.upperBound).contains(value) {
                throw ValidationError(
                    "--\(parameter.name) is a whole number from \(Int(least)) to \(Int(parameter.range.upperBound))")
            }
        }
    }

    func run() async throws {
        try await stopping {
            let interrupt = Interrupt()
            let loaded = try await options.load()
            for warning in loaded.warnings { Console.error(warning.description) }
            let scenario = loaded.scenario.setting(changes)
            let target = out ?? "out/\(scenario.name)-simulated"
            let publish = try Publish(
                target: target,
                inputs: [options.scenario]
                    + [options.boundaries, options.travel, options.travelHops, options.geodata].compactMap { $0 })
            let pipeline = Pipeline(
                cancellation: interrupt.cancellation, showsNames: `internal`, threads: options.threads
            ) {
                Console.progress($0)
            }
            let record = try await pipeline.run(scenario, warnings: loaded.warnings)
            if interrupt.cancellation.isCancelled {
                throw Stop(code: .stopped, message: "stopped; nothing was written")
            }
            guard record.findings.simulated != nil else {
                throw Stop(
                    code: .refused, message: "simulate.replicates is 0 in \(scenario.name): give --replicates")
            }
            let files = SimulatedFiles(record)
            try publish.write(
                record.withManifest(files.all, inputs: loaded.inputs), isInternal: record.isInternal)
            switch format {
            case .text: try Console.report(files.text + "\nFiles: \(target)\n")
            case .json: try Console.output(files.summary)
            }
        }
    }
}
