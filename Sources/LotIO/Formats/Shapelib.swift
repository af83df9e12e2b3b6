import CShapelib
import LotGeometry

/// The one user of shapelib: the parts of a Shapefile in memory to plain values.
enum Shapelib {
    /// Longest `.prj` that is looked at.
    static let textLimit = 1 << 16

    enum Shape {
        case null
        /// Every ring as written, in one list.
        case rings([[Position]])
        /// A point, a line: "a point".
        case other(String)
        case damaged
    }

    struct Field {
        let name: [UInt8]
        let isNumber: Bool
    }

    struct Record {
        let shape: Shape
        /// One for each field, as written; nil where the table has none.
        let values: [[UInt8]?]
    }

    struct Records {
        let fields: [Field]
        let all: [Record]
        /// The encoding by the language driver in the table's header, such as "LDID/87"; nil when there is none.
        let driver: String?
    }

    struct Fault: Error {
        let words: String
    }

    /// All records that are not marked as deleted.
    ///
    /// Fails when a part cannot be opened, when shapes and rows differ in number, and when records overlap so that they
    /// hold more positions than the file has bytes for. Linear.
    @unsafe static func records(shapes: [UInt8], index: [UInt8], table: [UInt8]) -> Result<Records, Fault> {
        unsafe shapes.withUnsafeBufferPointer { shp in
            unsafe index.withUnsafeBufferPointer { shx in
                unsafe table.withUnsafeBufferPointer { dbf in
                    var parts = unsafe shapefile_parts(shp: part(shp), shx: part(shx), dbf: part(dbf))
                    return unsafe withUnsafePointer(to: &parts) { unsafe read($0) }
                }
            }
        }
    }

    @unsafe private static func part(_ bytes: UnsafeBufferPointer<UInt8>) -> shapefile_part {
        unsafe shapefile_part(bytes: bytes.baseAddress, size: UInt(bytes.count))
    }

    @unsafe private static func read(_ parts: UnsafePointer<shapefile_parts>) -> Result<Records, Fault> {
        guard let shapes = unsafe shapefile_open_shapes(parts) else {
            return .failure(Fault(words: "its shapes (.shp) or their index (.shx) cannot be read"))
        }
        defer { unsafe SHPClose(shapes) }
        guard let table = unsafe shapefile_open_table(parts) else {
            return .failure(Fault(words: "its table (.dbf) cannot be read"))
        }
        defer { unsafe DBFClose(table) }
        var count: Int32 = 0
        unsafe SHPGetInfo(shapes, &count, nil, nil, nil)
        let rows = unsafe DBFGetRecordCount(table)
        guard count == rows else {
            return .failure(Fault(words: "it has \(count) shapes and \(rows) rows of its table"))
        }
        guard count <= BoundaryFormats.featureLimit else {
            return .failure(Fault(words: "\(count) shapes are more than are read"))
        }
        let fields = unsafe fields(table)
        let header = unsafe Int(parts.pointee.dbf.bytes[8]) + Int(parts.pointee.dbf.bytes[9]) << 8
        let width = unsafe Int(parts.pointee.dbf.bytes[10]) + Int(parts.pointee.dbf.bytes[11]) << 8
        // The last row may lack the byte that ends the file.
        guard unsafe header + width * Int(rows) <= Int(parts.pointee.dbf.size) else {
            return .failure(Fault(words: "its table (.dbf) is cut off"))
        }
        // A position takes 16 bytes of the file.
        var positionsLeft = unsafe Int(parts.pointee.shp.size) / 16
        var records: [Record] = []
        for number in 0..<count where unsafe DBFIsRecordDeleted(table, number) == 0 {
            let shape = unsafe shape(shapes, number)
            if case .rings(let rings) = shape { positionsLeft -= rings.reduce(0) { $0 + $1.count } }
            guard positionsLeft >= 0 else { return .failure(Fault(words: "its shapes overlap in the file")) }
            let values = fields.indices.map { unsafe value(table, number, Int32($0), fields[$0].isNumber) }
            records.append(Record(shape: shape, values: values))
        }
        let driver = unsafe DBFGetCodePage(table).map { unsafe String(cString: $0) }
        return .success(Records(fields: fields, all: records, driver: driver == "LDID/0" ? nil : driver))
    }

    @unsafe private static func fields(_ table: DBFHandle) -> [Field] {
        (0..<(unsafe DBFGetFieldCount(table))).map { index in
            var name = [CChar](repeating: 0, count: 64)
            let type = unsafe DBFGetFieldInfo(table, index, &name, nil, nil)
            let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return Field(name: bytes, isNumber: type == FTInteger || type == FTDouble)
        }
    }

    @unsafe private static func value(
        _ table: DBFHandle, _ row: Int32, _ field: Int32, _ isNumber: Bool
    ) -> [UInt8]? {
        // Shapelib calls blank texts null as well; a blank text is a text.
        if isNumber, unsafe DBFIsAttributeNULL(table, row, field) != 0 { return nil }
        guard let text = unsafe DBFReadStringAttribute(table, row, field) else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) }
    }

    @unsafe private static func shape(_ shapes: SHPHandle, _ number: Int32) -> Shape {
        guard let object = unsafe SHPReadObject(shapes, number) else { return .damaged }
        defer { unsafe SHPDestroyObject(object) }
        switch unsafe object.pointee.nSHPType {
        case SHPT_NULL: return .null
        case SHPT_POLYGON, SHPT_POLYGONZ, SHPT_POLYGONM: break
        case SHPT_POINT, SHPT_POINTZ, SHPT_POINTM, SHPT_MULTIPOINT, SHPT_MULTIPOINTZ, SHPT_MULTIPOINTM:
            return .other("a point")
        case SHPT_ARC, SHPT_ARCZ, SHPT_ARCM: return .other("a line")
        default: return .other("a multipatch")
        }
        let count = unsafe Int(object.pointee.nVertices)
        let parts = unsafe Int(object.pointee.nParts)
        guard count > 0, parts > 0, let x = unsafe object.pointee.padfX, let y = unsafe object.pointee.padfY,
            let starts = unsafe object.pointee.panPartStart
        else { return .null }
        var rings: [[Position]] = []
        for part in 0..<parts {
            let start = unsafe Int(starts[part])
            let end = unsafe part + 1 < parts ? Int(starts[part + 1]) : count
            guard start >= 0, start < end, end <= count else { return .damaged }
            rings.append((start..<end).map { unsafe Position(x: x[$0], y: y[$0]) })
        }
        return .rings(rings)
    }
}
