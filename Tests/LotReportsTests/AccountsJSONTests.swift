import Foundation
import LotIO
import Testing

@testable import LotReports

@Suite struct AccountsJSONTests {
    @Test func moneyOfTheSummary() throws {
        let bytes = JSONWriter.bytes(.members(AccountsJSON(try ReportMaps.record()).members))
        let top = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        func value(_ path: String) -> Double? {
            path.split(separator: ".").reduce(top as Any?) { ($0 as? [String: Any])?[String($1)] } as? Double
        }
        #expect(value("minimum_price.total_pence") == 1_574 && value("minimum_price.other_on_costs_pence") == 143)
        #expect(value("budget.total_pence") == 13_000_007 && value("budget.by_tier.lots.guarantee_idle_pence") == 7)
        // 100 h at 1,450 for 1,454 and 60 h at 1,750 for 1,804: what was only believed does not count.
        #expect(value("open_book.hours") == 160 && value("open_book.hours_at_loss") == 160)
        #expect(value("open_book.paid_pence") == 1_562.5)
        #expect(value("open_book.by_class.large.by_rural_urban.village.margin_pence") == -54)
        #expect(value("open_book.by_rural_urban.urban.cost_pence") == 1_454)
        #expect(value("open_book.by_class.small.hours") == 0)
        let years = try #require(top["contract_years"] as? [[String: Any]])
        #expect(years.map { $0["spend_pence"] as? Int } == [15_600_000, 15_912_000])
        #expect(years.map { $0["margin_pence"] as? Double } == [100, 102])
    }
}
