import Foundation
import LotGeometry
import Testing

@testable import LotIO

@Suite struct LayerWriterTests {
    @Test func gridLayersAreProjectedWhereTheFormatWantsDegrees() async throws {
        let layer = try LayerMaps.layer()
        let grid = try await LayerWriter.inMetres(layer, threads: 1)
        #expect(grid.system == .britishGrid)
        #expect(grid.features[0].shape.boundingBox.minX > 500_000)
        let text = String(decoding: try await LayerWriter.bytes(grid, as: .geojson, threads: 1), as: UTF8.self)
        #expect(text.contains("[0.500000,51.200000]") && text.contains("\"bbox\":["))
        #expect(text.utf8.first == UInt8(ascii: "{") && !text.contains("\"crs\""))
        let back = try await LayerWriter.inDegrees(grid, threads: 1)
        let gap = back.features[0].shape.boundingBox.minX - 0.5
        #expect(abs(gap) < 1e-6)
    }

    @Test func simplifyingKeepsPropertiesAndOrder() async throws {
        let layer = try LayerMaps.layer()
        let thin = try await LayerWriter.simplified(layer, toleranceMetres: 100, threads: 2)
        #expect(thin.features.map(\.properties) == layer.features.map(\.properties))
        #expect(thin.features.map(\.shape.polygons.count) == [1, 2, 0])
    }

    @Test(.enabled(if: Witness.isPresent, "\(Witness.absence)"), arguments: LayerFormat.allCases)
    func gdalOpensEveryFormat(_ format: LayerFormat) async throws {
        let layer = try LayerMaps.layer()
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "areas.\(format.rawValue)").path
            try Data(try await LayerWriter.bytes(layer, as: format, threads: 1)).write(to: URL(filePath: path))
            let found = try Witness.says("-al", path)
            #expect(!found.contains("ERROR") && !found.contains("Warning"), "\(found)")
            // Its reader of TopoJSON passes over features without geometry.
            #expect(found.contains("Feature Count: \(format == .topojson ? 2 : 3)"))
            #expect(found.contains("Extent: (0.500000, 51.200000) - (0.810000, 51.300000)"))
            #expect(found.contains("=\"Ō'Neill\"; DROP TABLE areas;--"))
            // KML has texts alone.
            #expect(found.contains(format == .kml ? "hours_week (String) = 12.5" : "hours_week (Real) = 12.5"))
            #expect(found.contains("POLYGON ((0.6 51.2") || found.contains("MULTIPOLYGON (((0.6 51.2"), "\(found)")
        }
    }

    @Test(.enabled(if: Witness.isPresent, "\(Witness.absence)"))
    func gdalKnowsTheGridOfAGeoPackage() async throws {
        let layer = try await LayerWriter.inMetres(LayerMaps.layer(), threads: 1)
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "areas.gpkg").path
            try Data(try await LayerWriter.bytes(layer, as: .geopackage, threads: 1)).write(to: URL(filePath: path))
            let found = try Witness.says("-al", "-so", path)
            #expect(found.contains("ID[\"EPSG\",27700]") && found.contains("Multi Polygon"), "\(found)")
            #expect(!found.contains("ERROR") && !found.contains("Warning"), "\(found)")
        }
    }
}
