import LotModel
import Testing

@Suite struct HopCurvesTests {
    /// 0.05 addresses per hour, visits of 35 min, hop at the floor of 1.5: 60 / 35 x 1.5 minutes an hour.
    @Test func paidHoursAreContactAndTravel() {
        let hops = HopCurves(
            scale: [0.001], squareKilometres: [1], exponent: 0.34, floorMinutes: 1.5, poolingAddresses: 4,
            addressesPerHour: 0.05, meanVisitMinutes: 35, minutesAt1Km: [4.68], distanceExponent: 0.68, detour: 1.5)
        let travel = 60.0 / 35 * 1.5
        #expect(abs(hops.travelMinutesPerHour(area: 0, hours: 100) - travel) < 1e-12)
        #expect(abs(hops.paidHours([100])[0] - 100 * (1 + travel / 60)) < 1e-9)
        #expect(hops.paidHours([0]) == [0])
    }
}
