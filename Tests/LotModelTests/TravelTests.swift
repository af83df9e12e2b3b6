import LotModel
import Testing

@Suite struct TravelTests {
    static let times = TravelTimes(rows: [
        [(0, 0), (2, 12.5)], [(1, 0)], [(0, 12.5), (1, 7), (2, 0)],
    ])

    @Test func lookupsFindWhatIsKeptAndNothingElse() {
        #expect(Self.times.areaCount == 3 && Self.times.pairCount == 6)
        #expect(Self.times.minutes(from: 0, to: 2) == 12.5)
        #expect(Self.times.minutes(from: 0, to: 1) == nil)
        #expect(Self.times.minutes(from: 2, to: 1) == 7)
        #expect(Self.times.row(2).map(\.0) == [0, 1, 2])
        #expect(Self.times.row(1).map(\.1) == [0])
    }

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
