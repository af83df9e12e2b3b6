import LotModel
import Testing

@Suite struct StatedChecksTests {
    /// What the papers of Kensington and Nottinghamshire say.
    static let facts = [
        StatedFact(what: "patches", source: "4.5", values: [.hoursWeek: 4_600, .ratePence: 2_121]),
        StatedFact(what: "patches", source: "a", values: [.spendPounds: 5_700_000]),
        StatedFact(what: "patches", source: "b", values: [.spendPounds: 5_800_000]),
        StatedFact(what: "patches", source: "c", share: 0.66, shareOf: "all"),
        StatedFact(
            what: "spot", source: "4.6", values: [.hoursWeek: 3_800, .ratePence: 1_921, .spendPounds: 2_900_000]),
        StatedFact(
            what: "all", source: "d", values: [.hoursWeek: 8_400, .hoursYear: 270_000, .spendPounds: 8_700_000],
            parts: ["patches", "spot"]),
        StatedFact(what: "providers", source: "4.5", shares: [44, 40, 16]),
        StatedFact(what: "start", source: "23", says: "2017-09"),
        StatedFact(what: "start", source: "64", says: "2018-07"),
        StatedFact(
            what: "core", source: "22", values: [.hoursWeek: 20_137, .ratePence: 1_556, .spendPounds: 18_830_000]),
    ]

    private func found(_ kind: StatedCheck.Kind, _ what: String) -> [StatedCheck] {
        StatedChecks(Self.facts).results.filter { $0.kind == kind && $0.what == what }
    }

    /// 66 per cent are the share of spend, not of hours, which is 54.8.
    @Test func sharesAreHeldAgainstHoursAndSpend() throws {
        let hours = try #require(found(.shareOfHours, "patches").first)
        #expect(!hours.fits && abs((hours.found ?? 0) - 0.548) < 0.0005 && hours.sources == ["c", "4.5", "d"])
        #expect(found(.shareOfSpend, "patches").map(\.fits) == [true, true])
    }

    /// 8.7 million over 270,000 hours are 32.22, above every rate; 8,400 hours a week are 436,800 a year.
    @Test func aRateThatNobodyPaysIsTold() throws {
        let rate = try #require(found(.impliedRate, "all").first)
        #expect(!rate.fits && Int((rate.found ?? 0).rounded()) == 3_222 && rate.stated == 2_121)
        let year = try #require(found(.hoursOfYear, "all").first)
        #expect(!year.fits && year.found == 436_800 && year.stated == 270_000)
    }

    /// Nottinghamshire: 20,137 hours at 15.56 are 16.29 million, not 18.83.
    @Test func hoursTimesRateAreHeldAgainstSpend() throws {
        let core = try #require(found(.spend, "core").first)
        #expect(!core.fits && abs((core.found ?? 0) - 16_293_250) < 1_000)
        #expect(found(.spend, "patches").map(\.fits) == [false, false])
    }

    /// All stated hours at stated rates are 8.87 million, near 8.7; parts of spend make their whole.
    @Test func partsMakeTheirWhole() throws {
        let price = try #require(found(.partsPrice, "all").first)
        #expect(price.fits && abs((price.found ?? 0) - 8_869_328) < 1_000)
        #expect(found(.partsHours, "all").map(\.fits) == [true, false])
        #expect(found(.partsSpend, "all").map(\.fits) == [true])
    }

    @Test func paragraphsThatDisagreeAreTold() throws {
        let spend = try #require(found(.paragraphs, "patches").first)
        #expect(!spend.fits && spend.stated == 5_800_000 && spend.found == 5_700_000 && spend.sources == ["b", "a"])
        let start = try #require(found(.paragraphs, "start").first)
        #expect(!start.fits && start.words == "2018-07 and 2017-09" && start.stated == nil && start.difference == nil)
    }

    @Test func sharesAreTheWhole() {
        #expect(found(.sharesSum, "providers").map(\.fits) == [true])
        let short = StatedChecks([StatedFact(what: "x", source: "1", shares: [0.44, 0.40, 0.1])]).results
        #expect(short.map(\.fits) == [false] && short[0].stated == 1)
        #expect(StatedChecks([]).results.isEmpty)
    }
}
