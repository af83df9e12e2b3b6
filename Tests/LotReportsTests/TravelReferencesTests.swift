import Testing

@testable import LotReports

@Suite struct TravelReferencesTests {
    @Test func theMarketsMinutesFollowFromItsPay() {
        #expect(Figures.number(TravelReferences.marketMinutesPerHour, decimals: 1) == "11.7")
    }

    /// Fees outside towns over those in them: Devon 27.68 over 24.96, Norfolk 21.72 over 17.40 pounds.
    @Test func thePremiumIsThatOfTheNamedFees() {
        #expect(abs(27.68 / 24.96 - 1 - TravelReferences.ruralPremium.lowerBound) < 0.005)
        #expect(abs(21.72 / 17.40 - 1 - TravelReferences.ruralPremium.upperBound) < 0.005)
    }
}
