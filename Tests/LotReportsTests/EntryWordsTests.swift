import LotModel
import Testing

@testable import LotReports

@Suite struct EntryWordsTests {
    static func words(
        _ outcome: MarketEntry.Outcome, cost: Double = 1_704.6, low: AbnormallyLow? = nil
    ) -> String {
        EntryWords.reason(
            MarketEntry(
                provider: 0, tier: 0, lots: [0], minutes: 0, believedHours: 1, costPence: cost,
                avoidablePence: 1_000, pricePence: 1_790, outcome: outcome, abnormallyLow: low))
    }

    @Test func aBidTellsCostAndMargin() {
        #expect(Self.words(.entered(margin: 0.05, discount: 0)) == "price 17.90 = cost 17.05 + 5 %")
        #expect(
            Self.words(.entered(margin: 0.075, discount: 0.05), cost: 1_752.7)
                == "price 17.90 = cost 17.53 + 7.5 % - 5 % for the package")
        #expect(Self.words(.enteredAtOwnRate) == "price 17.90, its own rate for the tier; cost 17.05 as modelled")
        #expect(
            Self.words(.entered(margin: 0.05, discount: 0), cost: 1_600)
                == "price 17.90 = cost 16.00 + 5 %, raised to the floor or the next band")
        #expect(
            Self.words(.entered(margin: 0.05, discount: 0), cost: 1_800)
                == "price 17.90 = cost 18.00 + 5 %, less what is paid on top of the rate")
        #expect(Self.words(.given) == "price 17.90 of the file; cost 17.05 as modelled")
    }

    @Test(arguments: [
        (NonEntry.beyondRadius, 41.2, 16.0, "41 min, radius 16"), (.beyondRadius, 16.2, 16, "16.20 min, radius 16"),
        (.lotTooLarge, 335, 210, "lot of 335 h, can take 210"),
        (.notViable, 120, 150, "whole volume 120 h below the 150 h that its branch needs"),
        (.aboveCeiling, 1_790, 1_650, "price 17.90 above the ceiling 16.50"),
        (.nothingLeft, 0, 0, "winners of other tiers would hold all of the lot"),
        (.notAmongCheapest, 12, 3, "would enter 12 lots, bids for the 3 cheapest"),
    ]) func aRefusalTellsItsFigures(reason: NonEntry, figure: Double, limit: Double, words: String) {
        #expect(Self.words(.stayedAway(reason, figure: figure, limit: limit)) == "not entered: " + words)
    }

    @Test func abnormallyLowPricesAreToldApart() {
        #expect(
            Self.words(.given, low: .belowAvoidableCost(pence: 1_800)).hasSuffix(
                "; abnormally low: below the avoidable cost 18.00"))
        #expect(
            Self.words(.given, low: .farBelowOthers(medianPence: 2_200, share: 0.85)).hasSuffix(
                "; abnormally low: below 85 % of the median 22.00"))
    }
}
