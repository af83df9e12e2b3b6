#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Stands in for what needs the whole project; no fuzzed input comes here.
enum BoundaryReader {
    static func shownName(_ path: String) -> String { path }
}

/// The reader that is fuzzed, by its name in the environment.
let reader = getenv("LOTWRIGHT_READER").map { String(cString: $0) } ?? "geojson"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    var reading = Reading()
    var file: BoundaryFile?
    switch reader {
    case "blob":
        if case .shape(let shape) = GeoPackageBlob.read(bytes) { precondition(!shape.isEmpty, "an empty shape was read") }
        return 0
    case "shapefile":
        // The first three pairs of bytes are the lengths of index, table and projection; the shapes come last.
        guard count >= 6 else { return 0 }
        var rest = bytes[6...]
        func part(_ number: Int) -> [UInt8] {
            let length = Int(bytes[2 * number]) | Int(bytes[2 * number + 1]) << 8
            defer { rest = rest.dropFirst(length) }
            return Array(rest.prefix(length))
        }
        let parts = ["shx": part(0), "dbf": part(1), "prj": part(2)]
        file = ShapefileReader.read(
            ShapefileParts(shapes: Array(rest)) { ending in parts[ending].flatMap { $0.isEmpty ? nil : $0 } },
            name: "a", reading: &reading)
    default:
        file = BoundaryFormats.read(bytes, .memory(name: "a"), BoundaryWish(), reading: &reading)
    }
    precondition(file != nil || reading.errorCount > 0, "nothing was read and nothing said")
    precondition(file.map { !$0.features.isEmpty } ?? true, "a file without features was read")
    for fault in reading.diagnostics { precondition(fault.description.utf8.count < 1 << 20, "a fault that nobody can read") }
    return 0
}
