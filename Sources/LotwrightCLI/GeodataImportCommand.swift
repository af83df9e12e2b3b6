import ArgumentParser
import Foundation
import LotIO
import LotModel
import Lotwright

struct GeodataImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Makes the folder of a region from boundaries and tables of figures.",
        discussion: """
            Columns are recognised by their names (area_code, population, POP65_MID2020, RUC11CD ...), or given: \
            --column population=RESIDENTS. Residents, and residents of 65 and over, are needed; what else no table has is \
            computed or stands in by a stated word, printed and written into the folder's README. Polygons and core rows \
            must have the same codes. Exit codes: 0 done; 2 wrong usage or input refused; 5 cannot read or write.
            """)

    @Argument(help: "Name of the new region, such as medway: small letters, digits and dashes.")
    var region: String

    @Option(help: "The boundary file: GeoJSON, GeoPackage, Shapefile, or a table with WKT.")
    var boundaries: String

    @Option(help: "The layer to read, where that file holds several.")
    var layer: String?

    @Option(help: "A table of figures by area; may be given several times.")
    var table: [String]

    @Option(help: "NAME=COLUMN: a column of areas.csv and what the tables call it; may be given several times.")
    var column: [String] = []

    @Option(help: "Property of the boundary file that holds codes (default: recognised).")
    var codeField: String?

    @Option(help: "Places where people live: a table with easting_m and northing_m, such as postcodes.")
    var points: String?

    @Option(help: "Crossings that the map does not show, in the form of links.csv.")
    var links: String?

    @Option(help: "Folder that holds the regions' folders.")
    var geodata: String = "geodata"

    @Option(help: "Tasks at once; results do not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard region.wholeMatch(of: /[a-z0-9_-]+/) != nil else {
            throw ValidationError("a region's name has small letters, digits and dashes")
        }
        guard threads >= 1 else { throw ValidationError("--threads must be at least 1") }
        _ = try columns
    }

    private var columns: [String: String] {
        get throws {
            var names: [String: String] = [:]
            for text in column {
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { throw ValidationError("--column is NAME=COLUMN, not \(text)") }
                guard RegionImport.fields.contains(parts[0]) else {
                    let near = nearestName(to: parts[0], among: RegionImport.fields).map { "; did you mean \($0)?" }
                    throw ValidationError("areas.csv has no column \(parts[0])\(near ?? "")")
                }
                names[parts[0]] = parts[1]
            }
            return names
        }
    }

    func run() async throws {
        try await stopping {
            let report = try await GeodataImport(
                region: region, geodata: geodata,
                sources: RegionSources(
                    boundaries: boundaries, layer: layer, tables: table, columns: columns, codeField: codeField,
                    points: points,
                    links: links)
            ).run(threads: threads)
            for warning in report.warnings { Console.error(warning.description) }
            let notes = report.region.notes.map { "  " + Diagnostic.printable($0) }
            try Console.output(
                """
                \(report.folder): \(report.region.core) core areas, \(report.region.context) context areas, \
                \(report.region.points) residential points
                  \(report.geography.contacts.count) pairs of neighbours, \(report.geography.components) \
                component\(report.geography.components == 1 ? "" : "s"); \
                \(report.geography.projection ?? "no projection")
                \(notes.joined(separator: "\n"))

                """)
        }
    }
}
