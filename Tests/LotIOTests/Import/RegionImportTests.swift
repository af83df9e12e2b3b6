import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct RegionImportTests {
    private static let codes = ["E02000101", "E02000102", "E02000103", "E02000104"]

    private func make(
        _ table: String, squares: [String] = codes, points: String? = nil,
        _ change: (inout RegionSources) -> Void = { _ in }
    ) async throws -> ImportedRegion {
        try await withTemporaryFolder { folder in
            try write(toySquares(squares, key: "MSOA11CD"), to: folder.appending(path: "b.geojson"))
            try write(table, to: folder.appending(path: "t.csv"))
            var sources = RegionSources(
                boundaries: folder.appending(path: "b.geojson").path, tables: [folder.appending(path: "t.csv").path])
            if let points {
                try write(points, to: folder.appending(path: "p.csv"))
                sources.points = folder.appending(path: "p.csv").path
            }
            change(&sources)
            return try await RegionImport.make(sources, threads: 2)
        }
    }

    private func faults(_ table: String, squares: [String] = codes) async throws -> [Diagnostic] {
        do {
            _ = try await make(table, squares: squares)
            return []
        } catch let refused as InputRefused { return refused.diagnostics.filter { $0.severity == .error } }
    }

    private func text(_ region: ImportedRegion, _ name: String) throws -> String {
        String(decoding: try #require(region.files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    private static let plain =
        "MSOA11CD,population,population_65_plus\n"
        + codes.map { "\($0),1000,200\n" }.joined()

    @Test func whatNoTableHasStandsInByAStatedWord() async throws {
        let region = try await make(Self.plain)
        let lines = try text(region, "areas.csv").split(separator: "\n").map(String.init)
        #expect(lines.count == 5)
        #expect(
            lines[1]
                == "E02000101,E02000101,E02000101,core,not_stated,not_stated,not_stated,not_stated,1,1000,200,93,27,600500,150500,100.00,C1,21.75"
        )
        #expect(region.notes.contains { $0.hasPrefix("imd_score: 21.75 (no column") })
        #expect(region.notes.contains("population: population of t.csv"))
        #expect(region.core == 4 && region.context == 0 && region.points == 4)
        let outline = try text(region, "outline.csv").split(separator: "\n")
        // Two by two squares: four corners, nothing else.
        #expect(outline.count == 5 && outline.contains("1,1,600000.0,150000.0"))
        #expect(try text(region, "areas.geojson").contains("\"geometry_indicative\":0"))
    }

    @Test func columnsOfAnyYearAreKnown() async throws {
        let region = try await make(
            "MSOA11CD,LAD13CD,LAD15CD,LAD15NM,SICBL24CD,population,population_65_plus\n"
                + Self.codes.map { "\($0),E07000001,E07000105,Ashford,E38000002,1000,200\n" }.joined())
        let lines = try text(region, "areas.csv").split(separator: "\n")
        #expect(lines[1].contains(",E07000105,Ashford,E38000002,E38000002,1,"))
        #expect(region.notes.contains("lad_code: LAD15CD of t.csv"))
    }

    @Test func contextRowsNeedNoPolygonButAPlace() async throws {
        let table =
            "code,role,population,population_65_plus,easting_m,northing_m,area_ha\n"
            + Self.codes.map { "\($0),core,1000,200,600400,150400,90\n" }.joined()
            + "E02000105,adjoining,900,100,602500,150500,80\n"
        let region = try await make(table)
        #expect(region.core == 4 && region.context == 1)
        let last = try text(region, "areas.csv").split(separator: "\n").last
        #expect(last?.hasPrefix("E02000105,E02000105,E02000105,context,") == true)
        let bare = table.replacingOccurrences(of: ",easting_m,northing_m,area_ha", with: ",a,b,c")
        #expect(Set(try await faults(bare).map(\.id)) == [.valueMissing])
    }

    @Test func bothListsOfDifferingCodesAreNamed() async throws {
        let found = try await faults(Self.plain, squares: Array(Self.codes.prefix(3)) + ["E02000109"])
        #expect(found.map(\.id) == [.codeUnmatched])
        #expect(found[0].message.contains("Polygons without a row: 1 (E02000109)"))
        #expect(found[0].message.contains("Core rows without a polygon: 1 (E02000104)"))
        let newer = try await faults(Self.plain, squares: Array(Self.codes.prefix(3)) + ["E02006999"])
        #expect(newer.map(\.id) == [.codeVintage, .codeUnmatched])
    }

    @Test func pointsOfATableBecomeSquares() async throws {
        let region = try await make(Self.plain, points: "easting,northing\n600120,150130\n600130,150140\n")
        let lines = try text(region, "residential_points.csv").split(separator: "\n").map(String.init)
        #expect(lines.contains("E02000101,600150,150150,2") && lines.count == 5)
        #expect(region.notes.contains { $0.contains("E02000102, E02000103, E02000104 without any") })
    }

    @Test func propertiesWithCodesAreFoundOrAskedFor() async throws {
        do {
            _ = try await make(Self.plain) { $0.codeField = "nothing" }
            Issue.record("a property that is not there was taken")
        } catch let refused as InputRefused {
            #expect(Set(refused.diagnostics.map(\.id)) == [.codeMissing])
        }
    }
}
