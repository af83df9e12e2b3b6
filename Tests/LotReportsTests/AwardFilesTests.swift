import Foundation
import LotMarket
import LotModel
import Testing

@testable import LotReports

@Suite struct AwardFilesTests {
    @Test func anAwardsFiles() throws {
        let named = AwardStatementTests.tender(.leastCost)
        let files = AwardFiles(named, try AwardStatementTests.outcome(named), gap: 0.0001).all
        #expect(
            files.map(\.name) == [
                "award.csv", "bids.csv", "rules.json", "summary.json", "award-statement.md", "award-statement.html",
            ])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(files[3].bytes)) as? [String: Any])
        #expect((summary["price_of_rules"] as? [Any])?.count == 2 && summary["modelled_bids"] as? Bool == true)
        let rules = try #require(try JSONSerialization.jsonObject(with: Data(files[2].bytes)) as? [String: Any])
        #expect(rules["gap"] as? Double == 0.0001 && rules["schema"] as? String == "lotwright.tender/1")
    }
}
