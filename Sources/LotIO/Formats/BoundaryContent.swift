/// What a file is, judged by its first bytes.
enum BoundaryContent: Equatable {
    case geoPackage
    case zip
    /// The `.shp` of a Shapefile.
    case shapes
    case text
    case foreign(Foreign)

    /// Something else that is recognised.
    struct Foreign: Equatable {
        let words: String
        let remedy: String
    }

    init(_ bytes: [UInt8]) {
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if begins(Array("SQLite format 3\0".utf8)) {
            self = .geoPackage
        } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if begins([0x00, 0x00, 0x27, 0x0A]) {
            self = .shapes
        } else if begins([0x1F, 0x8B]) {
            self = .foreign(Foreign(words: "compressed with gzip twice", remedy: "Unpack it with gunzip."))
        } else if begins(Array("fgb".utf8)), bytes.count > 3, bytes[3] < 0x20 {
            self = .foreign(Foreign(words: "a FlatGeobuf file", remedy: Self.exportRemedy))
        } else if begins(Array("PAR1".utf8)) {
            self = .foreign(Foreign(words: "a Parquet file", remedy: Self.exportRemedy))
        } else if Self.isDBase(bytes) {
            self = .foreign(
                Foreign(
                    words: "the table of a Shapefile (.dbf)",
                    remedy: "Name the .shp; its .shx, .dbf and .prj are found beside it."))
        } else if let markup = Self.markup(bytes) {
            self = .foreign(markup)
        } else {
            self = .text
        }
    }

    static let exportRemedy = "Export it as GeoPackage or GeoJSON."

    /// Version 3, a month and a day that exist, and a length of header that fits whole field descriptions.
    private static func isDBase(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 32, bytes[0] == 0x03, (1...12).contains(bytes[2]), (1...31).contains(bytes[3]) else {
            return false
        }
        return (Int(bytes[8]) | Int(bytes[9]) << 8) % 32 == 1
    }

    private static func markup(_ bytes: [UInt8]) -> Foreign? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = bytes.dropFirst(start).first(where: { !Ascii.isSpace($0) }), first == UInt8(ascii: "<")
        else { return nil }
        let head = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
        if head.contains("<kml") {
            return Foreign(
                words: "a KML file",
                remedy: "Convert it (ogr2ogr boundaries.gpkg FILE.kml, or QGIS: Export, Save Features As).")
        }
        if head.contains("opengis.net/gml") {
            return Foreign(words: "a GML file", remedy: "Convert it (ogr2ogr boundaries.gpkg FILE.gml).")
        }
        return nil
    }
}
