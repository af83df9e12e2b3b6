import Foundation
import LotIO

/// Where the rows find their inputs, seen from the checkout, and how they run.
struct Setting: Sendable {
    static let kent = "scenarios/kent-2014"
    static let geodata = "geodata"
    /// The same on every machine, so that tables can be compared.
    static let threads = 2

    /// Folder of the reference data.
    let reference: String
    /// Address of an OSRM with the roads of Rutland; nil where none runs.
    let osrm: String?
    /// A python with geopandas and libpysal; nil where none is named.
    let geopandas: String?

    var hasReference: Bool { FileManager.default.fileExists(atPath: reference + "/" + EnglandRow.boundaries) }
}

/// What keeps a row from being measured.
struct BenchFault: Error, CustomStringConvertible {
    let description: String

    init(_ words: String) { description = words }
}

/// A folder for the files of one row, removed with its owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let name = "lotwright-bench-" + UUID().uuidString
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
