import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

/// Folders that tests read.
enum Folders {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let rejected = tests.appending(path: "Rejected")
    static let package = tests.deletingLastPathComponent().deletingLastPathComponent()
    static let catalogue = package.appending(path: "Sources/Lotwright/Lotwright.docc")
    /// Real boundaries and figures, beside the checkout where they were fetched.
    static let shared = package.deletingLastPathComponent().appending(path: "shared/data")
    static var hasShared: Bool { FileManager.default.fileExists(atPath: shared.appending(path: "kent").path) }
}

/// A folder that lives as long as the closure runs.
func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lotio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

func write(_ text: String, to url: URL) throws {
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
}

extension Reading {
    var ids: [DiagnosticID] { diagnostics.map(\.id) }
}

func readGeoJSON(_ text: String) -> (file: BoundaryFile?, reading: Reading) {
    var reading = Reading()
    let file = GeoJSONReader.read(Array(text.utf8), name: "a.geojson", reading: &reading)
    return (file, reading)
}

func readTable(_ text: String, _ schema: CSVSchema) -> (table: CSVTable?, reading: Reading) {
    var reading = Reading()
    let table = CSVTable(Array(text.utf8), file: "a.csv", schema: schema, reading: &reading)
    return (table, reading)
}

/// Areas of the toy region: four squares of 1 km, two by two, and one area outside.
func toyAreas() throws -> AreaTable {
    try GeodataReader.read(folder: Folders.rejected.appending(path: "geodata/toy").path).areas
}

/// A feature collection in EPSG:27700 of one square of 1 km for each code, in rows of two from (600000, 150000).
func toySquares(_ codes: [String], key: String = "area_code") -> String {
    let features = codes.enumerated().map { index, code in
        let x = 600_000 + 1_000 * (index % 2)
        let y = 150_000 + 1_000 * (index / 2)
        let ring = [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)].map { "[\(x + $0),\(y + $1)]" }
        return """
            {"type":"Feature","properties":{"\(key)":"\(code)"},"geometry":{"type":"Polygon","coordinates":\
            [[\(ring.joined(separator: ","))]]}}
            """
    }
    return """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},\
        "features":[\(features.joined(separator: ","))]}
        """
}

let toyCodes = ["E02000101", "E02000102", "E02000103", "E02000104"]

func joinBoundaries(
    _ text: String, areas: AreaTable? = nil, links: [Link] = [], threads: Int = 1
) async throws -> (geography: Geography?, reading: Reading) {
    var (file, reading) = readGeoJSON(text)
    let boundaries = Boundaries(
        areas: try areas ?? toyAreas(), links: links, source: "test", isIndicative: false, threads: threads)
    guard let file else { return (nil, reading) }
    let geography = await boundaries.geography(file, &reading)
    return (geography, reading)
}

/// The smallest scenario of the toy region, with other tiers and further lines.
func toyScenario(
    tiers: String = "  - {name: lots, title: Lots, lots: each_area, offer: exclusive}\n",
    demand: String = "{people: 100}", extra: String = "", year: String = "2014/15"
) -> String {
    """
    lotwright: 1
    title: Smallest
    region: toy
    price_year: \(year)
    seed: 1
    demand: \(demand)
    tiers:
    \(tiers)\(extra)
    """
}

/// Reads a scenario of the toy region from texts; the faults where it is refused, else the warnings.
func readScenario(
    _ yaml: String, files: [String: String] = [:]
) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
    try await withTemporaryFolder { folder in
        try write(yaml, to: folder.appending(path: "scenario.yaml"))
        for (name, text) in files { try write(text, to: folder.appending(path: name)) }
        do {
            let loaded = try await ScenarioReader.read(
                folder: folder.path,
                options: .init(geodataFolder: Folders.rejected.appending(path: "geodata").path))
            return (loaded, loaded.warnings)
        } catch let refused as InputRefused {
            return (nil, refused.diagnostics)
        }
    }
}
