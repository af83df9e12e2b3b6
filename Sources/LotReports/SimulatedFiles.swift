import LotIO
import LotModel

/// The files and the text of `lotwright simulate`.
public struct SimulatedFiles: Sendable {
    private let record: RunRecord

    /// - Parameter record: of a run with its simulation.
    public init(_ record: RunRecord) { self.record = record }

    /// Names with bytes, in the order in which the manifest lists them.
    public var all: [(name: String, bytes: [UInt8])] { [("simulated.csv", table), ("summary.json", summary)] }

    public var summary: [UInt8] {
        JSONWriter.bytes(
            .members(
                [
                    ("schema", .text("lotwright.simulated/1")),
                    ("scenario", .text(record.scenario.name)),
                    ("title", .text(record.scenario.title)),
                    ("internal", .boolean(record.isInternal)),
                    ("unmet_hours_expected", .number(record.coverage.total.unmet, decimals: 2)),
                    ("simulated", SimulatedJSON(record).value),
                ] + SanctionText(record).members + [("attribution", .text(record.scenario.attribution))]))
    }

    public var text: String {
        let expected = "As expected, \(Figures.number(record.coverage.total.unmet)) hours a week are unmet."
        return ([SimulatedSection.title, "  " + expected] + SimulatedSection(record).lines).joined(separator: "\n")
            + "\n"
    }

    private var table: [UInt8] {
        let columns = AreaColumns(record).columns.filter {
            [
                "area_code", "area_name", "readable_name", "hours_commissioned_week", "hours_unmet_week", "is_gap",
                "internal",
            ]
            .contains($0.name)
        }
        let own = columns + SimulatedColumns(record).all
        var writer = CSVWriter(columns: own.map(\.name))
        for area in record.coreHours.indices { writer.append(own.map { $0.value(area) }) }
        return writer.bytes
    }
}
