import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

/// Real boundaries, where they lie beside the checkout.
@Suite(.enabled(if: Folders.hasShared, "needs the real boundaries in ../shared/data"))
struct BoundaryReaderTests {
    private func areas(_ region: String) throws -> AreaTable {
        let table = try String(
            contentsOf: Folders.shared.appending(path: "\(region)/figures/areas.csv"), encoding: .utf8)
        let renamed = table.replacing("msoa_code", with: "area_code").replacing("msoa_name", with: "area_name")
            .replacing("ccg_", with: "health_").replacing("rural_urban_class_2011", with: "rural_urban_class")
            .replacing("imd_2019_score", with: "imd_score")
        var reading = Reading()
        let schema = CSVSchema(required: ["area_code", "role", "easting_m", "northing_m"], keepsOthers: true)
        let rows = try #require(CSVTable(Array(renamed.utf8), file: "areas.csv", schema: schema, reading: &reading))
        let areas = (0..<rows.rowCount).map { row in
            Area(
                code: rows.cell(row, "area_code"), name: rows.cell(row, "area_name"), readableName: "",
                role: rows.cell(row, "role") == "core" ? .core : .context, ladCode: rows.cell(row, "lad_code"),
                ladName: "", healthCode: "", healthName: "", population: 1, population65Plus: 1, population75Plus: 1,
                population85Plus: 1,
                centroid: Position(
                    x: Double(rows.cell(row, "easting_m")) ?? 0, y: Double(rows.cell(row, "northing_m")) ?? 0),
                areaHectares: 1, ruralUrban: .a1, imdScore: 1)
        }
        return AreaTable(areas)
    }

    private func read(_ path: String, _ areas: AreaTable) async throws(InputRefused) -> LoadedGeography {
        try await BoundaryReader.read(
            path: Folders.shared.appending(path: path).path, areas: areas, links: [], source: "official",
            isIndicative: false, threads: 2)
    }

    private func faults(_ path: String, _ areas: AreaTable) async -> [Diagnostic] {
        do throws(InputRefused) {
            return try await read(path, areas).warnings
        } catch {
            return error.diagnostics
        }
    }

    @Test func kentHasTheNeighboursOfTheReference() async throws {
        let kent = try areas("kent")
        let loaded = try await read("kent/msoa11_bgc.geojson", kent)
        #expect(loaded.geography.shapes.count == 182 && loaded.geography.components == 1)
        #expect(loaded.geography.contacts.count == 455)
        #expect(loaded.warnings.contains { $0.id == .codeUnmatched && $0.message.contains("167 features of 349") })
        let pairs = try String(contentsOf: Folders.shared.appending(path: "kent/msoa11_adjacency.csv"), encoding: .utf8)
        let reference = pairs.split(separator: "\n").dropFirst().compactMap { line -> Contact? in
            let cells = line.split(separator: ",")
            guard let a = kent.index(ofCode: String(cells[0])), let b = kent.index(ofCode: String(cells[1])),
                a < kent.coreCount, b < kent.coreCount, let metres = Double(cells[2])
            else { return nil }
            return Contact(a: min(a, b), b: max(a, b), sharedMetres: metres)
        }
        #expect(reference.count == loaded.geography.contacts.count)
        for (found, expected) in zip(
            loaded.geography.contacts, reference.sorted { ($0.a, $0.b) < ($1.a, $1.b) })
        {
            #expect(found.a == expected.a && found.b == expected.b)
            // The reference counts identical edges alone.
            #expect(abs(found.sharedMetres - expected.sharedMetres) < 0.01 * expected.sharedMetres + 1)
        }
    }

    @Test func rutlandOnTheBritishGrid() async throws {
        let loaded = try await read("formats/rutland_msoa11_bgc_epsg27700.geojson", try areas("rutland"))
        #expect(loaded.geography.shapes.count == 5 && loaded.geography.projection == nil)
        #expect(loaded.geography.contacts.count == 8)
    }

    @Test func boundariesWithoutIdenticalEdgesStillTouch() async throws {
        let kent = try areas("kent")
        let swale = kent.areas.filter { $0.ladCode == "E07000113" }
        let loaded = try await read(
            "formats/raw_ukgeojson_msoa11_E07000113_edges_not_identical.json", AreaTable(swale))
        #expect(loaded.geography.shapes.count == swale.count)
        #expect(loaded.geography.neighbours.allSatisfy { !$0.isEmpty })
    }

    @Test func anInvalidPolygonIsNamedWithReasonAndPlace() async throws {
        let path = "formats/raw_geolookups_msoa21_E07000170_self_intersection.geojson"
        let bytes = try [UInt8](Data(contentsOf: Folders.shared.appending(path: path)))
        var reading = Reading()
        let file = try #require(GeoJSONReader.read(bytes, name: path, reading: &reading))
        let areas = file.features.map { feature in
            Area(
                code: feature.text("MSOA21CD") ?? "", name: "", readableName: "", role: .core, ladCode: "", ladName: "",
                healthCode: "", healthName: "", population: 1, population65Plus: 1, population75Plus: 1,
                population85Plus: 1, centroid: Position(x: 450_000, y: 357_000), areaHectares: 1, ruralUrban: .a1,
                imdScore: 1)
        }
        let found = await faults(path, AreaTable(areas))
        #expect(found.map(\.id) == [.polygonInvalid] && found.first?.value == "E02005824", "\(found)")
        #expect(found.first?.message.contains("Self-intersection at E 4") == true, "\(found)")
    }

    @Test func boundariesOf2021ForATableOf2011() async throws {
        let found = await faults("kent/msoa21_bgc.geojson", try areas("kent"))
        #expect(Set(found.map(\.id)) == [.codeVintage, .codeUnmatched])
        #expect(found.first?.message.contains("looks like MSOA 2021") == true, "\(found)")
    }

    @Test func topoJSONIsNamed() async throws {
        let found = await faults("formats/raw_ukgeojson_msoa11_E07000113_topojson.json", try areas("kent"))
        #expect(found.map(\.id) == [.geojsonStructure] && found.first?.message.contains("TopoJSON") == true)
    }

    @Test func otherFormsGiveTheSameGeography() async throws {
        let rutland = try areas("rutland")
        let expected = try await read("formats/rutland_msoa11_bgc_epsg27700.geojson", rutland).geography
        for name in ["rutland_msoa11_bgc_epsg27700.gpkg", "rutland_msoa11_bgc_epsg27700_shp.zip"] {
            let geography = try await read("formats/\(name)", rutland).geography
            #expect(geography.contacts.map(\.a) == expected.contacts.map(\.a))
            #expect(geography.contacts.map(\.b) == expected.contacts.map(\.b))
            for (found, wanted) in zip(geography.shapes, expected.shapes) { #expect(abs(found.area - wanted.area) < 1) }
        }
    }

    @Test func kmlIsNamed() async throws {
        let found = await faults("formats/rutland_msoa11_bgc.kml", try areas("kent"))
        #expect(found.map(\.id) == [.fileWrongType] && found.first?.message.contains("a KML file") == true)
    }
}
