import LotGeometry
import LotModel
import LotSpatial

/// What a region is made from.
public struct RegionSources: Sendable {
    /// The boundary file, in any form that scenarios may name.
    public var boundaries: String
    /// The layer of a file that holds several; nil takes the only one.
    public var layer: String?
    /// Tables of figures, the first that has a column counts.
    public var tables: [String]
    /// The user's names of columns by those of `areas.csv`.
    public var columns: [String: String]
    /// Property of the boundary file that holds codes; recognised where none is given.
    public var codeField: String?
    /// Places where people live, such as postcodes.
    public var points: String?
    /// Crossings, in the form of `links.csv`.
    public var links: String?

    public init(
        boundaries: String, layer: String? = nil, tables: [String], columns: [String: String] = [:],
        codeField: String? = nil, points: String? = nil, links: String? = nil
    ) {
        self.boundaries = boundaries
        self.layer = layer
        self.tables = tables
        self.columns = columns
        self.codeField = codeField
        self.points = points
        self.links = links
    }
}

/// A region folder in memory.
public struct ImportedRegion: Sendable {
    public let files: [(name: String, bytes: [UInt8])]
    /// Where each column came from and what stands in for one that no table has, for the reader of the folder.
    public let notes: [String]
    public let core: Int
    public let context: Int
    public let points: Int
    public let warnings: [Diagnostic]
}

/// Makes a region folder from boundaries and tables.
public enum RegionImport {
    /// `areas.csv`, `residential_points.csv`, `outline.csv`, `links.csv`, `areas.geojson`.
    ///
    /// Throws every fault of the tables and of the boundaries; codes of polygons and of core rows must be the same sets. The
    /// caller reads the folder back before it is published: that is where places, validity and tiling are examined.
    public static func make(_ sources: RegionSources, threads: Int) async throws(InputRefused) -> ImportedRegion {
        var reading = Reading()
        let made = await make(sources, threads: threads, &reading)
        try reading.throwIfErrors()
        guard let made else { preconditionFailure("no region and no error") }
        return made
    }

    /// Names of fields for which a column may be given.
    public static var fields: [String] { ImportField.all.map(\.name) }

    private static func make(
        _ sources: RegionSources, threads: Int, _ reading: inout Reading
    ) async -> ImportedRegion? {
        guard let file = BoundaryFormats.read(path: sources.boundaries, layer: sources.layer, reading: &reading),
            let features = coded(file, sources.codeField, &reading),
            let tables = AttributeTables(
                paths: sources.tables, codes: Set(features.keys), columns: sources.columns, &reading)
        else { return nil }
        let before = reading.errorCount
        let role = ImportField.all.first { $0.name == "role" }
        let core = tables.codes.filter { code in
            role.flatMap { tables.text($0, code, &reading) } ?? AreaRole.core.rawValue == AreaRole.core.rawValue
        }
        guard reading.errorCount == before else { return nil }
        checkCodes(file, Set(features.keys), tables, core, &reading)
        guard reading.errorCount == before else { return nil }
        do throws(SpatialFault) {
            let lonLat = core.compactMap { features[$0]?.shape }
            let projector = try Projector()
            let isGrid = file.declared == .britishGrid
            let grid = try await isGrid ? lonLat : projector.toGrid(lonLat, threads: threads)
            if isGrid { try Projector.checkGrid(grid) }
            let degrees = try await isGrid ? projector.toLonLat(grid, threads: threads) : lonLat
            var table = ImportedTable(tables, codes: tables.codes, core: core, shapes: grid)
            let areas = try table.bytes(&reading)
            let points = points(sources, core, grid, &table, &reading)
            let links = sources.links.flatMap { path in
                AnyTable.read(path, &reading) == nil
                    ? nil : BoundaryPlace.path(path, name: path).bytes(&reading)
            }
            let outline = try await outline(grid, threads: threads)
            guard reading.errorCount == before, let points else { return nil }
            return ImportedRegion(
                files: [
                    ("areas.csv", areas), ("residential_points.csv", points.bytes), ("outline.csv", outline),
                    ("links.csv", links ?? Array("from,to,kind,minutes\n".utf8)),
                    ("areas.geojson", map(core, degrees, table.names)),
                ], notes: table.notes, core: core.count, context: tables.codes.count - core.count,
                points: points.count, warnings: reading.warnings)
        } catch {
            reading.add(
                .polygonInvalid, at: .init(file: file.name), "cannot be worked on: \(error).",
                remedy: "Check the file's reference system and mend the polygons (\"Fix geometries\" in QGIS).")
            return nil
        }
    }

    /// Features by code, each once; nil with the faults added.
    private static func coded(
        _ file: BoundaryFile, _ asked: String?, _ reading: inout Reading
    ) -> [String: BoundaryFeature]? {
        guard let property = asked ?? BoundaryCodes.property(of: file) else {
            let names = Set(file.features.prefix(100).flatMap { $0.properties.keys }).sorted()
            reading.add(
                .codeMissing, at: .init(file: file.name),
                "has no property with area codes; its properties are \(names.isEmpty ? "none" : listed(names)).",
                remedy: "Give the name of the property with --code-field.")
            return nil
        }
        let before = reading.errorCount
        let byCode = file.features(by: property, &reading)
        return reading.errorCount == before && file.isComplete ? byCode : nil
    }

    private static func checkCodes(
        _ file: BoundaryFile, _ polygons: Set<String>, _ tables: AttributeTables, _ core: [String],
        _ reading: inout Reading
    ) {
        let rows = Set(tables.codes)
        let bare = polygons.subtracting(rows).sorted()
        let shapeless = core.filter { !polygons.contains($0) }
        guard !bare.isEmpty || !shapeless.isEmpty else { return }
        let place = Diagnostic.Place(file: tables.files.first ?? file.name)
        if let words = BoundaryCodes.vintageWords(file: polygons.sorted(), missing: shapeless, core: core.count) {
            reading.add(
                .codeVintage, at: place, words,
                remedy: "Use boundaries and tables of the same census, or migrate the table.")
        }
        reading.add(
            .codeUnmatched, at: place,
            "the areas of \(file.name) and of the tables differ. Polygons without a row: "
                + "\(bare.isEmpty ? "none" : "\(bare.count) (\(listed(bare, most: 20)))"). Core rows without a polygon: "
                + "\(shapeless.isEmpty ? "none" : "\(shapeless.count) (\(listed(shapeless, most: 20)))").",
            remedy: "Give every polygon a row and every row a polygon; rows of neighbours may have the role context.")
    }

    private static func points(
        _ sources: RegionSources, _ core: [String], _ shapes: [MultiPolygon], _ table: inout ImportedTable,
        _ reading: inout Reading
    ) -> (bytes: [UInt8], count: Int)? {
        var cells = zip(core, table.places).map { ImportPoints.Cell(code: $0, place: $1, weight: 1) }
        if let path = sources.points {
            guard let read = ImportPoints.read(path, codes: core, shapes: shapes, &reading) else { return nil }
            cells = read.cells
            table.notes.append(
                "residential points: \(BoundaryReader.shownName(path)), centres of squares of 100 m"
                    + (read.outside > 0 ? "; \(read.outside) places in no area are left out" : ""))
            let present = Set(cells.map(\.code))
            let absent = core.indices.filter { !present.contains(core[$0]) }
            cells += absent.map { ImportPoints.Cell(code: core[$0], place: table.places[$0], weight: 1) }
            if !absent.isEmpty {
                table.notes.append(
                    "residential points: \(listed(absent.map { core[$0] })) without any; the area's place stands for them"
                )
            }
        } else {
            table.notes.append(
                "residential points: not given; the place of each area stands for all its homes, and hops within areas"
                    + " follow the closed form")
        }
        var writer = CSVWriter(columns: ["area_code", "easting_m", "northing_m", "weight"])
        for cell in cells {
            writer.append([
                .text(cell.code), .number(cell.place.x, decimals: 0), .number(cell.place.y, decimals: 0),
                cell.weight == cell.weight.rounded() ? .whole(Int(cell.weight)) : .number(cell.weight, decimals: 3),
            ])
        }
        return (writer.bytes, cells.count)
    }

    /// How far the outline may lie from the polygons' own; it is for looking at and for building, not for measuring.
    static let outlineMetres = 100.0

    private static func outline(_ shapes: [MultiPolygon], threads: Int) async throws(SpatialFault) -> [UInt8] {
        let union = try await dissolve(groups: [Array(shapes.indices)], of: shapes, threads: threads)
        let thin = try await simplified(union, toleranceMetres: outlineMetres, threads: threads)
        var writer = CSVWriter(columns: ["part", "vertex", "easting_m", "northing_m"])
        for (part, polygon) in thin[0].normalised.polygons.enumerated() {
            for (vertex, place) in polygon.exterior.positions.dropLast().enumerated() {
                writer.append([
                    .whole(part + 1), .whole(vertex + 1), .number(place.x, decimals: 1), .number(place.y, decimals: 1),
                ])
            }
        }
        return writer.bytes
    }

    private static func map(_ codes: [String], _ shapes: [MultiPolygon], _ names: [(String, String)]) -> [UInt8] {
        GeoJSONWriter.bytes(
            codes.indices.map { index in
                GeoJSONFeature(
                    properties: [
                        JSONMember(key: "area_code", value: .text(codes[index])),
                        JSONMember(key: "area_name", value: .text(names[index].0)),
                        JSONMember(key: "readable_name", value: .text(names[index].1)),
                        JSONMember(key: BoundaryFile.indicativeKey, value: .whole(0)),
                    ], shape: shapes[index])
            }, members: [JSONMember(key: BoundaryFile.indicativeKey, value: .boolean(false))], hasBoundingBox: true)
    }
}

extension BoundaryFile {
    static let indicativeKey = "geometry_indicative"

    /// False where a region's own polygons say that they are boundaries, as those of an imported region do.
    var isIndicative: Bool { features.first?.text(Self.indicativeKey) != "0" }
}
