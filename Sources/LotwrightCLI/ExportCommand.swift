import ArgumentParser
import Foundation
import LotIO
import LotModel
import LotSpatial
import Lotwright

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a map of a finished run for other tools.",
        discussion: """
            geojson and topojson are in longitude and latitude; gpkg as well, or on the National Grid with --epsg 27700. \
            --simplify leaves out positions that lie within so many metres of the line that stays; neighbours keep the \
            same boundary. Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write.
            """)

    @Argument(help: "Output folder of the run.")
    var folder: String

    @Option(help: "Which map: \(RunLayer.allCases.map(\.rawValue).joined(separator: ", ")).")
    var layer: RunLayer = .lots

    @Option(help: "What to write: \(LayerFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: LayerFormat = .geopackage

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
            throw ValidationError("\(format.rawValue) is in longitude and latitude always")
        }
        if let simplify, !(0.1...10_000).contains(simplify) {
            throw ValidationError("--simplify is from 0.1 to 10000 metres")
        }
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
        try OutputTarget.check([out], inputs: [folder])
    }

    func run() async throws {
        try await stopping {
            var map = try layer.read(folder: folder)
            if let simplify { map = try await LayerWriter.simplified(map, toleranceMetres: simplify, threads: threads) }
            map =
                try await epsg == 27700
                ? LayerWriter.inMetres(map, threads: threads) : LayerWriter.inDegrees(map, threads: threads)
            let bytes = try await LayerWriter.bytes(map, as: format, threads: threads)
            try refuseOther(than: bytes)
            do { try Publish.replace(out, with: bytes) } catch {
                throw Stop(code: .cannotReadOrWrite, message: "\(error)")
            }
            try Console.output("\(out): \(map.features.count) features, \(bytes.count) bytes.\n")
        }
    }

    /// A file is written over only where it begins as a file of the format does.
    private func refuseOther(than bytes: [UInt8]) throws {
        guard let old = FileHandle(forReadingAtPath: out) else { return }
        defer { try? old.close() }
        guard let start = try? old.read(upToCount: 15), !start.isEmpty, !bytes.starts(with: start) else { return }
        throw Stop(
            code: .refused, message: "\(out) is there and is no \(format.rawValue) of this program; name another file")
    }
}

extension RunLayer: ExpressibleByArgument {}
extension LayerFormat: ExpressibleByArgument {}
