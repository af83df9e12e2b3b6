import LotIO
import LotModel
import LotSpatial

/// The files of a stress test over several plans.
public struct StressFiles: Sendable {
    private let record: StressRecord

    public init(_ record: StressRecord) { self.record = record }

    /// Names with bytes, in the order in which the manifest lists them. Throws when a shape cannot be projected.
    public func all(threads: Int) async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        let first = record.scenarios[0]
        let shapes = try await Projector().toLonLat(first.geography.shapes, threads: threads)
        let document = StressReport(record).document
        let columns = GapColumns(record)
        let reported = ReportedTable(record)
        return [
            ("stress.json", JSONWriter.bytes(StressJSON(record).value)), ("stress.md", MarkdownText(document).bytes),
            ("stress.html", HTMLText(document).bytes), ("tornado.csv", TornadoTable(record).bytes),
            ("gap_probability.csv", columns.table), ("gap_probability.geojson", columns.map(shapes)),
        ] + (reported.isEmpty ? [] : [("reported.csv", reported.bytes)])
    }

    /// The report for a terminal.
    public var text: String { PlainText(StressReport(record).document).text }
}
