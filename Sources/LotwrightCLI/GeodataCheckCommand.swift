import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import LotSpatial
import Lotwright

struct GeodataCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a boundary file by itself, or a region's figures with its polygons; repairs a boundary file.",
        discussion: """
            A file is told from a region by a slash or a dot in its name. Official boundaries are checked against a region's area \
            table by naming the region and passing them with --boundaries.
            --repair makes polygons valid, joins corners and edges of neighbours within the tolerance, fills slivers and removes \
            thin overlaps; it refuses what would move more land than the limits, and what has no one answer. The file \
            itself is never written.
            Exit codes: 0 done, and a run would take the file; 2 wrong usage, or a run would refuse the file, or the repair \
            was refused; 5 cannot read or write; 6 the repaired file failed its check.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Argument(help: "Path of a boundary file, or name of a region, such as kent.")
    var file: String

    @Option(help: "Of a region: boundaries (GeoPackage, Shapefile, GeoJSON) to check in place of the embedded ones.")
    var boundaries: String?

    @Option(
        help: """
            Folder that holds the regions' folders, whose codes are known (default: geodata here, beside the file or its ancestors, \
            or beside those of the program).
            """)
    var geodata: String?

    @Option(help: "The layer to read, where the file of boundaries holds several.")
    var layer: String?

    @Option(help: "The property with the areas' codes (default: found by its content).")
    var codeField: String?

    @Option(help: "Of a file: what to print, text or json.")
    var format: Format = .text

    @Option(help: "Of a file: GeoJSON to write with a square around every fault that has a place.")
    var faults: String?

    @Flag(help: "Of a file: repair it; needs --out.")
    var repair = false

    @Option(help: "GeoJSON to write the repaired file to, in the plane of the file.")
    var out: String?

    @Option(help: "Metres within which boundaries are meant to be the same.")
    var tolerance: Double = Tiling.defaultToleranceMetres

    @Option(help: "Largest sliver that --repair fills, in square metres.")
    var fill: Double = RepairSettings().fillSquareMetres

    @Option(help: "Most land that one area may gain and lose by --repair, in per cent of it.")
    var areaLimit: Double = RepairSettings().areaLimit * 100

    @Option(help: "Most land that all areas may gain and lose by --repair, in per cent of all.")
    var totalLimit: Double = RepairSettings().totalLimit * 100

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    private var isRegion: Bool { !file.contains("/") && !file.contains(".") }

    func validate() throws {
        if repair != (out != nil) { throw ValidationError("--repair and --out go together") }
        if !(0.001...100).contains(tolerance) { throw ValidationError("--tolerance must be 0.001 to 100 metres") }
        if !(0...1e6).contains(fill) { throw ValidationError("--fill must be 0 to 1000000 square metres") }
        for (name, limit) in [("--area-limit", areaLimit), ("--total-limit", totalLimit)]
        where !(0...100).contains(limit) {
            throw ValidationError("\(name) must be 0 to 100 per cent")
        }
        if isRegion {
            if repair || faults != nil || format != .text {
                throw ValidationError("\(file) names a region; --repair, --faults and --format want a file")
            }
        } else if boundaries != nil {
            throw ValidationError("--boundaries goes with the name of a region")
        }
        try OutputTarget.check([out, faults].compactMap { $0 }, inputs: [file])
    }

    func run() async throws {
        try await stopping {
            if isRegion {
                try await RegionCheck(
                    region: file, boundaries: boundaries, layer: layer, codeField: codeField,
                    geodata: geodata ?? "geodata",
                    threads: threads
                ).run()
            } else {
                try await tellingRefusal { try await checkFile() }
            }
        }
    }

    /// A refused file has its report in JSON too.
    private func tellingRefusal(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let refused as InputRefused {
            if format == .json { try Console.output(LayerJSON.bytes(refused: refused, file: file)) }
            throw refused
        }
    }

    private func checkFile() async throws {
        let folder =
            KnownCodes.folder(given: geodata, file: file, program: Bundle.main.executablePath) ?? "geodata"
        let regions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let check = LayerCheck(
            layer: layer, codeField: codeField, known: KnownCodes.read(geodata: folder, regions: regions),
            toleranceMetres: tolerance, threads: threads)
        if let out { return try await repair(check, to: out) }
        let report = try await check.report(path: file)
        try await publish(report)
        if !report.isAccepted { throw Stop(code: .refused, message: "") }
    }

    private func publish(_ report: LayerReport, repair: LayerRepair? = nil) async throws {
        if let faults {
            try Publish.replace(faults, with: try await LayerFaultMap.bytes(report, threads: threads))
        }
        switch format {
        case .text: try Console.output(LayerText(report).text)
        case .json: try Console.output(LayerJSON(report, repair: repair).bytes())
        }
    }

    private func repair(_ check: LayerCheck, to path: String) async throws {
        let layer = try await LayerRepair(
            path: file, check: check,
            settings: RepairSettings(
                toleranceMetres: tolerance, fillSquareMetres: fill, areaLimit: areaLimit / 100,
                totalLimit: totalLimit / 100))
        let text = RepairText(layer)
        guard let after = layer.after else {
            try await publish(layer.before, repair: layer)
            throw Stop(
                code: .refused,
                message: (["the repair was refused; nothing was written:"] + text.refusals.map { "  \($0)" })
                    .joined(separator: "\n"))
        }
        guard layer.failures.isEmpty else {
            throw Stop(
                code: .checkFailed,
                message: "the repaired file failed its check and was not written:\n"
                    + layer.failures.joined(separator: "\n"))
        }
        try Publish.replace(path, with: layer.bytes)
        try await publish(format == .json ? after : layer.before, repair: layer)
        if format == .text { try Console.output(text.text(path: path)) }
        if !after.isAccepted { throw Stop(code: .refused, message: "faults of codes are left, see above") }
    }
}
