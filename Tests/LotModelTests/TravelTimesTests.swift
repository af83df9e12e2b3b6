import LotModel
import Testing

@Suite struct TravelTimesTests {
    static let times = TravelTimes(rows: [
        [(0, 0), (2, 12.5)], [(1, 0)], [(0, 12.5), (1, 7), (2, 0)],
    ])

    @Test func lookupsFindWhatIsKeptAndNothingElse() {
        #expect(Self.times.originCount == 3 && Self.times.pairCount == 6)
        #expect(Self.times.minutes(from: 0, to: 2) == 12.5)
        #expect(Self.times.minutes(from: 0, to: 1) == nil)
        #expect(Self.times.minutes(from: 2, to: 1) == 7)
        #expect(Self.times.row(2).map(\.0) == [0, 1, 2])
        #expect(Self.times.row(1).map(\.1) == [0])
    }

    @Test func pairsWithoutAWayAreLeftOut() {
        let times = TravelTimes(rowStarts: [0, 2, 3], destinations: [0, 1, 1], minutes: [0, .nan, 4])
        #expect(times.minutes(from: 0, to: 1) == nil)
        #expect(times.minutes(from: 0, to: 0) == 0)
        #expect(times.minutes(from: 1, to: 1) == 4)
        #expect(times.pairCount == 2 && times.originCount == 2)
    }
}
