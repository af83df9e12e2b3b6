import ArgumentParser
import Foundation
import LotIO
import LotModel
import Lotwright

struct Geodata: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds, checks and imports polygons of areas and their tables.",
        subcommands: [
            Build.self, Check.self,
            GeodataImportCommand.self, GeodataMigrateCommand.self, GeodataFetchCommand.self,
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

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a region's figures, and its polygons or those of a boundary file.",
            discussion: "Official boundaries are checked against the region's area table: pass them with --boundaries.")

        @Argument(help: "Name of the region, such as kent.")
        var region: String

        @Option(help: "GeoJSON of boundaries to check in place of the embedded ones.")
        var boundaries: String?

        @Option(help: "Folder that holds the regions' folders.")
        var geodata: String = "geodata"

        @Option(help: "Tasks at once; results do not depend on it.")
        var threads: Int = ProcessInfo.processInfo.activeProcessorCount

        func run() async throws {
            try await stopping {
                let figures = try GeodataReader.read(folder: "\(geodata)/\(region)")
                let loaded = try await BoundaryReader.read(
                    path: boundaries ?? "\(geodata)/\(region)/areas.geojson", areas: figures.areas,
                    links: figures.links, source: boundaries ?? ScenarioReader.embeddedSource,
                    isIndicative: boundaries == nil, threads: threads)
                let hops = HopBuild.current(
                    figures,
                    table: try HopTableReader.read(folder: "\(geodata)/\(region)", areas: figures.areas))
                for warning in figures.warnings + loaded.warnings { Console.error(warning.description) }
                let geography = loaded.geography
                let parts = geography.shapes.count { $0.polygons.count > 1 }
                let hectares = geography.shapes.reduce(0) { $0 + $1.area } / 10_000
                let vertices = geography.shapes.reduce(0) { $0 + $1.positionCount }
                let shared = geography.contacts.reduce(0) { $0 + $1.sharedMetres } / 1_000
                try Console.output(
                    """
                    \(region), \(geography.source)
                      areas        \(geography.shapes.count) core, \(figures.areas.areas.count - geography.shapes.count) context
                      parts        \(parts) areas in several parts
                      vertices     \(vertices)
                      hectares     \(Int(hectares.rounded()))
                      pairs        \(geography.contacts.count), \(Int(shared.rounded())) km of shared boundary
                      links        \(geography.links.count { $0.kind == .link }) crossings, \
                    \(geography.links.count { $0.kind == .blocked }) contacts that are no road
                      components   \(geography.components)
                      hop curves   \(hops.current) of \(hops.areas) current\
                    \(hops.current < hops.areas ? "; computed in every run until built" : "")
                      projection   \(geography.projection ?? "none")
                      warnings     \(figures.warnings.count + loaded.warnings.count)

                    """)
            }
        }
    }
}
