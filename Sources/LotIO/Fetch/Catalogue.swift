import LotModel

/// Services of open data by what they serve: data, so that a name that changes with the next vintage needs no new program.
public struct Catalogue: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Polygons of areas, an ArcGIS feature service.
        case boundaries
        /// Areas by district, an ArcGIS feature service without geometry.
        case lookup
        /// Districts by county, an ArcGIS feature service without geometry.
        case counties
        /// Residents by single year of age, a Nomis table.
        case population
    }

    public struct Entry: Hashable, Sendable {
        public let kind: Kind
        /// What areas the service is of, such as `msoa21`.
        public let level: String
        public let vintage: String
        /// The address before the question mark.
        public let url: String
        /// A Nomis table's own question, with `{codes}` for the areas.
        public let query: String
        public let codeField: String
        public let nameField: String
        /// Of the district of an area, and of the county of a district.
        public let districtCodeField: String
        public let districtNameField: String
        public let orderField: String
        /// Rows of the whole service; a service that has another number has changed.
        public let expectedCount: Int?
        public let pageSize: Int
        public let attribution: String
        /// Where the entry stands, for messages.
        let line: Int
    }

    public let file: String
    public let entries: [Entry]

    static let columns = [
        "kind", "level", "vintage", "url", "query", "code_field", "name_field", "district_code_field",
        "district_name_field", "order_field", "expected_count", "page_size", "attribution",
    ]

    /// Throws every fault of the table, and `code.duplicate` for two entries of one kind and level.
    public static func read(path: String) throws(InputRefused) -> Catalogue {
        var reading = Reading()
        let entries = entries(path, &reading)
        try reading.throwIfErrors()
        return Catalogue(file: path, entries: entries)
    }

    /// Levels of which there are boundaries.
    public var levels: [String] { entries.filter { $0.kind == .boundaries }.map(\.level) }

    public func entry(_ kind: Kind, level: String) -> Entry? {
        entries.first { $0.kind == kind && $0.level == level }
    }

    /// The districts of counties, of the same edition as those of a lookup: fields are called after editions.
    public func counties(for lookup: Entry) -> Entry? {
        entries.first { $0.kind == .counties && $0.codeField == lookup.districtCodeField }
    }

    private static func entries(_ path: String, _ reading: inout Reading) -> [Entry] {
        var found: [Entry] = []
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: Bytes.scenarioLimit)
            let text = try TextBytes.check(bytes, name: path, expected: "a CSV table")
            let schema = CSVSchema(required: columns)
            guard let table = CSVTable(text, file: path, schema: schema, reading: &reading) else { return [] }
            for row in 0..<table.rowCount {
                guard let entry = entry(table, row, &reading) else { continue }
                if let other = found.first(where: { $0.kind == entry.kind && $0.level == entry.level }) {
                    reading.add(
                        .codeDuplicate, at: table.place(row, "level"), value: entry.level,
                        "has an entry of this kind also on line \(other.line).", remedy: "Keep one of the two.")
                }
                found.append(entry)
            }
        } catch { reading.add(error) }
        return found
    }

    private static func entry(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Entry? {
        let before = reading.errorCount
        let kind = table.choice(row, "kind", Kind.self, &reading)
        func cell(_ column: String, in kinds: [Kind]) -> String {
            guard let kind, kinds.contains(kind) else { return Codes.trimmed(table.cell(row, column)) }
            let text = table.text(row, column, &reading) ?? ""
            // Names go into questions as they stand.
            if column.hasSuffix("_field"), !text.utf8.allSatisfy({ isName($0) }) {
                reading.add(
                    .valueChoice, at: table.place(row, column), value: text, "is no name of a field.",
                    remedy: "Write letters, digits and _ alone.")
            }
            return text
        }
        let level = cell("level", in: Kind.allCases)
        let entry = Entry(
            kind: kind ?? .boundaries, level: level, vintage: cell("vintage", in: Kind.allCases),
            url: cell("url", in: Kind.allCases), query: cell("query", in: [.population]),
            codeField: cell("code_field", in: Kind.allCases),
            nameField: cell("name_field", in: [.boundaries, .lookup, .counties]),
            districtCodeField: cell("district_code_field", in: [.lookup, .counties]),
            districtNameField: cell("district_name_field", in: [.lookup, .counties]),
            orderField: cell("order_field", in: [.boundaries, .lookup, .counties]),
            expectedCount: table.isBlank(row, "expected_count")
                ? nil
                : table.number(row, "expected_count", in: 1...10_000_000, unit: "rows", whole: true, &reading)
                    .map { Int($0) },
            pageSize: Int(
                table.number(row, "page_size", in: 1...100_000, unit: "rows", whole: true, &reading) ?? 1),
            attribution: cell("attribution", in: Kind.allCases), line: table.lines[row])
        return reading.errorCount == before ? entry : nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        Ascii.isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
}
