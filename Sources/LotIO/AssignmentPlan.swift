import LotModel

/// A complete plan of lots from rows of `area_code, tier, lot_id`, for design to begin from or stay close to.
public enum AssignmentPlan {
    /// The lot of each core area from the file at `path`, wherever it lies.
    ///
    /// - Parameter tier: whose rows count; nil where the file has one tier alone.
    /// - Throws: all faults found: unknown codes, areas twice or missing, an unknown tier.
    public static func read(path: String, areas: AreaTable, tier: String? = nil) throws(InputRefused) -> [String] {
        var reading = Reading()
        var lots: [String]?
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: Bytes.tableLimit)
            let text = try TextBytes.check(bytes, name: path, expected: "a CSV table")
            lots = CSVTable(text, file: path, schema: schema, reading: &reading)
                .flatMap { plan($0, areas, tier, &reading) }
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
        source.table(file, schema, namedAt: place, &reading).flatMap { plan($0, areas, nil, &reading) }
    }

    private static func plan(
        _ table: CSVTable, _ areas: AreaTable, _ tier: String?, _ reading: inout Reading
    ) -> [String]? {
        var table = table
        table.tidyCodes("area_code", reading: &reading)
        let before = reading.errorCount
        let names = Set((0..<table.rowCount).map { Codes.trimmed(table.cell($0, "tier")) }).sorted()
        let wanted = names.count == 1 ? names[0] : tier
        guard let wanted, names.contains(wanted) else {
            reading.add(
                .tierUnknown, at: .init(file: table.file, field: "tier"), value: wanted ?? listed(names),
                wanted == nil ? "are several tiers: which of them counts is not known." : "has no row.",
                remedy: "Give the rows of one tier alone.")
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
        return reading.errorCount == before ? lots.compactMap { $0 } : nil
    }
}
