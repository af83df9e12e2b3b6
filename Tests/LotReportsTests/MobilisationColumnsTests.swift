import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct MobilisationColumnsTests {
    private func cells(_ columns: [Column], _ row: Int) throws -> [String: String] {
        var writer = CSVWriter(columns: columns.map(\.name))
        writer.append(columns.map { $0.value(row) })
        return try #require(PlainFilesTests.rows(String(decoding: writer.bytes, as: UTF8.self)).first)
    }

    @Test func areasAndLotsHaveTheSameColumns() throws {
        let record = try ReportMaps.record(findings: Findings(mobilisation: ReportMaps.mobilisation))
        let columns = MobilisationColumns(record)
        let lots = columns.ofLots(of: record.scenario.plan.tiers[0])
        #expect(columns.ofAreas.map(\.name) == lots.map(\.name))
        let town = try cells(columns.ofAreas, 0)
        #expect(town["hours_direct_payment_week"] == "10.00" && town["round_fragmentation"] == "0.250")
        #expect(town["rounds_with_majority_pct"] == "50.0")
        let people = 90 / record.demand.hoursPerPerson
        #expect(abs(Double(town["people_moving_est"] ?? "")! - people) < 0.051)
        #expect(try cells(lots, 0) == town)
    }

    @Test func aRecordWithoutTheChangeLeavesThemEmpty() throws {
        let town = try cells(MobilisationColumns(try ReportMaps.record()).ofAreas, 0)
        #expect(town["round_fragmentation"] == "" && town["hours_direct_payment_week"] == "0.00")
    }
}
