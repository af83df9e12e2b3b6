import Testing

@testable import LotTravel

@Suite struct RoundTallyTests {
    static let rules = TravelMaps.rules(["travel.walker_share": 0]).travel

    /// One carer, three visits 1 km apart one after another; the middle one is in another area.
    @Test func waysCountWhereTheyLead() {
        let calls = [
            RoundMaps.call(0, 0, opens: 420, closes: 420), RoundMaps.call(1_000, 0, opens: 460, closes: 460, area: 1),
            RoundMaps.call(2_000, 0, opens: 500, closes: 500),
        ]
        var own = RoundTally(area: 0, rules: Self.rules)
        own.add(calls, walkerOffset: 0)
        #expect(own.visits == 2 && own.carers == 1 && own.legs == 1 && own.walkers == 0 && own.faults == [])
        #expect(abs(own.travelMinutes - 3.9) < 1e-9 && abs(own.waitingMinutes - 6.1) < 1e-9)
        #expect(own.contactMinutes == 60)
        var other = RoundTally(area: 1, rules: Self.rules)
        other.add(calls, walkerOffset: 0)
        #expect(other.visits == 1 && other.legs == 1 && other.contactMinutes == 30)
    }

    @Test func callsByTwoCountTwiceAndTheUnservedAreKeptApart() {
        var tally = RoundTally(area: 0, rules: Self.rules)
        tally.add(
            [
                RoundMaps.call(0, 0, opens: 420, closes: 450, double: true),
                RoundMaps.call(0, 0, opens: 420, closes: 410, double: true),
            ], walkerOffset: 0)
        #expect(tally.visits == 2 && tally.doubleHanded == 1 && tally.carers == 2 && tally.unserved == 2)
        #expect(tally.faults == [])
    }
}
