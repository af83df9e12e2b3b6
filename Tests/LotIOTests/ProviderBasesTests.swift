import LotGeometry
import LotModel
import Testing

@testable import LotIO

/// Areas of the toy region are squares of 1 km from (600000, 150000); their centroids lie 500 m inside.
@Suite struct ProviderBasesTests {
    static let codePoint = """
        "ME141XQ",10,600700,150300,"E92000001"
        "ME141XR",90,0,0,"E92000001"
        "TN2 3AB",10,650000,150000,"E92000001"

        """

    static func read(
        _ rows: [String], columns: String = "easting_m,northing_m,base_area,postcode", postcodes: String? = codePoint
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        let table = rows.enumerated().map { "P\($0),100,\($1)\n" }.joined()
        var files = ["p.csv": "provider_id,current_hours,\(columns)\n" + table]
        if let postcodes { files["codes.csv"] = postcodes }
        let named = postcodes == nil ? "" : ", postcodes: codes.csv"
        return try await readScenario(
            toyScenario(extra: "providers: {file: p.csv, price_year: 2014/15\(named)}\n"), files: files)
    }

    @Test func everyWayToGiveABase() async throws {
        let read = try await Self.read([
            "600100,150200,,", ",,E02000101,", ",,,me14 1xq", "600100,150200,E02000101,ME141XQ",
        ])
        let loaded = try #require(read.loaded, "\(read.found)")
        let area = try #require(loaded.scenario.areas.areas.first { $0.code == "E02000101" })
        #expect(
            loaded.scenario.providers?.map(\.base) == [
                Position(x: 600_100, y: 150_200), area.centroid, Position(x: 600_700, y: 150_300),
                Position(x: 600_100, y: 150_200),
            ])
        #expect(loaded.inputs.map(\.name).contains("codes.csv"))
    }

    @Test func aContextAreaMayHoldABase() async throws {
        let areas = try toyAreas()
        let context = try #require(areas.areas.last { $0.role == .context })
        let loaded = try #require(try await Self.read([",,\(context.code),"]).loaded)
        #expect(loaded.scenario.providers?.map(\.base) == [context.centroid])
    }

    /// All faults of a file at once, each with its line, column and value.
    @Test func everyFaultHasItsPlace() async throws {
        let found = try await Self.read([
            ",,,", "600100,,,", ",,E02000999,", ",,,ME14 9ZZ", ",,,ME14 1XR", ",,,ME14", "600100,150200,,TN2 3AB",
            ",,E02000101,TN2 3AB", "600100,150200,,ME14 9ZZ",
        ]).found
        #expect(
            found.map(\.id) == [
                .valueMissing, .valueMissing, .codeUnknown, .codeUnknown, .valueMissing, .codeUnknown, .valueConflict,
                .valueConflict,
            ], "\(found)")
        #expect(found.map(\.place.line) == [2, 3, 4, 5, 6, 7, 8, 9])
        #expect(
            found.map(\.place.field) == [
                "base", "northing_m", "base_area", "postcode", "postcode", "postcode", "postcode", "base_area",
            ])
        #expect(found[6].value == "TN2 3AB" && found[6].message.contains("49.9 km"))
        #expect(found[4].message.contains("90"))
    }

    @Test func postcodesNeedTheirFile() async throws {
        let found = try await Self.read([",,,ME14 1XQ"], postcodes: nil).found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "postcodes")
        // Coordinates beside a postcode need none.
        #expect(try await Self.read(["600100,150200,,ME14 1XQ"], postcodes: nil).loaded != nil)
    }

    @Test func theHeaderMustNameABase() async throws {
        #expect(try await Self.read([""], columns: "name").found.map(\.id) == [.csvMissingColumn])
        #expect(try await Self.read(["600100"], columns: "easting_m").found.map(\.id) == [.csvMissingColumn])
        #expect(try await Self.read(["E02000101"], columns: "base_area").loaded != nil)
    }
}
