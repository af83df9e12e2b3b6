import LotModel

/// How the texts of a Shapefile's table are written.
enum TableEncoding {
    case utf8
    /// Windows-1252, which takes in ISO 8859-1 as Shapefiles use it.
    case windows1252

    /// By the `.cpg`, else the driver's number in the table, else UTF-8 where every text is and Windows-1252 where one is not.
    ///
    /// Throws `text.encoding` when a text is not in the encoding that is declared, or is not ASCII in one that is not known
    /// here.
    init(declared: [UInt8]?, driver: String?, values: Shapelib.Records, name: String) throws(Diagnostic) {
        let texts = values.all.lazy.flatMap { $0.values.lazy.compactMap { $0 } }
        let isAscii = texts.allSatisfy { $0.allSatisfy { $0 < 0x80 } }
        let isUTF8 = isAscii || texts.allSatisfy { TextBytes.isUTF8($0) }
        let label = declared.map { Codes.trimmed(String(decoding: $0.prefix(64), as: UTF8.self)) } ?? driver
        switch Self.known(label) {
        case .utf8?:
            guard isUTF8 else {
                throw Diagnostic(
                    .textEncoding, at: .init(file: name), value: label, "is what the table says, but it is not UTF-8.",
                    remedy: "Export it again with its encoding named in the .cpg.")
            }
            self = .utf8
        case .windows1252?: self = .windows1252
        case nil where isAscii || label == nil: self = isUTF8 ? .utf8 : .windows1252
        case nil:
            throw Diagnostic(
                .textEncoding, at: .init(file: name), value: label, "is an encoding that is not read here.",
                remedy: "Export the Shapefile with encoding UTF-8, or as a GeoPackage.")
        }
    }

    /// Texts that ArcGIS, QGIS and GDAL write.
    private static func known(_ label: String?) -> TableEncoding? {
        guard let label else { return nil }
        let plain = label.uppercased().filter { $0.isLetter || $0.isNumber }
        switch plain {
        case "UTF8", "65001": return .utf8
        case "1252", "CP1252", "ANSI1252", "WINDOWS1252", "ISO88591", "88591", "LATIN1", "LDID87", "LDID3":
            return .windows1252
        default: return nil
        }
    }

    func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .windows1252:
            String(String.UnicodeScalarView(bytes.map { Unicode.Scalar(Self.scalar($0)) ?? "\u{FFFD}" }))
        }
    }

    /// 0x80 to 0x9F of Windows-1252; the other bytes are the characters of the same number.
    private static func scalar(_ byte: UInt8) -> UInt32 {
        (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
    }

    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
