import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct MarketJSONTests {
    static func value(_ record: RunRecord) throws -> [String: Any] {
        let bytes = JSONWriter.bytes(MarketJSON(record).value)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func bothBeliefsStandSideBySide() throws {
        let market = try Self.value(try MarketMaps.record())
        #expect(market["belief"] as? String == "naive")
        for name in ["naive", "sophisticated"] {
            let chain = try #require(market[name] as? [String: Any])
            #expect(chain["unmet_hours"] as? Double == 40 && chain["bids"] as? Int == 1)
            let classes = try #require(chain["by_class"] as? [String: [String: Any]])
            #expect(classes["large"]?["rural_share_expected"] as? Double == 0.31)
            #expect(classes["large"]?["rural_share_realised"] as? Double == 0.55)
            #expect(classes["large"]?["village_share_realised"] as? Double == 0.275)
            let shared = try #require(chain["shared_lots"] as? [String: Any])
            #expect(shared["hours_priced"] as? Double == 200 && shared["hours_realised_spot"] as? Double == 3)
        }
        let tier = try #require((market["tiers"] as? [[String: Any]])?.first)
        #expect(tier["lots_without_bidder"] as? Int == 1 && tier["lots_with_one_bidder"] as? Int == 1)
        #expect(tier["lots_not_fewer_than_bidders"] as? Bool == true)
        #expect((market["warnings"] as? [String])?.count == 1)
    }

    @Test func bidsOfAFileHaveOneChain() throws {
        let market = try Self.value(try MarketMaps.record([nil]))
        #expect(market["given"] != nil && market["naive"] == nil)
    }
}
