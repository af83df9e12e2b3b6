import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct ResilienceTablesTests {
    static func record() throws -> RunRecord {
        let rows = [
            Withdrawal(
                provider: 0, displaced: 160, replaced: 100, left: [AreaHours(area: 1, hours: 60)],
                takers: [ProviderHours(provider: 0, hours: 100)], closureChance: 0.143, isBelowViability: true,
                volume: 160)
        ]
        return try ReportMaps.record(
            findings: Findings(
                attainable: AttainableCoverage(
                    delivered: 180, expected: 160, bound: 180, hours: [100, nil], spendLimitPence: 240_000,
                    isSpendBinding: false, hoursPerPerson: 10),
                resilience: Resilience(
                    withdrawals: rows,
                    concentrations: [Concentration(scope: .all, name: "all", hours: [160])], hoursPerPerson: 10),
                withdrawn: [0]))
    }

    @Test func filesAndColumnsAreWritten() throws {
        let tables = ResilienceTables(try Self.record())
        #expect(tables.files.map(\.name) == ["resilience.csv", "resilience_areas.csv", "concentration.csv"])
        let rows = String(decoding: tables.files[0].bytes, as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 2)
        #expect(rows[1].hasPrefix("P1,160.00,100.00,60.00,16.0,6.0,1,A2,P1,P1,0.1430,22.88,2.3,160.00,0.00,1"))
        let areas = String(decoding: tables.files[1].bytes, as: UTF8.self)
        #expect(areas.hasSuffix("P1,A1,100.00,100.00,0.00,10.0,0.0\nP1,A2,60.00,0.00,60.00,6.0,6.0\n"))
        let second = String(decoding: tables.files[2].bytes, as: UTF8.self)
        #expect(second.hasSuffix("all,all,160.00,10000.0,P1,1.000000\n"))
        #expect(
            tables.areaColumns.map(\.name) == ["hours_attainable_week", "n1_exposed_hours_week", "n1_provider"])
        #expect(tables.areaColumns.map { $0.value(1) } == [.empty, .number(60, decimals: 2), .text("P1")])
        #expect(tables.areaColumns.map { $0.value(0) } == [.number(100, decimals: 2), .number(0, decimals: 2), .empty])
    }

    @Test func nothingFoundOutIsNothingWritten() throws {
        let tables = ResilienceTables(try ReportMaps.record())
        #expect(tables.files.isEmpty && tables.areaColumns.isEmpty)
    }

    @Test func theReportAndTheSummarySayIt() throws {
        let record = try Self.record()
        let text = TerminalReport(record).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("at most 20 more (about 2 people)"))
        #expect(text.contains("Delivered without Provider A (P1)"))
        #expect(text.contains(ResilienceSection.title) && text.contains("1 of 1 providers that deliver are below"))
        let summary = String(decoding: JSONWriter.bytes(SummaryJSON(record).value), as: UTF8.self)
        for word in ["\"price_of_lotting\"", "\"attainable\"", "\"resilience\"", "\"expected_displaced_hours_year\""] {
            #expect(summary.contains(word), "\(word)")
        }
    }
}
