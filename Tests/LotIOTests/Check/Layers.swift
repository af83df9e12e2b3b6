import Foundation
import Testing

@testable import LotIO

/// Boundary files as texts, checked from memory.
enum Layers {
    static let check = LayerCheck(known: known, threads: 2)
    static let known = KnownCodes(tables: [("toy", Set(toyCodes)), ("far", ["E02000999"])])

    static func report(_ text: String, _ check: LayerCheck = check) async throws -> LayerReport {
        let (read, reading) = readGeoJSON(text)
        #expect(reading.errorCount == 0, "\(reading.diagnostics)")
        let file = try #require(read)
        return try await check.report(file)
    }

    static func codes(_ text: String, field: String? = nil) throws -> LayerCodes {
        var (read, reading) = readGeoJSON(text)
        let file = try #require(read)
        return try #require(LayerCodes(file, field: field, &reading))
    }

    static func vintage(_ codes: [String], key: String = "area_code") throws -> LayerVintage {
        LayerVintage(try Self.codes(toySquares(codes, key: key)), known: known)
    }

    static func raw(_ name: String) -> String { Folders.shared.appending(path: "formats/\(name)").path }

    static let selfIntersection = "raw_geolookups_msoa21_E07000170_self_intersection.geojson"
    static let notIdentical = "raw_ukgeojson_msoa11_E07000113_edges_not_identical.json"
    static let topology = "raw_ukgeojson_msoa11_E07000113_topojson.json"
}
