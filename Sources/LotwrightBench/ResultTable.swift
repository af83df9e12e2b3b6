/// What became of a row.
enum Outcome {
    case measured(RowRecord)
    case skipped(String)
    case failed(String)
}

/// The table in plain text; below each row what its clock covers and where the time went (medians).
struct ResultTable {
    private static let header = ["row", "goal", "median", "min", "max", "peak MB", "status"]
    private var rows: [(cells: [String], notes: [String])] = []

    mutating func add(_ row: Row, _ outcome: Outcome) {
        let goal = Self.goal(row.goals)
        switch outcome {
        case .measured(let record):
            let seconds = record.seconds
            let times = [median(seconds), seconds.min() ?? 0, seconds.max() ?? 0].map { fixed($0, decimals: 3) }
            let cells = [row.name, goal] + times + [fixed(record.peakMegabytes, decimals: 0), status(row, record)]
            rows.append((cells, [quality(record), row.covers, laps(record) + "; " + memory(record)]))
        case .skipped(let why): rows.append(([row.name, goal, "-", "-", "-", "-", "SKIPPED"], ["skipped: " + why]))
        case .failed(let why): rows.append(([row.name, goal, "-", "-", "-", "-", "FAILED"], ["failed: " + why]))
        }
    }

    var lines: [String] {
        let all = [Self.header] + rows.map(\.cells)
        let widths = Self.header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            cells.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return (2...5).contains(column) ? space + cells[column] : cells[column] + space
            }.joined(separator: "  ")
        }
        return [line(Self.header)] + rows.flatMap { [line($0.cells)] + $0.notes.map { "    " + $0 } }
    }

    private static func goal(_ goals: Goals) -> String {
        let parts = [
            goals.seconds.map { "< \(fixed($0, decimals: $0 < 0.1 ? 2 : $0 < 1 ? 1 : 0)) s" },
            goals.megabytes.map { "< \(fixed($0, decimals: 0)) MB" },
        ].compactMap { $0 }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    /// A row passes when its median time, its peak memory and every quality that has a goal reach it.
    private func status(_ row: Row, _ record: RowRecord) -> String {
        let verdicts =
            [
                row.goals.seconds.map { median(record.seconds) < $0 },
                row.goals.megabytes.map { record.peakMegabytes > 0 && record.peakMegabytes < $0 },
            ] + record.quality.map(\.isMet)
        let judged = verdicts.compactMap { $0 }
        if judged.isEmpty { return "no goal" }
        return judged.allSatisfy { $0 } ? "PASS" : "MISS"
    }

    private func quality(_ record: RowRecord) -> String {
        record.quality.map { quality in
            let goal = quality.goal.map { " (goal \($0)\(quality.isMet == false ? ", missed" : ""))" } ?? ""
            return "\(quality.name) \(quality.text)\(goal)"
        }.joined(separator: "; ")
    }

    private func laps(_ record: RowRecord) -> String {
        record.laps.map { "\($0.name) \(fixed($0.seconds, decimals: 3))" }.joined(separator: ", ")
    }

    private func memory(_ record: RowRecord) -> String {
        "peak after the warm-up \(fixed(record.warmMegabytes, decimals: 0)) MB"
    }
}

/// The number with fixed decimals, whatever the locale.
func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((abs(value) * scale).rounded())
    var digits = String(units)
    if decimals > 0 {
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return value < 0 && units > 0 ? "-" + digits : digits
}
