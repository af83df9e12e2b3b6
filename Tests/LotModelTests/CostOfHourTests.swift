import LotModel
import Testing

@Suite struct CostOfHourTests {
    static func model(_ year: String, _ given: [String: Double] = [:]) -> CostModel {
        let rules = Rules(ParameterValues(priceYear: year, given: given.merging(["demand.people": 1]) { a, _ in a }))
        let hops = HopCurves(
            areas: [HopArea(squareKilometres: 1, minutesAt1Km: 3.9, parkingMinutes: 0)], rules: rules.travel,
            addressesPerHour: 0.05, meanVisitMinutes: rules.demand.meanVisitMinutes)
        return CostModel(rules: rules.cost, hops: hops, referenceMinutesAt1Km: 4.68)
    }

    static func pence(_ value: Double) -> Int { Int(value.rounded(.toNearestOrAwayFromZero)) }

    /// UKHCA's minimum price of 2020-21 to the penny, half-up per line; on-costs are 10.94 % and 18.91 %.
    @Test func minimumPriceOf2020ToThePenny() {
        let cost = Self.model("2020/21").reference
        #expect(Self.pence(cost.contactPay) == 872)
        #expect(Self.pence(cost.travelPay) == 170)
        #expect(Self.pence(cost.insurancePension) == 114 && Self.pence(cost.otherOnCosts) == 197)
        #expect(abs(cost.onCosts - (cost.contactPay + cost.travelPay) * 0.2985) < 1e-9)
        #expect(Self.pence(cost.mileage) == 136)
        #expect(Self.pence(cost.running) == 520)
        #expect(Self.pence(cost.surplus) == 60)
        #expect(Self.pence(cost.total) == 2_069)
    }

    @Test func minimumPriceOf2014Is1574() {
        let cost = Self.model("2014/15").reference
        #expect(Self.pence(cost.total) == 1_574)
        // 70 / 27 / 3 %.
        #expect(Self.pence(cost.avoidable / cost.total * 100) == 70)
        #expect(Self.pence(cost.running / cost.total * 100) == 27)
        #expect(Self.pence(cost.surplus / cost.total * 100) == 3)
    }

    @Test func mileageGrowsWithDistanceAndCostWithTravel() {
        let model = Self.model("2014/15")
        let near = model.cost(wagePence: 631, travel: Hop(minutes: 5, kilometres: 2))
        let far = model.cost(wagePence: 631, travel: Hop(minutes: 20, kilometres: 9))
        #expect(near.mileage < far.mileage && near.total < far.total)
        #expect(abs(far.travelPay - 631.0 / 3) < 1e-9)
        #expect(model.cost(wagePence: 631, travel: Hop(minutes: 5, kilometres: 0)).mileage == 0)
        #expect(abs(near.withoutSurplus + near.surplus - near.total) < 1e-9)
    }
}
