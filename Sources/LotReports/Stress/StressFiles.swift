import LotIO
import LotModel
import LotSpatial

/// The files of a stress test over several plans.
public struct StressFiles: Sendable {
    private let record: StressRecord
    private let stamps: [String]

    /// - Parameter stamps: what disclosure control did to the draws, or that nothing was.
    public init(_ record: StressRecord, stamps: [String] = []) {
        self.record = record
        self.stamps = stamps
    }

    /// Names with bytes, in the order in which the manifest lists them. Throws when a shape cannot be projected.
    public func all(threads: Int) async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        let first = record.scenarios[0]
        let shapes = try await Projector().toLonLat(first.geography.shapes, threads: threads)
        let document = StressReport(record, stamps: stamps).document
        let columns = GapColumns(record)
        let reported = ReportedTable(record)
        return [
            ("stress.json", json),
            ("stress.md", MarkdownText(document).bytes),
            ("stress.html", HTMLText(document).bytes), ("tornado.csv", TornadoTable(record).bytes),
            ("gap_probability.csv", columns.table), ("gap_probability.geojson", columns.map(shapes)),
        ] + (reported.isEmpty ? [] : [("reported.csv", reported.bytes)])
    }

    public var json: [UInt8] { JSONWriter.bytes(StressJSON(record, stamps: stamps).value) }

    /// For programs that read lines.
    public var lines: StressLines { StressLines(record) }

    /// The report for a terminal.
    public var text: String { PlainText(StressReport(record, stamps: stamps).document).text }
}
