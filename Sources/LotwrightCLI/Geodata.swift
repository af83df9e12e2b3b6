import ArgumentParser
import Foundation
import LotIO
import LotModel
import Lotwright

struct Geodata: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds, checks and imports polygons of areas and their tables.",
        subcommands: [
            Build.self, GeodataCheckCommand.self, GeodataImportCommand.self, GeodataMigrateCommand.self,
            GeodataFetchCommand.self,
        ])

    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Builds the indicative polygons and the hop curves of an embedded region from its figures.")

        @Argument(help: "Name of the region, such as kent.")
        var region: String

        @Option(help: "Folder that holds the regions' folders.")
        var geodata: String = "geodata"

        @Option(help: "Tasks at once; results do not depend on it.")
        var threads: Int = ProcessInfo.processInfo.activeProcessorCount

        func run() async throws {
            try await stopping {
                let folder = "\(geodata)/\(region)"
                let figures = try GeodataReader.read(folder: folder)
                for warning in figures.warnings { Console.error(warning.description) }
                try await GeodataBuild.checkOutline(figures, threads: threads)
                let bytes = try await GeodataBuild.areas(figures, threads: threads)
                let hops = await HopBuild.bytes(figures, threads: threads)
                try replace("\(folder)/areas.geojson", bytes, "\(figures.areas.coreCount) indicative areas")
                let sampled = HopBuild.current(figures, table: nil).areas
                try replace("\(folder)/\(HopTableReader.fileName)", hops, "hop curves of \(sampled) areas")
            }
        }

        private func replace(_ path: String, _ bytes: [UInt8], _ what: String) throws {
            do { try Publish.replace(path, with: bytes) } catch {
                throw Stop(code: .cannotReadOrWrite, message: "\(error)")
            }
            try Console.output("\(path): \(what), \(bytes.count) bytes.\n")
        }
    }
}
