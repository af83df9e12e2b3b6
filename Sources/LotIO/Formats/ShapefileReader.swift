import LotGeometry
import LotModel
import LotSpatial

/// The parts of a Shapefile, whole in memory.
struct ShapefileParts {
    let shapes: [UInt8]
    let index: [UInt8]?
    let table: [UInt8]?
    let projection: [UInt8]?
    let codePage: [UInt8]?

    /// `companion` gives the part of an ending, or nil when there is none.
    init(shapes: [UInt8], companion: (String) -> [UInt8]?) {
        self.shapes = shapes
        index = companion("shx")
        table = companion("dbf")
        projection = companion("prj")
        codePage = companion("cpg")
    }
}

/// Reads Shapefiles (Esri, "ESRI Shapefile Technical Description", 1998) through shapelib.
enum ShapefileReader {
    /// The polygons with the rows of their table as properties. Adds `boundaries.structure` for a damaged file or one
    /// without its index or table, `text.encoding`, `geojson.geometry` and `geojson.reference_system`.
    ///
    /// Without a `.prj` the reference system is judged by the range of the coordinates. Rows that are marked as deleted are
    /// left out. Measures and heights are ignored.
    static func read(
        _ parts: ShapefileParts, name: String, layer: String? = nil, reading: inout Reading
    ) -> BoundaryFile? {
        let place = Diagnostic.Place(file: name)
        guard let index = parts.index, let table = parts.table else {
            let missing = [parts.index == nil ? ".shx" : nil, parts.table == nil ? ".dbf" : nil].compactMap { $0 }
            reading.add(
                .boundariesStructure, at: place,
                "is a Shapefile without its \(missing.joined(separator: " and ")).",
                remedy: "Keep .shp, .shx, .dbf and .prj together under one name, or zip them.")
            return nil
        }
        let records: Shapelib.Records
        switch unsafe Shapelib.records(shapes: parts.shapes, index: index, table: table) {
        case .success(let found): records = found
        case .failure(let fault):
            reading.add(
                .boundariesStructure, at: place, "is a damaged Shapefile: \(fault.words).",
                remedy: "Copy, download or export all its parts again.")
            return nil
        }
        var system = FoundSystem.unsaid
        if let bytes = parts.projection {
            let text = String(decoding: bytes.prefix(Shapelib.textLimit), as: UTF8.self)
            guard let found = FoundSystem.of(definition: text, in: ".prj", file: name, &reading) else { return nil }
            system = found
        }
        guard
            let encoding = reading.attempt({ () throws(Diagnostic) in
                try TableEncoding(declared: parts.codePage, driver: records.driver, values: records, name: name)
            })
        else { return nil }
        let fields = records.fields.map { encoding.text($0.name) }
        var list = FeatureList(name: name)
        for record in records.all {
            var properties: [String: JSONScalar] = [:]
            for (position, field) in fields.enumerated() {
                properties[field] = value(record.values[position], records.fields[position].isNumber, encoding)
            }
            list.add(outcome(record.shape), properties, &reading)
        }
        return list.file(.shapefile, layer: layer, system, &reading)
    }

    private static func value(_ bytes: [UInt8]?, _ isNumber: Bool, _ encoding: TableEncoding) -> JSONScalar {
        guard let bytes else { return .null }
        let text = encoding.text(bytes)
        if isNumber { return NumberText.number(Codes.trimmed(text)).map { .number($0) } ?? .null }
        return .text(text)
    }

    private static func outcome(_ shape: Shapelib.Shape) -> GeometryOutcome {
        switch shape {
        case .null: return .absent
        case .other(let words): return .fault("is \(words), not a polygon")
        case .damaged: return .fault("has a shape that cannot be read")
        case .rings(let rings):
            var made: [Ring] = []
            for (number, positions) in rings.enumerated() {
                do { made.append(try Ring(positions)) } catch {
                    return .fault("has a faulty ring: ring \(number + 1) \(GeoJSONReader.words(error))")
                }
            }
            return made.isEmpty ? .absent : .shape(RingGroups.polygons(made))
        }
    }
}

/// Sorts rings that stand in one list into polygons with holes.
enum RingGroups {
    /// A Shapefile's exterior rings run clockwise, its holes the other way; a hole belongs to the smallest exterior that
    /// surrounds most of its vertices. A hole that lies in no exterior becomes a polygon of its own: some writers wind
    /// everything the same way round. The result winds as GeoJSON does, so that a layer gives the same in either form.
    ///
    /// Grows with the product of holes and exteriors of one feature; boxes rule most pairs out.
    static func polygons(_ rings: [Ring]) -> MultiPolygon {
        if rings.count == 1 { return MultiPolygon([Polygon(exterior: wound(rings[0], counterClockwise: true))]) }
        let areas = rings.map(\.signedArea)
        let boxes = rings.map(\.boundingBox)
        var holes = [[Ring]](repeating: [], count: rings.count)
        var isExterior = areas.map { $0 <= 0 }
        let exteriors = rings.indices.filter { isExterior[$0] }
        for hole in rings.indices where !isExterior[hole] {
            let around = exteriors.filter { exterior in
                let box = boxes[exterior]
                return box.minX <= boxes[hole].minX && box.maxX >= boxes[hole].maxX && box.minY <= boxes[hole].minY
                    && box.maxY >= boxes[hole].maxY && surrounds(rings[exterior], rings[hole])
            }
            if let smallest = around.min(by: { (-areas[$0], $0) < (-areas[$1], $1) }) {
                holes[smallest].append(rings[hole])
            } else {
                isExterior[hole] = true
            }
        }
        return MultiPolygon(
            rings.indices.filter { isExterior[$0] }.map { exterior in
                Polygon(
                    exterior: wound(rings[exterior], counterClockwise: true),
                    holes: holes[exterior].map { wound($0, counterClockwise: false) })
            })
    }

    private static func wound(_ ring: Ring, counterClockwise: Bool) -> Ring {
        (ring.signedArea > 0) == counterClockwise ? ring : ring.reversed
    }

    /// Most vertices, not one: a hole may touch the exterior, and on the line itself either answer may come.
    private static func surrounds(_ exterior: Ring, _ hole: Ring) -> Bool {
        let shape = MultiPolygon([Polygon(exterior: exterior)])
        let step = max(1, hole.positions.count / 32)
        let probes = stride(from: 0, to: hole.positions.count, by: step).map { hole.positions[$0] }
        return probes.count { shape.surrounds($0) } * 2 > probes.count
    }
}
