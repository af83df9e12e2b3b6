import ArgumentParser
import LotIO
import LotModel
import LotReports
import Lotwright

struct RiskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: "Scores services by rated criteria: red, amber and green by service and locality.",
        discussion: """
            The folder holds scenario.yaml with kind: risk, a table of services and one of ratings. It writes risk.html, \
            risk.csv, risk_localities.csv, risk_providers.csv (which a scenario of home care reads), risk.json and run.json.
            Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write; 70 our fault.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(help: "Folder for the files (default: out/<scenario>).")
    var out: String?

    @Option(help: "What to print: text, or json for risk.json. Faults likewise, also as ndjson or github.")
    var format: DiagnosticText.Format = .text

    func run() async throws {
        try await stopping(format) { try await Self.score(options, out: out, format: format) }
    }

    static func load(_ options: ScenarioOptions) async throws(InputRefused) -> LoadedRisk {
        try await RiskReader.read(
            folder: options.scenario,
            options: .init(
                geodataFolder: options.geodata, boundaries: options.boundaries, threads: options.threads))
    }

    /// What `run` does with such a scenario as well.
    static func score(_ options: ScenarioOptions, out: String?, format: DiagnosticText.Format) async throws {
        if options.travel != nil {
            throw ValidationError("--travel goes with a scenario of home care, not with kind: risk")
        }
        let loaded = try await load(options)
        if format == .text || format == .json {
            for warning in loaded.warnings { Console.error(warning.description) }
        }
        let target = out ?? "out/\(loaded.scenario.name)"
        let publish = try Publish(
            target: target, inputs: [options.scenario] + [options.boundaries, options.geodata].compactMap { $0 })
        let record = RiskRecord(loaded.scenario)
        let files = RiskFiles(record, warnings: loaded.warnings)
        try publish.write(
            record.withManifest(try await files.all(threads: options.threads), inputs: loaded.inputs),
            isInternal: record.isInternal)
        switch format {
        case .text: try Console.output(files.text + "\nFiles: \(target)\n")
        case .json: try Console.output(files.json)
        case .ndjson, .github: try Console.output(DiagnosticText(loaded.warnings).text(format))
        }
    }
}
