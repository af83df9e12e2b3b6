import LotModel
import Testing

@testable import LotIO

/// All faults of bids at once, each with its line.
@Suite struct BidChecksTests {
    @Test func everyFaultIsTold() throws {
        let rows = [
            "b1,P1,A,100,1500", "b2,P1,B,90,1500", "b3,P1,A,50,1100", "b4,P2,S,10,1500", "b5,P2,S,10,1500",
        ]
        var reading = Reading()
        let table = try #require(
            CSVTable(
                Array(("bid_id,provider_id,lot_ids,max_hours,rate_pence\n" + rows.joined(separator: "\n") + "\n").utf8),
                file: "bids.csv",
                schema: CSVSchema(required: ["bid_id", "provider_id", "lot_ids", "max_hours", "rate_pence"]),
                reading: &reading))
        func tier(_ offer: Offer, _ count: Int) -> Tier {
            Tier(
                rules: TierRules(name: offer.rawValue, title: "", source: .none, offer: offer, maxWinners: 1),
                lots: (0..<count).map { Lot(id: "\($0)", name: "", areas: [$0]) }, coreCount: 2)
        }
        func bid(_ id: String, _ provider: Int, _ tier: Int, _ lot: Int, _ hours: Double, _ rate: Int) -> Bid {
            Bid(id: id, provider: provider, tier: tier, lots: [lot], maxHours: hours, ratePence: rate)
        }
        BidChecks(
            table: table, plan: LotPlan([tier(.exclusive, 2), tier(.shares, 1)]), providerIDs: ["P1", "P2"],
            capacity: [95, 95], rules: [.capacity, .rate(minPence: 1_200, maxPence: nil), .lotsBid(max: 1)]
        ).check(
            [
                bid("b1", 0, 0, 0, 100, 1_500), bid("b2", 0, 0, 1, 90, 1_500), bid("b3", 0, 0, 0, 50, 1_100),
                bid("b4", 1, 1, 0, 10, 1_500), bid("b5", 1, 1, 0, 10, 1_500),
            ], rows: Array(rows.indices), &reading)
        let told = reading.diagnostics.map { "\($0.place.line ?? 0) \($0.place.field ?? "") \($0.id.rawValue)" }
        #expect(
            told == [
                "2 max_hours value.range", "4 rate_pence value.range", "6 lot_ids value.conflict",
                "4 provider_id code.duplicate", "0 provider_id value.conflict",
            ])
    }
}
