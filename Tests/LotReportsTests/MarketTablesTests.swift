import LotModel
import Testing

@testable import LotReports

@Suite struct MarketTablesTests {
    static func text(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func everyRowTellsItsReason() throws {
        let lines = Self.text(MarketTables(MarketView(try MarketMaps.record())).market)
        #expect(
            lines == [
                "belief,tier,lot_ids,provider_id,bid_id,minutes,believed_hours_week,cost_pence,price_pence,outcome,"
                    + "abnormally_low,reason",
                "naive,lots,A1,P1,b1,5.0,100.00,1380.40,1450,entered,1,"
                    + "price 14.50 = cost 13.80 + 5 %; abnormally low: below the avoidable cost 14.60",
                "naive,lots,A2,P1,,41.0,100.00,1500.00,1575,beyond_radius,0,\"not entered: 41 min, radius 30\"",
                "sophisticated,lots,A1,P1,b1,5.0,100.00,1380.40,1450,entered,0,price 14.50 = cost 13.80 + 5 %",
            ])
    }

    @Test func biddersStandAgainstWhatTheyCanTake() throws {
        let lines = Self.text(MarketTables(MarketView(try MarketMaps.record())).bidders)
        #expect(lines[1] == "P1,large,200.00,1,1,100.00,0.500")
    }

    @Test func lotsTellOfTheirBidders() throws {
        let rows = PlainFilesTests.rows(
            String(decoding: MarketTables(MarketView(try MarketMaps.record())).lots, as: UTF8.self))
        #expect(rows.map { $0["few_bidders"] } == ["one", "none"])
        #expect(rows[0]["bidders"] == "1" && rows[0]["lowest_bid_pence"] == "1450")
        #expect(rows[0]["median_bid_pence"] == "1450.0" && rows[0]["small_bidders_pct"] == "0.0")
        #expect(rows[0]["abnormally_low_bids"] == "1" && rows[1]["median_bid_pence"] == "")
        #expect(rows[1]["rural_pct"] == "100.00")
    }
}
