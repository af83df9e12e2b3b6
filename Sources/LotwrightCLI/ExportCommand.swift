import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotReports
import LotSpatial
import Lotwright

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a finished run for other tools.",
        discussion: """
            geojson, topojson and kml are in longitude and latitude; gpkg as well, or on the National Grid with --epsg 27700. \
            --simplify leaves out positions that lie within so many metres of the line that stays; neighbours keep the \
            same boundary. csv is the table of a layer; xlsx holds all tables; svg, png and pdf are maps of --show for slides and \
            papers; ocds is a draft tender of the Open Contracting Data Standard. Where demand comes from the council's records, numbers of few people are suppressed, others rounded, \
            and prices are left out before award; --internal writes the true ones, readable by you alone. \
            Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write.
            """)

    @Argument(help: "Output folder of the run.")
    var folder: String

    @Option(help: "Which map: \(RunLayer.allCases.map(\.rawValue).joined(separator: ", ")).")
    var layer: RunLayer = .lots

    @Option(help: "Lots of this tier alone.")
    var tier: String?

    @Option(help: "What to write: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ExportFormat = .geopackage

    @Flag(help: "A csv for a double click in Excel: byte order mark, CR LF, no text that becomes a number or a date.")
    var excel = false

    @Option(
        help: "What an svg, png or pdf shows: \(MapTheme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var show: MapTheme = .unmet

    @OptionGroup var tender: TenderOptions

    @OptionGroup var protection: ProtectionOptions

    @Option(help: "Columns of a map or csv, apart by commas (default: all).")
    var columns: String?

    @Option(help: "The file to write.")
    var out: String

    @Option(help: "Reference system of a gpkg: 4326 or 27700.")
    var epsg: Int = 4326

    @Option(help: "Metres by which boundaries may be simplified.")
    var simplify: Double?

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard epsg == 4326 || epsg == 27700 else { throw ValidationError("--epsg is 4326 or 27700") }
        if epsg == 27700, format != .geopackage {
            throw ValidationError("--epsg goes with gpkg; \(format.rawValue) has no choice of it")
        }
        if let simplify, !(0.1...10_000).contains(simplify) {
            throw ValidationError("--simplify is from 0.1 to 10000 metres")
        }
        if simplify != nil, format.layer == nil { throw ValidationError("--simplify goes with maps") }
        if columns != nil, format.layer == nil, format != .csv {
            throw ValidationError("--columns goes with maps and csv")
        }
        if excel, format != .csv { throw ValidationError("--excel goes with --format csv") }
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
        try OutputTarget.check([out], inputs: [folder])
    }

    func run() async throws {
        try await stopping {
            let source = try RunFolder(folder)
            let run = try ExportedRun(source, cover: protection.cover(source.facts))
            if let tier, !run.tiers.contains(tier) {
                throw Stop(
                    code: .refused,
                    message: "--tier: the run has no lots of tier \(tier), only of \(run.tiers.joined(separator: ", "))"
                )
            }
            let (bytes, what) = try await bytes(run, source)
            try refuseOther(than: bytes)
            do { try Publish.replace(out, with: bytes, isInternal: run.cover.isInternal) } catch {
                throw Stop(code: .cannotReadOrWrite, message: "\(error)")
            }
            try Console.output("\(out): \(what), \(bytes.count) bytes.\n")
            for stamp in run.cover.stamps { Console.error(stamp) }
        }
    }

    private func bytes(
        _ run: ExportedRun, _ source: RunFolder
    ) async throws -> (bytes: [UInt8], what: String) {
        if let format = format.layer {
            let map = try await map(run)
            let bytes = try await LayerWriter.bytes(map, as: format, threads: threads)
            for note in ToolLimits(bytes: bytes.count, layer: map).notes { Console.error(note) }
            return (bytes, "\(map.features.count) features")
        }
        switch format {
        case .xlsx: return (try RunWorkbook(source, run: run).bytes(tier: tier), "a workbook")
        case .ocds:
            let draft = DraftTender(run, rules: try source.rules(), details: tender.details, tier: tier)
            return (draft.bytes, "a draft tender")
        case .svg, .png, .pdf:
            if show == .winners, run.cover.hidesPrices {
                throw Stop(
                    code: .refused, message: "--show winners: who wins is confidential before award; see --awarded")
            }
            let svg = try await MapSheet(run, theme: show, tier: tier, threads: threads).bytes
            return (format == .svg ? svg : try Picture.bytes(svg, format: format.rawValue), "a map")
        default:
            var table = run.table(layer, tier: tier)
            if let wanted = try wanted(among: table.columns) { table = table.taking(columns: wanted) }
            return (table.csv(excel ? .excel : .plain), "\(table.rows.count) rows")
        }
    }

    private func map(_ run: ExportedRun) async throws -> Layer {
        var map = try run.layer(layer, tier: tier)
        if let wanted = try wanted(among: map.fields) { map = try map.taking(columns: wanted) }
        if let simplify { map = try await LayerWriter.simplified(map, toleranceMetres: simplify, threads: threads) }
        return
            try await epsg == 27700
            ? LayerWriter.inMetres(map, threads: threads) : LayerWriter.inDegrees(map, threads: threads)
    }

    /// Names of columns as given; nil for all.
    private func wanted(among all: [String]) throws -> [String]? {
        guard let columns else { return nil }
        let names = columns.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        for name in names where !all.contains(name) {
            let near = nearestName(to: name, among: all).map { "; did you mean \($0)?" } ?? ""
            throw Stop(code: .refused, message: "--columns: there is no column \(Diagnostic.printable(name))\(near)")
        }
        guard !names.isEmpty, Set(names).count == names.count else {
            throw Stop(code: .refused, message: "--columns names every column once")
        }
        return names
    }

    /// As far as all files of each format begin alike.
    private static let startLength = 14

    /// A file is written over only where it begins as a file of the format does.
    private func refuseOther(than bytes: [UInt8]) throws {
        guard let old = FileHandle(forReadingAtPath: out) else { return }
        defer { try? old.close() }
        guard let start = try? old.read(upToCount: Self.startLength), !start.isEmpty, !bytes.starts(with: start) else {
            return
        }
        throw Stop(
            code: .refused, message: "\(out) is there and is no \(format.rawValue) of this program; name another file")
    }
}

extension RunLayer: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension MapTheme: ExpressibleByArgument {}
