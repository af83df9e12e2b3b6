import LotModel

/// The text of a register as publishers and spreadsheets save it.
enum RegisterText {
    /// Lines above the header that are looked through for it; CQC puts 4 there, once 27.
    static let preambleLines = 60

    /// Checked UTF-8. Text that is not UTF-8 is read as Windows-1252, with a warning.
    static func checked(_ bytes: [UInt8], name: String, _ reading: inout Reading) -> [UInt8]? {
        do throws(Diagnostic) { return try TextBytes.check(bytes, name: name, expected: "a CSV table") } catch {
            guard error.id == .textEncoding, let text = fromWindows1252(bytes) else {
                reading.add(error)
                return nil
            }
            reading.add(
                .textEncoding, .warning, at: error.place, value: error.value, "is not UTF-8; read as Windows-1252.",
                remedy: "Nothing needs doing when names look right.")
            return text
        }
    }

    /// UTF-8 of Windows-1252; nil for the five bytes that it leaves open. Linear.
    static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8]? {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
            guard value > 0 || byte == 0, let scalar = Unicode.Scalar(value) else { return nil }
            text.append(scalar)
        }
        return Array(String(text).utf8)
    }

    /// Code points of 0x80 to 0x9F (WHATWG Encoding, index windows-1252); 0 for those left open.
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// The layout of the first record that is a known header, and the text with everything above it blanked, so that lines
    /// keep their numbers. Adds `csv.missing_column` with the known layouts otherwise.
    static func header(
        _ text: [UInt8], name: String, _ reading: inout Reading
    ) -> (layout: RegisterLayout, text: [UInt8])? {
        // What stands above the header need not be a table.
        var unheard = Reading()
        var records = CSVRecords(bytes: text, file: name)
        while records.line <= preambleLines {
            let start = records.position
            guard let record = records.next(&unheard) else { break }
            let cells = record.cells.map { Codes.trimmed($0) }
            guard let layout = RegisterLayout.allCases.first(where: { $0.columns(in: cells) != nil }) else { continue }
            let ends = text[..<start].filter { $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn }
            return (layout, Array(ends) + text[start...])
        }
        let known = RegisterLayout.allCases.map(\.rawValue).joined(separator: ", ")
        reading.add(
            .csvMissingColumn, at: .init(file: name, line: 1), value: "a header",
            "of a known register is not among the first \(preambleLines) lines.",
            remedy: "Give a CSV file in one of the layouts \(known); ProviderFormat lists their columns.")
        return nil
    }
}
