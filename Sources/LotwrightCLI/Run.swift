import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import Lotwright

/// What every command that reads a scenario takes.
struct ScenarioOptions: ParsableArguments {
    @Argument(help: "Folder that holds scenario.yaml.")
    var scenario: String

    @Option(
        help: "File of official boundaries (GeoPackage, Shapefile, GeoJSON), in place of the embedded indicative ones.")
    var boundaries: String?

    @Option(help: "Matrix of travel times, in place of the one that the scenario names or of the embedded model.")
    var travel: String?

    @Option(help: "Minutes of hops within areas that were built with --travel (default: straight lines).")
    var travelHops: String?

    @Option(help: "Folder that holds the regions' folders (default: geodata beside the scenario or above it).")
    var geodata: String?

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
        if travelHops != nil, travel == nil { throw ValidationError("--travel-hops goes with --travel") }
    }

    func load() async throws -> LoadedScenario {
        try await ScenarioReader.read(
            folder: scenario,
            options: .init(
                geodataFolder: geodata, boundaries: boundaries, travel: travel, travelHops: travelHops, threads: threads
            ))
    }
}

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs a scenario, prints the short report and writes its files.",
        discussion: """
            Exit codes: 0 done; 1 done, but unmet hours exceed --fail-on; 2 wrong usage or input refused; 3 no award \
            keeps all rules; 4 stopped, best kept; 5 cannot read or write; 6 a result failed its checker; 70 our fault.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @OptionGroup var options: ScenarioOptions

    @Option(help: "Folder for the files (default: out/<scenario>).")
    var out: String?

    @Option(
        help:
            "What to print: text; json for summary.json; ndjson, a line for each area; github, workflow commands. Faults likewise."
    )
    var format: DiagnosticText.Format = .text

    @Flag(
        help:
            "Show organisations of providers.csv under their own names, and small numbers and prices in the report; the output is then internal."
    )
    var `internal` = false

    @OptionGroup var thresholds: ThresholdOptions

    @Option(help: "Stop awarding after so many seconds and keep the best, with exit code 4; it may not repeat.")
    var seconds: Double?

    @Option(help: "Deliver without these providers, ids apart by commas, the award as it stands.")
    var withdraw: String?

    @Option(help: "Exit with 1 when more than this per cent of hours is unmet.")
    var failOn: Double?

    func validate() throws {
        if let failOn, !(0...100).contains(failOn) { throw ValidationError("--fail-on is a percentage from 0 to 100") }
        if withdraw != nil, withdrawn.contains("") {
            throw ValidationError("--withdraw takes ids of providers, apart by commas and without gaps")
        }
    }

    /// Ids as given.
    private var withdrawn: [String] {
        withdraw.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    func run() async throws {
        try await stopping(format) {
            if ScenarioKind.of(folder: options.scenario) == .risk {
                if withdraw != nil || failOn != nil || seconds != nil || `internal` {
                    throw ValidationError(
                        "--withdraw, --fail-on, --seconds and --internal go with a scenario of home care, not with kind: risk"
                    )
                }
                return try await RiskCommand.score(options, out: out, format: format)
            }
            let interrupt = Interrupt(seconds: seconds)
            let loaded = try await options.load()
            if format == .github {
                try Console.output(DiagnosticText(loaded.warnings).text(format))
            } else {
                for warning in loaded.warnings { Console.error(warning.description) }
            }
            let gone = withdrawn
            let publish = try Publish(
                target: out ?? "out/\(loaded.scenario.name)"
                    + (gone.isEmpty ? "" : "-without-" + gone.joined(separator: "-")),
                inputs: [options.scenario]
                    + [options.boundaries, options.travel, options.travelHops, options.geodata].compactMap { $0 })
            if interrupt.cancellation.isCancelled {
                throw Stop(code: .stopped, message: "stopped; nothing was written")
            }
            var pipeline = Pipeline(
                cancellation: interrupt.cancellation, showsNames: `internal`, threads: options.threads, withdrawn: gone
            ) {
                Console.progress($0)
            }
            pipeline.looksFurther = true
            let record = try await pipeline.run(loaded.scenario, warnings: loaded.warnings)
            if interrupt.cancellation.isCancelled, record.award.contracts.isEmpty {
                throw Stop(code: .stopped, message: "stopped before any award was found; nothing was written")
            }
            let files = PlainFiles(
                record, threads: options.threads, showsTruth: `internal`, disclosure: thresholds.disclosure)
            try publish.write(
                record.withManifest(await files.all(), inputs: loaded.inputs), isInternal: record.isInternal)
            switch format {
            case .text: try Console.report(TerminalReport(record).text)
            case .json: try Console.output(files.summary)
            case .ndjson: try Console.output(RunLines(record).ndjson)
            case .github: try Console.output(RunLines(record).github)
            }
            if interrupt.cancellation.isCancelled, let skipped = record.skipped {
                throw Stop(code: .stopped, message: skipped)
            }
            if record.outcome.status == .infeasible {
                throw Stop(
                    code: .infeasible,
                    message: "no award keeps all rules of section award; award-statement.md names those that conflict")
            }
            if let failOn, record.coverage.total.unmetShare * 100 > failOn {
                throw Stop(code: .gapsExceeded, message: "unmet hours exceed \(failOn) %")
            }
        }
    }
}

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks a scenario and every file it names; writes nothing.")

    @OptionGroup var options: ScenarioOptions

    @Option(help: "How faults and warnings are told: text; json; ndjson, an object a line; github, workflow commands.")
    var format: DiagnosticText.Format = .text

    func run() async throws {
        try await stopping(format) {
            if ScenarioKind.of(folder: options.scenario) == .risk {
                let loaded = try await RiskCommand.load(options)
                for warning in loaded.warnings { Console.error(warning.description) }
                return try Console.output(
                    "\(loaded.scenario.name): \(loaded.scenario.services.count) services, "
                        + "\(loaded.scenario.matrix.criteria.count) criteria. No faults, "
                        + "\(loaded.warnings.count) warnings.\n")
            }
            let loaded = try await options.load()
            let scenario = loaded.scenario
            try await DesignStage.check(scenario, threads: options.threads)
            guard format == .text else {
                return try Console.output(DiagnosticText(loaded.warnings).text(format))
            }
            for warning in loaded.warnings { Console.error(warning.description) }
            let lots = scenario.plan.tiers.map {
                "\($0.rules.source == .designed && $0.lots.isEmpty ? "to be designed" : "\($0.lots.count)") in \($0.rules.name)"
            }.joined(separator: ", ")
            try Console.output(
                "\(scenario.name): \(scenario.areas.coreCount) areas, \(scenario.geography.contacts.count) neighbouring "
                    + "pairs, lots: \(lots). No faults, \(loaded.warnings.count) warnings.\n")
        }
    }
}

extension DiagnosticText.Format: ExpressibleByArgument {}
