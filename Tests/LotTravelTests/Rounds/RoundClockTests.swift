import Testing

@testable import LotTravel

@Suite struct RoundClockTests {
    static func clock(_ visits: [(opens: Double, closes: Double, minutes: Double, leg: Double)]) -> RoundClock {
        var clock = RoundClock()
        for (index, visit) in visits.enumerated() {
            clock.append(
                index, leg: visit.leg, opens: visit.opens, closes: visit.closes, minutes: visit.minutes)
        }
        return clock
    }

    /// Starting as late as the first window lets it leaves 450 + 30 + 5 to 500: 15 minutes of waiting, 80 in all.
    @Test func waitingIsTheLeastThereCanBe() {
        let clock = Self.clock([(420, 450, 30, 0), (500, 520, 30, 5)])
        #expect(clock.isFeasible && clock.duration == 80 && clock.earliest == 450 && clock.contactMinutes == 60)
    }

    @Test func startsMoveToAvoidWaiting() {
        let clock = Self.clock([(420, 480, 30, 0), (500, 520, 30, 5)])
        #expect(clock.duration == 65 && clock.earliest == 465)
    }

    @Test func comingLateIsInfeasible() {
        #expect(!Self.clock([(480, 490, 30, 0), (500, 510, 30, 5)]).isFeasible)
        #expect(Self.clock([(480, 490, 30, 0), (500, 515, 30, 5)]).isFeasible)
    }
}
