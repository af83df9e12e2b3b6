import LotModel

/// Makes the lot plan of the tiers as the scenario describes them.
enum LotReader {
    /// Nil with the faults added. A lot's id must not hold spaces, because `bids.csv` separates ids by them.
    static func plan(
        _ tiers: [TierText], _ areas: AreaTable, _ source: InputSource, _ reading: inout Reading
    ) -> LotPlan? {
        let before = reading.errorCount
        let assignments = AssignmentFiles(tiers: tiers, areas: areas, source: source)
        let lotIDs = tiers.map { ids($0, areas, assignments, &reading) }
        guard reading.errorCount == before else { return nil }
        return LotPlan(tiers: tiers.map(\.rules), lotIDs: lotIDs, areas: areas)
    }

    private static func ids(
        _ tier: TierText, _ areas: AreaTable, _ assignments: AssignmentFiles, _ reading: inout Reading
    ) -> [String?] {
        switch tier.rules.source {
        case .none: return [String?](repeating: nil, count: areas.coreCount)
        // Lots that a design gave before are as good as those that it would give again.
        case .designed:
            return tier.designedFile.map { assignments.ids($0, tier, &reading) }
                ?? [String?](repeating: nil, count: areas.coreCount)
        case .eachArea: return areas.core.map { Optional($0.code) }
        case .column(let column, let names):
            for name in [column] + (names.map { [$0] } ?? []) where areas[0].columns[name] == nil {
                reading.add(
                    .csvMissingColumn, at: tier.lotsPlace, value: name, "is not a column of the region's areas.csv.",
                    remedy: nearestName(to: name, among: areas[0].columns.keys.sorted()).map { "Did you mean \($0)?" }
                        ?? "Name a column of areas.csv.")
            }
            guard areas[0].columns[column] != nil else { return [] }
            return areas.core.map { area in
                let id = area.columns[column] ?? ""
                if id.isEmpty {
                    reading.add(
                        .valueMissing, at: tier.lotsPlace, value: area.code, "has nothing in column \(column).",
                        remedy: "Fill the column for every core area, or give lots by a file.")
                    return nil
                }
                return checked(id, at: tier.lotsPlace, &reading)
            }
        case .file(let name): return assignments.ids(name, tier, &reading)
        }
    }

    static func checked(_ id: String, at place: Diagnostic.Place, _ reading: inout Reading) -> String? {
        guard id.contains(where: \.isWhitespace) else { return id }
        reading.add(
            .valueChoice, at: place, value: id, "holds a space, which separates the lots of a bid.",
            remedy: "Use a code, or write an underscore for the space.")
        return nil
    }
}

/// Files of `area_code, tier, lot_id` rows.
struct AssignmentFiles {
    let tiers: [TierText]
    let areas: AreaTable
    let source: InputSource

    /// The lots of one tier by core area. Areas that the file leaves out have no lot, with one warning.
    func ids(_ file: String, _ tier: TierText, _ reading: inout Reading) -> [String?] {
        let schema = CSVSchema(required: ["area_code", "tier", "lot_id"])
        guard var table = source.table(file, schema, namedAt: tier.lotsPlace, &reading) else { return [] }
        table.tidyCodes("area_code", reading: &reading)
        var ids = [String?](repeating: nil, count: areas.coreCount)
        var rows = [Int?](repeating: nil, count: areas.coreCount)
        // A file may serve several tiers; faults that do not depend on the tier are reported for the first of them.
        let isFirst = tiers.first { $0.rules.source == tier.rules.source }?.rules.name == tier.rules.name
        for row in 0..<table.rowCount {
            var ignored = Reading()
            guard let name = isFirst ? table.text(row, "tier", &reading) : table.text(row, "tier", &ignored) else {
                continue
            }
            guard name == tier.rules.name else {
                if isFirst { checkOther(name, table, row, &reading) }
                continue
            }
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading),
                let text = table.text(row, "lot_id", &reading),
                let id = LotReader.checked(text, at: table.place(row, "lot_id"), &reading)
            else { continue }
            if let other = rows[area] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "has a lot of this tier also on line \(table.lines[other]).", remedy: "Keep one of the two rows.")
                continue
            }
            ids[area] = id
            rows[area] = row
        }
        report(ids, table.file, tier, &reading)
        return ids
    }

    private func checkOther(_ name: String, _ table: CSVTable, _ row: Int, _ reading: inout Reading) {
        let names = tiers.map(\.rules.name)
        guard !names.contains(name) else { return }
        reading.add(
            .tierUnknown, at: table.place(row, "tier"), value: name, "is not a tier of this scenario.",
            remedy: choiceRemedy(name, names))
    }

    private func report(_ ids: [String?], _ file: String, _ tier: TierText, _ reading: inout Reading) {
        let without = ids.indices.filter { ids[$0] == nil }
        guard !without.isEmpty else { return }
        let all = without.count == ids.count
        reading.add(
            .codeUnmatched, all ? .error : .warning, at: .init(file: file, item: "tier \(tier.rules.name)"),
            value: listed(without.map { areas[$0].code }),
            "\(counted(without.count, "core area")) of \(ids.count) \(without.count == 1 ? "has" : "have") no lot in"
                + " this tier.",
            remedy: all ? "Give rows for this tier." : "Nothing, when that is meant.")
    }
}
