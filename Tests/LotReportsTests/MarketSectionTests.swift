import LotModel
import Testing

@testable import LotReports

@Suite struct MarketSectionTests {
    @Test func theReportShowsBothBeliefs() throws {
        let record = try MarketMaps.record()
        let lines = MarketSection(record).beliefs(record.chains)
        #expect(lines[2].hasPrefix("  naive") && lines[3].hasPrefix("  sophisticated"))
        #expect(lines[2...3].allSatisfy { $0.hasSuffix("31 % > 55 %  31 % > 55 %") })
        #expect(lines[4].hasPrefix("  Hours a week that winners priced"))
        let naive = try #require(record.chains[0].byClass.values.first { $0.winners > 0 })
        let cells = lines[7].split(separator: " ").suffix(4)
        #expect(
            cells
                == [naive.pricedHours, naive.awarded.hours, naive.realised.hours, naive.spotHours].map {
                    Substring(Figures.number($0))
                }[...])
        #expect(TerminalReport(record).text.contains(MarketSection.beliefsTitle))
        #expect(MarketSection(record).beliefs(Array(record.chains.prefix(1))).isEmpty)
    }

    @Test func tooManyLotsAndLowBidsAreWarnedOf() throws {
        let text = MarketSection(try MarketMaps.record()).interest.joined(separator: "\n")
        #expect(text.contains("District: 2 lots are not fewer than 1 expected bidders"))
        #expect(text.contains("1 bids are abnormally low"))
    }

    @Test func theMarketAloneTellsWhoStaysAway() throws {
        let text = MarketSection(MarketView(try MarketMaps.record())).text
        #expect(text.hasPrefix("1 of 1 providers make 1 bids. Bidders are naive."))
        for part in ["Why providers stay away", "beyond radius", "no real firm is meant"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }
}
