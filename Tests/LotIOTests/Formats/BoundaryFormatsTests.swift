import BoundarySamples
import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct BoundaryFormatsTests {
    @Test func everyFormGivesTheSameFeatures() async throws {
        let json = Array(toySquares(toyCodes, key: "MSOA11CD").utf8)
        let package = try await geoPackage([try toyLayer()])
        let zip = try await withToyShapefile { _, stem in ZipSample.bytes(try ShapefileSample.entries(stem: stem)) }
        let table = """
            MSOA11CD,wkt
            \(try toyFeatures().map { "\($0.values[0]),\"\(wkt($0.shape))\"" }.joined(separator: "\n"))
            """
        let expected = try #require(readBoundaries(json).file)
        #expect(expected.basis == .named("member crs"))
        let forms: [([UInt8], BoundaryFormat, ReferenceSystemBasis)] = [
            (GzipSample.bytes(json), .geoJSON, .named("member crs")),
            (package, .geoPackage, .named("layer areas")),
            (GzipSample.bytes(package), .geoPackage, .named("layer areas")),
            (zip, .shapefile, .named(".prj")), (Array(table.utf8), .wktTable, .range),
        ]
        for (bytes, format, basis) in forms {
            let (file, reading) = readBoundaries(bytes)
            #expect(reading.diagnostics.isEmpty, "\(format) \(reading.diagnostics)")
            #expect(codes(file) == toyCodes && shapes(file) == shapes(expected), "\(format)")
            #expect(file?.declared == .britishGrid && file?.format == format && file?.basis == basis)
            #expect(file?.features.map(\.number) == [1, 2, 3, 4] && file?.isComplete == true)
        }
    }

    private func wkt(_ shape: MultiPolygon) -> String {
        let rings = shape.polygons[0].rings.map { ring in
            "(" + ring.positions.map { "\($0.x) \($0.y)" }.joined(separator: ", ") + ")"
        }
        return "POLYGON (\(rings.joined(separator: ", ")))"
    }

    static let foreign: [(name: String, bytes: [UInt8], words: String)] = [
        ("web page", Array("<!DOCTYPE html><html><body>404".utf8), "web page"),
        ("pointer", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8), "Git LFS pointer"),
        ("KML", Array("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"/>".utf8), "KML"),
        ("GML", Array("<?xml version=\"1.0\"?><a xmlns:gml=\"http://www.opengis.net/gml\"/>".utf8), "GML"),
        ("old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0, 0], "old Excel workbook"),
        ("PDF", Array("%PDF-1.7".utf8), "PDF"), ("UTF-16", [0xFF, 0xFE, 0x7B, 0], "UTF-16"),
        ("Parquet", Array("PAR1....PAR1".utf8), "Parquet"), ("FlatGeobuf", Array("fgb".utf8) + [3], "FlatGeobuf"),
        ("prose", Array("no such layer".utf8), "neither GeoJSON nor a table"),
        ("twice", GzipSample.bytes(GzipSample.bytes(Array("{}".utf8))), "compressed with gzip twice"),
        (
            "workbook",
            ZipSample.bytes([.init(name: "[Content_Types].xml"), .init(name: "xl/workbook.xml")]), "an Excel workbook"
        ),
        ("document", ZipSample.bytes([.init(name: "[Content_Types].xml")]), "an Office document"),
        ("geodatabase", ZipSample.bytes([.init(name: "a.gdb/a0001.gdbtable")]), "file geodatabase"),
        ("KMZ", ZipSample.bytes([.init(name: "doc.kml")]), "KMZ"),
        ("other zip", ZipSample.bytes([.init(name: "b.txt")]), "a zip archive without a Shapefile (b.txt)"),
        ("empty zip", ZipSample.bytes([]), "a zip archive without a Shapefile (empty)"),
        (
            "table alone", [3, 126, 1, 1, 0, 0, 0, 0, 65, 0] + [UInt8](repeating: 0, count: 60),
            "the table of a Shapefile"
        ),
    ]

    @Test(arguments: foreign.indices)
    func whatIsNoBoundaryFileIsNamed(_ index: Int) throws {
        let sample = Self.foreign[index]
        let (file, reading) = readBoundaries(sample.bytes)
        #expect(file == nil && reading.ids == [.fileWrongType], "\(sample.name) \(reading.diagnostics)")
        #expect(reading.diagnostics.first?.message.contains(sample.words) == true, "\(reading.diagnostics)")
    }

    @Test func answersOfServicesAreNamed() {
        func first(_ text: String) -> Diagnostic? { readBoundaries(Array(text.utf8)).reading.diagnostics.first }
        let error = first("{\"error\":{\"code\":400,\"message\":\"Invalid URL\",\"details\":[]}}")
        #expect(error?.id == .geojsonStructure && error?.value == "400 Invalid URL", "\(String(describing: error))")
        let esri = first("{\"geometryType\":\"esriGeometryPolygon\",\"features\":[{\"attributes\":{}}]}")
        #expect(esri != nil)
        #expect(first("{\"type\":\"Topology\",\"objects\":{}}")?.message.contains("TopoJSON") == true)
        let cut = toySquares(toyCodes).replacing(
            "\"features\"", with: "\"properties\":{\"exceededTransferLimit\":true},\"features\"")
        let warning = readBoundaries(Array(cut.utf8))
        #expect(warning.file != nil && warning.reading.warnings.map(\.id) == [.geojsonStructure])
    }

    @Test func theCodeFieldOfTheUserCounts() async throws {
        let text = toySquares(toyCodes, key: "my_areas").replacing(
            "\"properties\":{", with: "\"properties\":{\"code\":\"x\",")
        let (file, reading) = readBoundaries(Array(text.utf8), codeField: "MY_AREAS")
        #expect(file?.codeField == "my_areas" && reading.diagnostics.isEmpty)
        var faults = Reading()
        let boundaries = Boundaries(areas: try toyAreas(), links: [], source: "a", isIndicative: false, threads: 1)
        let geography = await boundaries.geography(try #require(file), &faults)
        #expect(geography?.shapes.count == 4, "\(faults.diagnostics)")
        let wrong = readBoundaries(Array(text.utf8), codeField: "my_area")
        #expect(wrong.file == nil && wrong.reading.ids == [.codeMissing])
        #expect(wrong.reading.diagnostics.first?.remedy == "Did you mean my_areas?")
    }

    @Test func aSystemThatIsGuessedIsAWarningUnlessStated() async throws {
        let package = try await geoPackage([try toyLayer(system: -1)])
        let boundaries = Boundaries(areas: try toyAreas(), links: [], source: "a", isIndicative: false, threads: 1)
        var (file, reading) = readBoundaries(package)
        #expect(file?.basis == .range && file?.declared == .britishGrid && reading.diagnostics.isEmpty)
        _ = await boundaries.geography(try #require(file), &reading)
        #expect(reading.warnings.map(\.id) == [.geojsonReferenceSystem])
        var told = Reading()
        let stated = try #require(file?.stated(.britishGrid, &told))
        #expect(stated.basis == .stated && stated.format == .geoPackage)
        _ = await boundaries.geography(stated, &told)
        #expect(told.diagnostics.isEmpty)
    }
}

/// Real files, where they lie beside the checkout.
@Suite(.enabled(if: Folders.hasShared, "needs the real files in ../shared/data"))
struct SharedFormatsTests {
    private func read(_ name: String) -> (file: BoundaryFile?, reading: Reading) {
        var reading = Reading()
        let path = Folders.shared.appending(path: "formats/\(name)").path
        return (BoundaryFormats.read(path: path, name: name, reading: &reading), reading)
    }

    @Test func rutlandIsTheSameInThreeForms() throws {
        let json = try #require(read("rutland_msoa11_bgc_epsg27700.geojson").file)
        let (package, a) = read("rutland_msoa11_bgc_epsg27700.gpkg")
        let (shapefile, b) = read("rutland_msoa11_bgc_epsg27700_shp.zip")
        #expect(a.diagnostics.isEmpty && b.diagnostics.isEmpty)
        #expect(json.features.count == 55 && codes(package) == codes(json) && codes(shapefile) == codes(json))
        #expect(
            json.declared == .britishGrid && package?.declared == .britishGrid && shapefile?.declared == .britishGrid)
        for (index, feature) in json.features.enumerated() {
            for other in [package, shapefile] {
                let shape = try #require(other?.features[index].shape)
                #expect(shape.polygons.count == feature.shape.polygons.count)
                #expect(shape.positionCount == feature.shape.positionCount)
                #expect(abs(shape.area - feature.shape.area) < 1)
            }
        }
        #expect(a.inputs.map(\.name) == ["rutland_msoa11_bgc_epsg27700.gpkg"])
    }

    @Test func everyOtherFileIsReadOrRefusedForItsReason() throws {
        #expect(read("ashford_msoa11_bgc_epsg27700.geojson").file?.features.count == 14)
        #expect(read("raw_geolookups_msoa11_E07000105.geojson").file?.features.count == 14)
        #expect(read("raw_geolookups_msoa21_E07000170_self_intersection.geojson").file != nil)
        #expect(read("raw_ukgeojson_msoa11_E07000113_edges_not_identical.json").file != nil)
        let kml = read("rutland_msoa11_bgc.kml").reading
        #expect(kml.ids == [.fileWrongType] && kml.diagnostics[0].message.contains("a KML file"))
        let topology = read("raw_ukgeojson_msoa11_E07000113_topojson.json").reading
        #expect(topology.ids == [.geojsonStructure] && topology.diagnostics[0].message.contains("TopoJSON"))
        let postcodes = read("code_point_open_2014_rutland_oakham.csv").reading
        #expect(!postcodes.diagnostics.isEmpty && postcodes.errorCount > 0)
    }

    @Test func englandIsReadCompressed() throws {
        var reading = Reading()
        let path = Folders.shared.appending(path: "england/msoa11_bsc_simplified.geojson.gz").path
        let file = BoundaryFormats.read(path: path, reading: &reading)
        #expect(file?.features.count == 6_791 && reading.diagnostics.isEmpty)
    }
}
