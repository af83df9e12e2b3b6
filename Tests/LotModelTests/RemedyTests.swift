import Testing

@testable import LotModel

@Suite struct RemedyTests {
    @Test func theCheapestIsThatOfLeastCostBeyondTheMeanPrice() {
        func remedy(_ measure: RemedyMeasure, _ extra: Double) -> Remedy {
            Remedy(measure: measure, unmetAfter: 1, countyHours: 10, payPoundsYear: 0, extraPoundsYear: extra)
        }
        let dear = remedy(.rateSupplement(keptPence: 1, wagePence: 0), 500)
        let cheap = remedy(.movedBorder(tier: 0, lot: 1), -20)
        let row = AreaRemedies(area: 3, unmet: 20, remedies: [dear, remedy(.addedHours(9, costPence: 1), 100), cheap])
        #expect(row.cheapest == cheap && row.remedy(.rateSupplement) == dear)
        #expect(row.remedy(.secondProvider) == nil)
        #expect(AreaRemedies(area: 3, unmet: 20, remedies: []).cheapest == nil)
    }
}
