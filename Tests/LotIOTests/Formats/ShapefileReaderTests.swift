import BoundarySamples
import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct ShapefileReaderTests {
    private func read(_ path: String) -> (file: BoundaryFile?, reading: Reading) {
        var reading = Reading()
        return (BoundaryFormats.read(path: path, name: "toy.shp", reading: &reading), reading)
    }

    @Test func aPlainShapefileIsReadWithWhatLiesBesideIt() async throws {
        try await withToyShapefile { folder, stem in
            let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            let (file, reading) = read(stem + ".shp")
            #expect(codes(file) == toyCodes && file?.basis == .named(".prj") && reading.diagnostics.isEmpty)
            #expect(reading.inputs.map(\.name) == ["toy.shp", "toy.shx", "toy.dbf", "toy.prj", "toy.cpg"])
            #expect(file?.features[1].text("MSOA11NM") == "Toy 1")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
        }
    }

    @Test func holesAndPartsAreKeptApart() async throws {
        let outer = try square(0, 0, 100)
        let withHole = Polygon(exterior: outer.exterior, holes: [try square(40, 40, 20).exterior.reversed])
        let island = try square(45, 45, 5)
        let apart = try square(200, 0, 50)
        let shape = MultiPolygon([withHole, island, apart])
        try await withToyShapefile([SampleFeature(values: ["E1", "n"], shape: shape)]) { _, stem in
            #expect(shapes(read(stem + ".shp").file) == [shape])
        }
    }

    @Test func ringsOfOneWindingAreAllExteriors() throws {
        let rings = [try square(0, 0, 10).exterior, try square(20, 0, 10).exterior]
        let polygons = RingGroups.polygons(rings).polygons
        #expect(polygons.map(\.exterior) == rings && polygons.allSatisfy(\.holes.isEmpty))
    }

    @Test func aHoleThatTouchesItsExteriorStaysInside() throws {
        let outer = try square(0, 0, 100).exterior.reversed
        let hole = try Ring([(0, 50), (20, 40), (30, 50), (20, 60), (0, 50)].map { Position(x: $0, y: $1) })
        let polygons = RingGroups.polygons([outer, hole]).polygons
        #expect(polygons.count == 1 && polygons[0].holes.count == 1)
    }

    @Test func anUnknownReferenceSystemIsRefusedByName() async throws {
        let web = """
            PROJCS["WGS_1984_UTM_Zone_30N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,\
            298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
            PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-3.0],\
            PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """
        try await withToyShapefile(projection: web) { _, stem in
            let (file, reading) = read(stem + ".shp")
            #expect(file == nil && reading.ids == [.geojsonReferenceSystem])
            #expect(
                reading.diagnostics[0].value == "WGS 84 / UTM zone 30N" && reading.diagnostics[0].place.field == ".prj")
        }
        try await withToyShapefile(projection: "nonsense") { _, stem in
            #expect(read(stem + ".shp").reading.diagnostics.first?.value == "nonsense")
        }
        try await withToyShapefile(projection: ShapefileSample.degrees) { _, stem in
            #expect(read(stem + ".shp").file?.declared == .lonLat)
        }
    }

    @Test func partsThatDoNotFitAreDamage() async throws {
        try await withToyShapefile { folder, stem in
            let other = folder.appending(path: "other").path
            try ShapefileSample.write([try toyFeatures()[0]], columns: ["a", "b"], stem: other)
            try FileManager.default.removeItem(atPath: stem + ".dbf")
            try FileManager.default.copyItem(atPath: other + ".dbf", toPath: stem + ".dbf")
            let (file, reading) = read(stem + ".shp")
            #expect(file == nil && reading.ids == [.boundariesStructure])
            #expect(reading.diagnostics[0].message.contains("4 shapes and 1 rows"))
            try Data([3, 1]).write(to: URL(filePath: stem + ".dbf"))
            #expect(read(stem + ".shp").reading.ids == [.boundariesStructure])
        }
    }

    @Test func emptyShapesAreNamed() async throws {
        let empty = SampleFeature(values: ["E02000101", "n"], shape: .empty)
        try await withToyShapefile([try toyFeatures()[1], empty]) { _, stem in
            let (file, reading) = read(stem + ".shp")
            #expect(file?.features.count == 1 && file?.isComplete == false && reading.ids == [.geojsonGeometry])
            #expect(reading.diagnostics[0].message == "has no geometry (E02000101).")
        }
    }
}
