import LotGeometry
import LotModel

/// Unit postcodes as people write them.
enum Postcode {
    /// Capitals without white space: `me14 1xq` as `ME141XQ`.
    static func tidied(_ text: String) -> String { Codes.trimmed(text).uppercased().filter { !$0.isWhitespace } }

    /// Whether a tidied text has the form of a whole postcode (BS 7666): not whether it is in use.
    static func isUnit(_ tidied: String) -> Bool {
        let bytes = Array(tidied.utf8)
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
        guard (5...7).contains(bytes.count), isLetter(bytes[0]) else { return false }
        let outward = bytes.dropLast(3)
        let inward = bytes.suffix(3)
        return outward.allSatisfy { isLetter($0) || Ascii.isDigit($0) } && outward.contains(where: Ascii.isDigit)
            && Ascii.isDigit(inward[inward.startIndex]) && inward.dropFirst().allSatisfy(isLetter)
    }
}

/// Where wanted postcodes lie (EPSG:27700), gathered from one file or several.
struct PostcodeTable {
    enum Place: Hashable {
        case position(Position)
        /// The file knows the postcode and no coordinates: positional quality 90 of Code-Point Open.
        case withoutPosition
        case unknown
    }

    private let wanted: Set<String>
    private var places: [String: (place: Place, words: String)] = [:]

    /// - Parameter wanted: tidied postcodes; rows of others are passed over unread.
    init(wanted: Set<String>) { self.wanted = wanted }

    func place(of postcode: String) -> Place { places[Postcode.tidied(postcode)]?.place ?? .unknown }

    /// Reads checked UTF-8: Code-Point Open without a header (postcode, quality, easting, northing), or a table with the
    /// columns `postcode`, `easting_m` or `easting`, `northing_m` or `northing` and, where there is one, `quality`.
    ///
    /// Adds `csv.missing_column`, `csv.ragged`, faults of numbers, and `code.duplicate` for a postcode in two places.
    mutating func read(_ bytes: [UInt8], file: String, _ reading: inout Reading) {
        var records = CSVRecords(bytes: bytes, file: file)
        guard let first = records.next(&reading) else {
            reading.add(
                .csvNoRows, at: .init(file: file), "has no rows.", remedy: "Give the postcodes of the region.")
            return
        }
        guard let columns = Columns(first.cells) else {
            reading.add(
                .csvMissingColumn, at: .init(file: file, line: first.line), value: "postcode, easting_m, northing_m",
                "are missing, and it is no Code-Point Open file.",
                remedy: "Give a file of Code-Point Open, or a table with these columns.")
            return
        }
        if !columns.hasHeader { add(first, columns, file, &reading) }
        while let record = records.next(&reading) { add(record, columns, file, &reading) }
    }

    private mutating func add(
        _ record: (line: Int, cells: [String]), _ columns: Columns, _ file: String, _ reading: inout Reading
    ) {
        guard record.cells.count > columns.last else {
            reading.add(
                .csvRagged, at: .init(file: file, line: record.line),
                "has \(counted(record.cells.count, "cell")) where \(columns.last + 1) are needed.",
                remedy: "Give postcode, quality, easting and northing.")
            return
        }
        let postcode = Postcode.tidied(record.cells[columns.postcode])
        guard wanted.contains(postcode), let place = place(record, columns, file, &reading) else { return }
        let words = "line \(record.line) of \(file)"
        if let other = places[postcode], other.place != place {
            reading.add(
                .codeDuplicate, at: .init(file: file, line: record.line), value: postcode,
                "lies elsewhere by \(other.words).", remedy: "Keep one of the two.")
            return
        }
        places[postcode] = (place, words)
    }

    private func place(
        _ record: (line: Int, cells: [String]), _ columns: Columns, _ file: String, _ reading: inout Reading
    ) -> Place? {
        func number(_ index: Int, _ field: String, _ most: Double) -> Double? {
            let text = Codes.trimmed(record.cells[index])
            guard let value = NumberText.number(text), (0...most).contains(value) else {
                reading.add(
                    .valueNumber, at: .init(file: file, line: record.line, field: field), value: text,
                    "is not a number from 0 to \(decimalText(most, decimals: 0)) (m).",
                    remedy: "Give metres on the British National Grid.")
                return nil
            }
            return value
        }
        if let quality = columns.quality, Codes.trimmed(record.cells[quality]) == "90" { return .withoutPosition }
        let x = number(columns.easting, "easting", 700_000)
        let y = number(columns.northing, "northing", 1_300_000)
        guard let x, let y else { return nil }
        return x == 0 && y == 0 ? .withoutPosition : .position(Position(x: x, y: y))
    }

    /// Which cells of a record hold what.
    private struct Columns {
        let postcode: Int
        let easting: Int
        let northing: Int
        let quality: Int?
        let hasHeader: Bool

        var last: Int { max(postcode, easting, northing, quality ?? 0) }

        init?(_ cells: [String]) {
            let names = cells.map { Codes.trimmed($0).lowercased() }
            func index(_ options: String...) -> Int? { names.firstIndex { options.contains($0) } }
            if let postcode = index("postcode"), let easting = index("easting_m", "easting", "eastings"),
                let northing = index("northing_m", "northing", "northings")
            {
                self.postcode = postcode
                self.easting = easting
                self.northing = northing
                quality = index("quality", "positional_quality_indicator")
                hasHeader = true
                return
            }
            guard cells.count >= 4, Postcode.isUnit(Postcode.tidied(cells[0])), Int(names[1]) != nil,
                NumberText.number(names[2]) != nil, NumberText.number(names[3]) != nil
            else { return nil }
            (postcode, quality, easting, northing) = (0, 1, 2, 3)
            hasHeader = false
        }
    }
}
