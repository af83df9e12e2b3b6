import Foundation
import LotGeometry
import LotIO
import LotModel

/// Makes the folder of a region from a council's own boundaries and tables.
public struct GeodataImport: Sendable {
    /// What was written.
    public struct Report: Sendable {
        public let folder: String
        public let region: ImportedRegion
        public let geography: Geography
        public let warnings: [Diagnostic]
    }

    private let region: String
    private let sources: RegionSources
    private let publish: Publish
    private let folder: String

    /// - Throws: `PublishFailure` where the folder holds anything already: a region is never written over.
    public init(region: String, geodata: String, sources: RegionSources) throws(PublishFailure) {
        self.region = region
        self.sources = sources
        folder = "\(geodata)/\(region)"
        publish = try Publish(
            target: folder,
            inputs: [sources.boundaries] + sources.tables + [sources.points, sources.links].compactMap(\.self))
    }

    /// Reads the folder back from a place of its own before it appears: what is published is a region that runs.
    public func run(threads: Int) async throws -> Report {
        let made = try await RegionImport.make(sources, threads: threads)
        let trial = FileManager.default.temporaryDirectory.appendingPathComponent("lotwright-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: trial) }
        let home = trial.appendingPathComponent(region)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        for file in made.files { try Data(file.bytes).write(to: home.appendingPathComponent(file.name)) }
        let figures = try GeodataReader.read(folder: home.path)
        let loaded: LoadedGeography
        do throws(InputRefused) {
            loaded = try await BoundaryReader.read(
                path: home.appendingPathComponent("areas.geojson").path, areas: figures.areas, links: figures.links,
                source: ScenarioReader.importedSource, isIndicative: true, threads: threads)
        } catch {
            // The reader knows the copy only; the user knows the file that it was made from.
            throw InputRefused(error.diagnostics.map { named($0, trial.path) })
        }
        let hops = await HopBuild.bytes(figures, threads: threads)
        try publish.write(
            made.files.map { OutputFile(name: $0.name, bytes: $0.bytes) } + [
                OutputFile(name: HopTableReader.fileName, bytes: hops),
                OutputFile(name: "README.md", bytes: readme(made, loaded.geography)),
            ])
        let warnings = made.warnings + figures.warnings + loaded.warnings.map { named($0, trial.path) }
        return Report(folder: folder, region: made, geography: loaded.geography, warnings: warnings)
    }

    private func named(_ found: Diagnostic, _ trial: String) -> Diagnostic {
        guard found.place.file.hasPrefix(trial) else { return found }
        let place = Diagnostic.Place(
            file: sources.boundaries, item: found.value ?? found.place.item, field: found.place.field)
        return Diagnostic(found.id, found.severity, at: place, found.message, remedy: found.remedy)
    }

    private func readme(_ made: ImportedRegion, _ geography: Geography) -> [UInt8] {
        let shown = { (path: String) in (path as NSString).lastPathComponent }
        let files = ([sources.boundaries] + sources.tables).map { "- `\(shown($0))`" }
        let text = """
            # \(region): an imported region

            Made by `lotwright geodata import \(region)` from

            \(files.joined(separator: "\n"))

            \(made.core) core areas, \(made.context) context areas, \(geography.contacts.count) pairs of neighbours, \
            \(geography.components) component\(geography.components == 1 ? "" : "s"). Coordinates are metres on the British \
            National Grid (EPSG:27700), those of `areas.geojson` longitude and latitude (WGS 84). The polygons are the \
            boundaries of the file, not indicative ones: `lotwright geodata build` would replace them.

            ## Where each column comes from

            \(made.notes.map { "- \($0)" }.joined(separator: "\n"))

            """
        return Array(text.utf8)
    }
}
