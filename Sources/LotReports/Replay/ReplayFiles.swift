import LotIO
import LotModel

/// The files of a replay.
public struct ReplayFiles: Sendable {
    private let record: ReplayRecord

    public init(_ record: ReplayRecord) { self.record = record }

    /// Names with bytes, in the order in which the manifest lists them.
    public var all: [(name: String, bytes: [UInt8])] {
        let document = ReplayReport(record).document
        return [
            ("replay.json", JSONWriter.bytes(ReplayJSON(record).value)), ("replay.csv", areas),
            ("draws.jsonl", ReplayLines(record).bytes), ("replay.md", MarkdownText(document).bytes),
            ("replay.html", HTMLText(document).bytes),
        ]
    }

    /// The report for a terminal.
    public var text: String { PlainText(ReplayReport(record).document).text }

    /// A line for each core area, with columns for each belief.
    private var areas: [UInt8] {
        let core = record.scenario.areas
        let columns = record.scores.flatMap { score in
            ["unmet_share_mean", "rank_percentile_mean", "gap_probability"].map { "\($0)_\(score.belief.rawValue)" }
        }
        var table = CSVWriter(columns: ["area_code", "area_name", "readable_name", "lad_name", "codings"] + columns)
        let codings = record.terms.places.flatMap(\.codings)
        for index in 0..<core.coreCount {
            let area = core[index]
            let named = codings.filter { record.scenario.watch[$0].areas.contains(index) }
            let figures = record.scores.flatMap { score -> [CSVCell] in
                let part = score.areas[index]
                return [part.unmetShare, part.percentile, part.gapProbability].map { .number($0, decimals: 6) }
            }
            table.append(
                [
                    .text(area.code), .text(area.name), .text(area.readableName), .text(area.ladName),
                    .text(named.map { record.scenario.watch[$0].name }.joined(separator: "; ")),
                ] + figures)
        }
        return table.bytes
    }
}
