import LotIO
import LotModel
import LotSpatial

/// The files of a risk matrix.
public struct RiskFiles: Sendable {
    private let record: RiskRecord
    private let warnings: [Diagnostic]

    public init(_ record: RiskRecord, warnings: [Diagnostic]) {
        self.record = record
        self.warnings = warnings
    }

    /// Names with bytes, in the order in which the manifest lists them. Throws when a locality cannot be dissolved.
    public func all(threads: Int) async throws(SpatialFault) -> [(name: String, bytes: [UInt8])] {
        let outlines = try await dissolve(
            groups: record.localities.map(\.areas), of: record.scenario.geography.shapes, threads: threads)
        let tables = RiskTables(record: record)
        return [
            ("risk.html", HTMLText(RiskReport(record, warnings: warnings, outlines: outlines).document).bytes),
            ("risk.csv", tables.services),
            ("risk_localities.csv", tables.localities), ("risk_providers.csv", tables.providers), ("risk.json", json),
        ]
    }

    public var json: [UInt8] { JSONWriter.bytes(RiskJSON(record, warnings: warnings).value) }

    /// The report for a terminal.
    public var text: String { PlainText(RiskReport(record, warnings: warnings).short).text }
}
