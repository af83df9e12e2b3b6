import LotModel

/// A complete plan of lots from rows of `area_code, tier, lot_id`, for design to begin from or stay close to.
public struct AssignmentPlan: Sendable {
    /// Of each core area.
    public let lotIDs: [String]
    /// Where the lot of each core area is written.
    public let places: [Diagnostic.Place]

    public init(lotIDs: [String], places: [Diagnostic.Place]) {
        self.lotIDs = lotIDs
        self.places = places
    }

    /// The rows of a tier in the file at `path`, wherever it lies.
    ///
    /// - Throws: all faults found: unknown codes, areas twice or missing, a tier without rows.
    public static func read(path: String, areas: AreaTable, tier: String) throws(InputRefused) -> AssignmentPlan {
        var reading = Reading()
        var lots: AssignmentPlan?
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: Bytes.tableLimit)
            let text = try TextBytes.check(bytes, name: path, expected: "a CSV table")
            lots = CSVTable(text, file: path, schema: schema, reading: &reading)
                .flatMap { plan($0, areas, tier: tier, &reading) }
        } catch {
            reading.add(error)
        }
        try reading.throwIfErrors()
        guard let lots else { preconditionFailure("no plan and no error") }
        return lots
    }

    private static let schema = CSVSchema(required: ["area_code", "tier", "lot_id"])

    static func read(
        _ file: String, _ areas: AreaTable, _ source: InputSource, namedAt place: Diagnostic.Place,
        _ reading: inout Reading
    ) -> [String]? {
        source.table(file, schema, namedAt: place, &reading).flatMap { plan($0, areas, tier: nil, &reading)?.lotIDs }
    }

    /// - Parameter tier: nil for the only tier of the table, whatever it is called.
    private static func plan(
        _ table: CSVTable, _ areas: AreaTable, tier: String?, _ reading: inout Reading
    ) -> AssignmentPlan? {
        var table = table
        table.tidyCodes("area_code", reading: &reading)
        let before = reading.errorCount
        let names = Set((0..<table.rowCount).map { Codes.trimmed(table.cell($0, "tier")) }).sorted()
        let wanted = tier ?? (names.count == 1 ? names[0] : nil)
        guard let wanted, names.contains(wanted) else {
            reading.add(
                .tierUnknown, at: table.place(0, "tier"), value: listed(names),
                wanted.map { "\(names.count == 1 ? "is" : "are") not tier \($0), whose lots are designed." }
                    ?? "are several tiers: which of them counts is not known.",
                remedy: wanted == nil
                    ? "Give the rows of one tier alone."
                    : "Say which tier of the file is meant: --from-tier \(names.last ?? "wide").")
            return nil
        }
        var lots = [String?](repeating: nil, count: areas.coreCount)
        var rows = [Int?](repeating: nil, count: areas.coreCount)
        for row in 0..<table.rowCount where Codes.trimmed(table.cell(row, "tier")) == wanted {
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading),
                let lot = table.text(row, "lot_id", &reading)
            else { continue }
            if let other = rows[area] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "has a lot of this tier also on line \(table.lines[other]).", remedy: "Keep one of the two rows.")
                continue
            }
            lots[area] = lot
            rows[area] = row
        }
        let without = lots.indices.filter { lots[$0] == nil }
        if !without.isEmpty, reading.errorCount == before {
            reading.add(
                .codeUnmatched, at: .init(file: table.file, item: "tier \(wanted)"),
                value: listed(without.map { areas[$0].code }),
                "\(counted(without.count, "core area")) of \(lots.count) \(without.count == 1 ? "has" : "have") no lot.",
                remedy: "Give every core area a lot.")
        }
        guard reading.errorCount == before else { return nil }
        return AssignmentPlan(
            lotIDs: lots.compactMap { $0 }, places: rows.compactMap { $0.map { table.place($0, "lot_id") } })
    }
}
