import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import Lotwright

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Holds several plans against one another: coverage, cost, rural surprise, resilience, what moves.",
        discussion: """
            Each plan is a folder that holds scenario.yaml, which is run, or an output folder of run, which is read. Where a \
            scenario says who holds its lots today, a plan in which nothing changes hands stands first; the first plan is what \
            the others differ from. A difference that awards as good as these may show too is called none. Where demand comes \
            from the council's records, small numbers, names and prices are protected as in report.html and export, and --internal \
            shows the true ones.
            Exit codes: 0 done; 2 wrong usage or input refused; 3 no award keeps all rules; 4 stopped, nothing was written; 5 cannot read or write; 6 a \
            result failed its checker; 70 our fault.
            """)

    @Argument(help: "Folders of 2 to 8 plans: scenarios, or output folders of run.")
    var plans: [String]

    @Option(help: "Output folder of a stress test of these scenarios, for how they rank in other worlds.")
    var stress: String?

    @Option(help: "Folder for the files (default: out/compare-<plans>).")
    var out: String?

    @OptionGroup var protection: ProtectionOptions

    @Option(
        help:
            "What to print: text; json for compare.json; ndjson, a line for each plan; github, workflow commands. Faults likewise."
    )
    var format: DiagnosticText.Format = .text

    @Option(help: "Folder that holds the regions' folders (default: geodata beside the scenario or above it).")
    var geodata: String?

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if !Comparison.runs.contains(plans.count) { throw ValidationError("name 2 to 8 plans") }
        if threads < 1 { throw ValidationError("--threads must be at least 1") }
    }

    func run() async throws {
        try await stopping(format) {
            let interrupt = Interrupt()
            let publish = try Publish(
                target: target, inputs: plans + [stress, geodata].compactMap { $0 })
            let runs = ComparedRuns(geodata: geodata, threads: threads, cancellation: interrupt.cancellation)
            defer { runs.clear() }
            try await runs.add(plans)
            if interrupt.cancellation.isCancelled {
                throw Stop(code: .stopped, message: "stopped; nothing was written")
            }
            let folders = runs.ordered
            let draws = try stress.map { folder in
                try StressDraws(folder: folder, areas: folders[0].read.run.areas.map(\.code))
            }
            let comparison = try Comparison(
                folders.map(\.read), stress: draws, notes: runs.allNotes,
                protection: try CompareProtection(
                    folders.map { folder in
                        let source = try RunFolder(folder.path)
                        return (source, protection.cover(source.facts))
                    }))
            if draws != nil, !comparison.hasRanks {
                Console.error("fewer than two of the plans were drawn in \(stress ?? ""): no ranks are told")
            }
            var lots: [Layer] = []
            for folder in folders {
                lots.append(
                    try await LayerWriter.inMetres(RunLayer.lots.read(folder: folder.path), threads: threads))
            }
            let areas = try await LayerWriter.inMetres(
                RunLayer.areas.read(folder: folders[0].path), threads: threads)
            let files = CompareFiles(comparison, areas: areas, lots: lots)
            try publish.write(
                DesignManifest.plain(files.all, inputs: files.inputs + (draws?.inputs ?? []).map(Self.withoutFolder)),
                isInternal: comparison.isInternal)
            switch format {
            case .text: try Console.report(files.text + "\nFiles: \(target)\n")
            case .json: try Console.output(files.json)
            case .ndjson: try Console.output(files.lines.ndjson)
            case .github: try Console.output(files.lines.github)
            }
        }
    }

    private var target: String {
        let names = plans.map { $0.split(separator: "/").last.map(String.init) ?? "plan" }
        return out ?? "out/compare-\(names.joined(separator: "-"))"
    }

    /// Manifests hold no absolute path.
    private static func withoutFolder(_ file: InputFile) -> InputFile {
        InputFile(name: "stress/\(file.name.split(separator: "/").last ?? "")", bytes: file.bytes)
    }
}
