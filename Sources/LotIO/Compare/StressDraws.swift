import LotModel

/// The draws of a finished stress test, read back from its folder.
public struct StressDraws: Sendable {
    static let fileName = "draws.jsonl"
    static let remedy = "Name the output folder of a lotwright stress that has finished."

    /// In the order of the test.
    public let plans: [String]
    public let draws: Int
    /// Every plan of every draw, by draw, then plan.
    public let lines: [StressLine]
    public let inputs: [InputFile]

    /// - Parameter areas: codes of the core areas.
    /// - Throws: `file.*` and `yaml.*` where the folder is no stress test's, `value.conflict` where lines are missing or are
    ///   of other areas.
    public init(folder path: String, areas: [String]) throws(InputRefused) {
        var reading = Reading()
        let read = Self.read(path, areas, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no draws and no error") }
        (plans, draws, lines) = read
        inputs = reading.inputs
    }

    private init(plans: [String], draws: Int, lines: [StressLine], inputs: [InputFile]) {
        self.plans = plans
        self.draws = draws
        self.lines = lines
        self.inputs = inputs
    }

    /// With other figures in every line, as where true ones must not be told.
    public func with(lines: [StressLine]) -> StressDraws {
        StressDraws(plans: plans, draws: draws, lines: lines, inputs: inputs)
    }

    private static func read(
        _ path: String, _ areas: [String], _ reading: inout Reading
    ) -> (plans: [String], draws: Int, lines: [StressLine])? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: path.hasSuffix("/") ? path : path + "/")
        guard let bytes = source.text(fileName, limit: Bytes.tableLimit, expected: "JSON Lines", &reading) else {
            return nil
        }
        let rows = bytes.split(separator: Ascii.lineFeed)
        guard let head = rows.first,
            let node = YAMLText.read(Array(head), file: source.name(fileName), reading: &reading),
            let header = YAMLMap(node, file: source.name(fileName), path: "", &reading),
            let planEntry = header.required("plans", "plans: {}", &reading),
            let plans = header.map(planEntry, &reading)?.entries.map(\.key),
            let drawEntry = header.required("draws", "draws: 100", &reading),
            let draws = header.number(drawEntry, in: 1...1_000_000, unit: "", whole: true, &reading)
        else { return nil }
        let journal = StressJournal(plans: plans, ranges: [], areas: areas)
        var lines: [StressLine] = []
        for (index, row) in rows.dropFirst().enumerated() {
            guard let line = journal.line(row), line.draw == index / plans.count, line.plan == index % plans.count
            else {
                reading.add(
                    .valueConflict, at: .init(file: source.name(fileName), line: index + 2),
                    "is no draw of this stress test, or is of other areas than the runs compared.", remedy: remedy)
                return nil
            }
            lines.append(line)
        }
        guard lines.count == Int(draws) * plans.count else {
            reading.add(
                .valueConflict, at: .init(file: source.name(fileName), field: "draws"), value: "\(Int(draws))",
                "draws were begun, and \(lines.count / max(1, plans.count)) are here.", remedy: remedy)
            return nil
        }
        return (plans, Int(draws), lines)
    }
}
