import LotIO

/// A table with disclosure control applied: columns left out, counts rounded or marked, shares in bands.
struct CoveredTable {
    /// Stands for what is suppressed or withheld.
    static let mark = JSONValue.text("*")
    static let band = "unmet_band"

    private let cover: Cover
    private let each: Double

    init(_ cover: Cover, hoursPerPerson: Double) {
        self.cover = cover
        each = hoursPerPerson
    }

    /// - Parameters:
    ///   - commissioned: protected people of `hours_commissioned_week`, a row each; each cell by itself where nil.
    ///   - unmet: those of `hours_unmet_week` and `people_unserved_est`.
    func table(_ table: RunTable, commissioned: [Disclosure.Count]? = nil, unmet: [Disclosure.Count]? = nil) -> RunTable
    {
        let kept = table.columns.enumerated().filter { cover.treatment($0.element) != .leftOut }
        let rows = table.rows.indices.map { row in
            kept.map { index, column in
                cell(table.rows[row][index], column, commissioned?[row], unmet?[row])
            } + [.text(cover.basis)]
        }
        // A run's own flag stands for true numbers, which these need no longer be; the last column says what they are.
        let covered = RunTable(
            name: table.name,
            columns: kept.map { $0.element == "unmet_pct" && cover.hidesCounts ? Self.band : $0.element }
                + ["basis"], rows: rows)
        return covered.setting("internal", to: .whole(cover.isInternal ? 1 : 0))
    }

    private func cell(
        _ value: JSONValue, _ column: String, _ commissioned: Disclosure.Count?, _ unmet: Disclosure.Count?
    ) -> JSONValue {
        switch cover.treatment(column) {
        case .kept, .leftOut: return value
        case .wholeMinutes: return value.double.map { .number($0, decimals: 0) } ?? value
        case .band: return value.double.map { .text(Disclosure.Band(percent: $0).rawValue) } ?? value
        case .count:
            guard let number = value.double else { return value }
            let isPeople = column.hasPrefix("people_")
            let known: Disclosure.Count? =
                switch column {
                case "hours_commissioned_week": commissioned
                case "hours_unmet_week", "people_unserved_est": unmet
                default: nil
                }
            let count = known ?? cover.disclosure.count(isPeople ? number : number / each)
            return isPeople ? Self.people(count) : Self.hours(count, each: each)
        }
    }

    static func people(_ count: Disclosure.Count) -> JSONValue {
        if case .rounded(let people) = count { .whole(people) } else { mark }
    }

    /// Whole hours: the rounded people times hours per person tell no more than the people do.
    static func hours(_ count: Disclosure.Count, each: Double) -> JSONValue {
        if case .rounded(let people) = count { .number(Double(people) * each, decimals: 0) } else { mark }
    }
}

extension RunTable {
    func named(_ name: String) -> RunTable { RunTable(name: name, columns: columns, rows: rows) }

    /// The table with one value throughout a column; as it is where it lacks the column.
    func setting(_ column: String, to value: JSONValue) -> RunTable {
        guard let index = self.column(column) else { return self }
        return RunTable(
            name: name, columns: columns,
            rows: rows.map { row in
                var row = row
                row[index] = value
                return row
            })
    }
}
