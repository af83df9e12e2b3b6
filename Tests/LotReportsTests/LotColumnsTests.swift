import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct LotColumnsTests {
    static func value(_ name: String, lot: Int, _ record: RunRecord) -> CSVCell? {
        LotColumns(record, tier: 0, shapes: record.scenario.geography.shapes).columns
            .first { $0.name == name }?.value(lot)
    }

    @Test func aLotIsCountedOverItsAreas() throws {
        let record = try ReportMaps.record()
        #expect(Self.value("outcome", lot: 1, record) == .text("awarded"))
        #expect(Self.value("bids", lot: 1, record) == .whole(1))
        #expect(Self.value("lowest_rate_pence", lot: 1, record) == .whole(1_550))
        #expect(Self.value("rural_pct", lot: 0, record) == .number(0, decimals: 2))
        #expect(Self.value("rural_pct", lot: 1, record) == .number(100, decimals: 2))
        #expect(Self.value("hours_unmet_week", lot: 1, record) == .number(40, decimals: 2))
        #expect(Self.value("hours_delivered_tier_week", lot: 1, record) == .number(60, decimals: 2))
        #expect(Self.value("parts", lot: 0, record) == .whole(1))
    }
}
