import LotIO
import LotModel

extension StressTest {
    /// Whether any plan's hours come from the council's records.
    public var holdsRecords: Bool { scenarios.contains { $0.hours != nil } }

    /// Contact hours per person and week of the first plan, where no draw says otherwise.
    public var hoursPerPerson: Double { scenarios[0].rules.demand.hoursPerPerson }

    /// The lines as they may be published, and `draws.jsonl` of them.
    ///
    /// - Parameter published: what becomes of a line.
    public func draws(
        _ lines: [StressLine], published: (StressLine) -> StressLine
    ) -> (lines: [StressLine], bytes: [UInt8]) {
        var bytes = StressJournal.text(header)
        let read = lines.map { line -> StressLine in
            let text = journal.text(published(line), values: values[line.draw])
            bytes += text
            // What is written is what counts, so that a comparison reads the same.
            guard let read = journal.line(text.dropLast()) else { preconditionFailure("a line cannot be read back") }
            return read
        }
        return (read, bytes)
    }
}
