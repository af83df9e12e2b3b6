import LotModel
import Testing

@Suite struct AwardWordsTests {
    @Test func theWordsFollowTheTerms() {
        let cost = AwardWords.decision(AwardTerms())
        #expect(
            cost.contains("lowest yearly cost") && cost.contains("most hours")
                && cost.contains("never broken by chance"))
        #expect(cost.hasSuffix("not legal advice."))
        let points = AwardWords.decision(
            AwardTerms(
                scoring: .priceQuality(priceWeight: 60, qualityWeight: 40, price: .relativeToLowest),
                penaltyPerHour: 100))
        #expect(points.contains("most points") && points.contains("stated penalty") && points.contains("hundredths"))
    }
}
