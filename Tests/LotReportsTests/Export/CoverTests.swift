import LotIO
import Testing

@testable import LotReports

@Suite struct CoverTests {
    static func facts(
        demand: RunFacts.Source = .modelled, bids: RunFacts.Source = .modelled, showsNames: Bool = false,
        title: String = "Made up"
    ) -> RunFacts {
        RunFacts(
            scenario: "made-up", title: title, region: "toy", priceYear: "2014/15", version: "0", seed: "1",
            demand: demand, bids: bids, showsNames: showsNames, hoursPerPerson: 10, isIndicative: true,
            geometrySource: "embedded", solver: "HiGHS", gap: 0.001, isProved: true, attribution: "Attributed.",
            headline: ["Of 200 hours a week, 40 would not be delivered."], notes: [],
            parameters: [("demand.people", 20), ("travel.peak_factor", 1.25)], inputs: [("scenario.yaml", "ab")])
    }

    @Test func whatIsModelledFromPublishedFiguresIsExempt() {
        let cover = Cover(Self.facts())
        #expect(!cover.hidesCounts && !cover.hidesPrices && !cover.isInternal && cover.basis == "modelled estimate")
        #expect(cover.stamps.count == 1 && cover.stamps[0].hasPrefix("Modelled estimate"))
        // There is nothing true to show the council alone.
        #expect(!Cover(Self.facts(), isInternal: true).isInternal)
        #expect(cover.treatment("any_new_column") == .kept)
    }

    @Test func recordsAreProtectedByDefault() {
        let cover = Cover(Self.facts(demand: .records))
        #expect(cover.hidesCounts && cover.basis == "protected" && cover.stamps[0].contains("1 to 7 people"))
        #expect(cover.treatment("hours_unmet_week") == .count && cover.treatment("unmet_pct") == .band)
        #expect(cover.treatment("area_code") == .kept && cover.treatment("lot_id_main") == .kept)
        // What nobody has thought about stays in the house.
        for column in [
            "any_new_column", "cause_travel", "rural_pct", "hours_tendered_week", "carers_needed",
            "next_provider_pounds_year", "margin_pence_mean",
        ] {
            #expect(cover.treatment(column) == .leftOut, "\(column)")
        }
        for column in ["highest_rate_pence", "winner_ids"] { #expect(cover.treatment(column) == .kept, "\(column)") }
        let own = Cover(Self.facts(demand: .records), isInternal: true)
        #expect(!own.hidesCounts && own.isInternal && own.basis == "internal" && own.stamps[0].hasPrefix("INTERNAL"))
    }

    @Test func pricesAreConfidentialBeforeAward() {
        let before = Cover(Self.facts(bids: .records))
        for column in [
            "lowest_rate_pence", "winner_ids", "provider_id", "bid_id", "share", "next_provider_pounds_year",
        ] {
            #expect(before.treatment(column) == .leftOut, "\(column)")
        }
        #expect(before.treatment("outside_wage_pence") == .kept && before.stamps.last!.contains("before award"))
        #expect(!Cover(Self.facts(bids: .records), isAwarded: true).hidesPrices)
        // What a model makes up about a named firm never becomes public by an award.
        #expect(Cover(Self.facts(showsNames: true), isAwarded: true).hidesPrices)
        #expect(!Cover(Self.facts(bids: .records, showsNames: true), isInternal: true).hidesPrices)
    }
}
