import Foundation
import LotModel
import Testing

@testable import LotIO

/// Every file of ../shared/data/formats is read or refused as its README says.
@Suite(.enabled(if: Folders.hasShared, "needs ../shared/data/formats"))
struct FormatFilesTests {
    private static let folder = Folders.shared.appending(path: "formats")
    private let check = LayerCheck(
        known: KnownCodes.read(
            geodata: Folders.package.appending(path: "geodata").path, regions: ["kent", "nottinghamshire", "rutland"]),
        threads: 2)

    /// Number of areas, whether a run would take them, and their system.
    private static let read: [String: (areas: Int, isAccepted: Bool, system: DeclaredReferenceSystem)] = [
        "ashford_msoa11_bgc_epsg27700.geojson": (14, true, .britishGrid),
        "rutland_msoa11_bgc_epsg27700.geojson": (55, true, .britishGrid),
        "rutland_msoa11_bgc_epsg27700.gpkg": (55, true, .britishGrid),
        "rutland_msoa11_bgc_epsg27700_shp.zip": (55, true, .britishGrid),
        "raw_geolookups_msoa11_E07000105.geojson": (14, true, .lonLat),
        Layers.selfIntersection: (16, false, .lonLat), Layers.notIdentical: (17, true, .lonLat),
    ]
    private static let refused: [String: (id: DiagnosticID, words: String)] = [
        Layers.topology: (.geojsonStructure, "is TopoJSON, not GeoJSON."),
        "rutland_msoa11_bgc.kml": (.fileWrongType, "is a KML file, not boundaries."),
        "code_point_open_2014_rutland_oakham.csv": (
            .fileWrongType, "has no header row; looks like Code-Point Open, a list of postcodes, not boundaries."
        ),
    ]

    @Test func noFileIsForgotten() throws {
        let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(present) == Set(Self.read.keys).union(Self.refused.keys))
    }

    @Test(arguments: Self.read.keys.sorted()) func boundariesAreRead(name: String) async throws {
        let expected = try #require(Self.read[name])
        let report = try await check.report(path: Layers.raw(name))
        #expect(report.codes.labels.count == expected.areas && report.isAccepted == expected.isAccepted)
        #expect(report.plane.system == expected.system && report.plane.basis == .stated && report.warnings.isEmpty)
        #expect(report.vintage.known == expected.areas && report.vintage.unknown.isEmpty && !report.vintage.isMixed)
    }

    @Test(arguments: Self.refused.keys.sorted()) func othersAreNamed(name: String) async throws {
        let expected = try #require(Self.refused[name])
        let refusal = await #expect(throws: InputRefused.self) { try await check.report(path: Layers.raw(name)) }
        #expect(refusal?.diagnostics.map(\.id) == [expected.id])
        #expect(refusal?.diagnostics.first?.message == expected.words)
    }

    @Test func theUntouchedFileHasItsNotes() async throws {
        let notes = try await check.report(path: Layers.raw("raw_geolookups_msoa11_E07000105.geojson")).notes
        try #require(notes.count == 3)
        #expect(notes[0].hasPrefix("has the member crs of 2008"))
        #expect(notes[1].hasPrefix("has coordinates with up to 15 decimals"))
        #expect(notes[2].contains("CAUTHCD (14 of 14)"))
    }
}
