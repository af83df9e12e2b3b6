import Testing

@testable import LotReports

@Suite struct TravelTableTests {
    @Test func classesWithoutAreasAreLeftOut() throws {
        let table = TravelTable(try ReportMaps.record())
        #expect(table.rows.map(\.group) == [.urban, .village, nil])
        #expect(table.rows.map(\.areas) == [1, 1, 2] && table.rows.map(\.commissioned) == [100, 100, 200])
        #expect(table.rows.map { $0.rounds?.pairs } == [1, 1, 2])
        #expect(table.unsampled == 0)
        let premium = try #require(table.ruralPremium)
        #expect(abs(premium[0] - 0.1) < 1e-12)
    }
}
