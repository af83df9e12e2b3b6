import LotModel
import Testing

/// UKHCA's minimum price, line by line.
@Suite struct MinimumPriceTests {
    @Test func theBreakdownOf2020ToThePenny() {
        let price = MinimumPrice(CostOfHourTests.model("2020/21").reference)
        #expect(
            price.lines.map(\.name) == [
                "contact", "travel", "insurance_pension", "other_on_costs", "mileage", "running", "surplus",
            ])
        #expect(price.lines.map(\.pence) == [872, 170, 114, 197, 136, 520, 60])
        #expect(price.totalPence == 2_069)
    }

    @Test func thePriceOf2014ToThePenny() {
        let price = MinimumPrice(CostOfHourTests.model("2014/15").reference)
        #expect(price.lines.map(\.pence) == [631, 123, 82, 143, 123, 425, 47])
        #expect(price.totalPence == 1_574)
    }

    @Test func halvesGoUp() {
        let cost = CostOfHour(
            contactPay: 100.5, travelPay: 0.5, insurancePension: 0.49, otherOnCosts: 0, mileage: 1.5, running: 2,
            surplus: 3)
        #expect(MinimumPrice(cost).lines.map(\.pence) == [101, 1, 0, 0, 2, 2, 3])
    }
}
