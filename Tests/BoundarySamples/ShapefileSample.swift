import CShapelib
import Foundation
import LotGeometry

/// Writes Shapefiles through shapelib, and gives their parts.
public enum ShapefileSample {
    public static let britishGrid = """
        PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",\
        6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],\
        PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],\
        PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]
        """
    public static let degrees = """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """

    public struct CannotWrite: Error {}

    /// Writes `stem`.shp, .shx and .dbf, and .prj and .cpg where texts are given. Exterior rings run clockwise, holes the
    /// other way, as the format demands. Texts are cut at 80 bytes.
    public static func write(
        _ features: [SampleFeature], columns: [String], stem: String, projection: String? = britishGrid,
        codePage: String? = "UTF-8"
    ) throws {
        guard let shapes = unsafe SHPCreate(stem, SHPT_POLYGON) else { throw CannotWrite() }
        defer { unsafe SHPClose(shapes) }
        guard let table = unsafe DBFCreateEx(stem, nil) else { throw CannotWrite() }
        defer { unsafe DBFClose(table) }
        for column in columns { unsafe _ = DBFAddField(table, column, FTString, 80, 0) }
        for (row, feature) in features.enumerated() {
            var starts: [Int32] = []
            var x: [Double] = []
            var y: [Double] = []
            for polygon in feature.shape.polygons {
                for (number, ring) in polygon.rings.enumerated() {
                    starts.append(Int32(x.count))
                    let wanted = (ring.signedArea < 0) == (number == 0) ? ring : ring.reversed
                    x += wanted.positions.map(\.x)
                    y += wanted.positions.map(\.y)
                }
            }
            let object = unsafe SHPCreateObject(
                SHPT_POLYGON, -1, Int32(starts.count), &starts, nil, Int32(x.count), &x, &y, nil, nil)
            guard let object = unsafe object else { throw CannotWrite() }
            unsafe _ = SHPWriteObject(shapes, -1, object)
            unsafe SHPDestroyObject(object)
            for (field, value) in feature.values.enumerated() {
                unsafe _ = DBFWriteStringAttribute(table, Int32(row), Int32(field), value)
            }
        }
        if let projection { try Data(projection.utf8).write(to: URL(filePath: stem + ".prj")) }
        if let codePage { try Data(codePage.utf8).write(to: URL(filePath: stem + ".cpg")) }
    }

    /// The parts of a written Shapefile as entries of a zip archive.
    public static func entries(stem: String) throws -> [ZipSample.Entry] {
        try ["shp", "shx", "dbf", "prj", "cpg"].compactMap { ending in
            let url = URL(filePath: "\(stem).\(ending)")
            guard FileManager.default.fileExists(atPath: url.path) else { return nil }
            return ZipSample.Entry(name: url.lastPathComponent, content: [UInt8](try Data(contentsOf: url)))
        }
    }
}
