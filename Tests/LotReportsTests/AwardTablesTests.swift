import LotModel
import Testing

@testable import LotReports

@Suite struct AwardTablesTests {
    @Test func ranksStandBehindTheLead() throws {
        let named = AwardStatementTests.tender(.leastCost)
        let tables = AwardTables(tender: named.tender, providerIDs: named.providerIDs)
        let outcome = try AwardStatementTests.outcome(named).outcome
        let second = Contract(tier: 0, lot: 0, rank: 2, provider: 1, bid: 1, hours: 0, share: 0, ratePence: 1_600)
        let lines = String(decoding: tables.award(outcome.with(standby: [second])), as: UTF8.self).split(
            separator: "\n")
        #expect(lines[0] == "tier,lot_id,rank,provider_id,bid_id,share,rate_pence,hours_awarded_week")
        #expect(lines[1] == "lots,North,1,P1,b1,1.000000000000,1500,100.0000")
        #expect(lines.last == "lots,North,2,P2,b2,0.000000000000,1600,0.0000")
        #expect(String(decoding: tables.bids, as: UTF8.self).contains("b4,P1,lots,South,20.000000,1400,0.800000,\n"))
    }
}
