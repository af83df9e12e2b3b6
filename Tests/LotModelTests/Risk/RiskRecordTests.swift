import Testing

@testable import LotModel

@Suite struct RiskRecordTests {
    private let record = RiskRecord(RiskSamples.scenario())

    @Test func servicesThatNoCriterionRatesAreOnlyMapped() {
        #expect(record.rated == [0, 1, 3, 4])
        #expect(record.scores.map { $0?.score } == [0, 75, nil, 75, nil])
        #expect(record.scores[2] == nil && record.scores[4]?.colour == nil)
    }

    @Test func theLowestComesFirstAndTheUnknownLast() { #expect(record.ranked == [0, 1, 3, 4]) }

    @Test func visitsFollowColours() {
        #expect([0, 1, 2, 3, 4].map(record.visits) == [12, 1, 0, 1, 6])
        #expect(record.visitsYear == 20 && record.visitHoursYear == 100 && record.officers == 1)
        #expect(record.count(.red) == 1 && record.count(.green) == 2 && record.count(nil) == 1)
        #expect(record.count(.red, kind: .gp) == 0 && record.count(.red, kind: .careHome) == 1)
    }

    @Test func closuresOfOneYearAreTheSumOfChances() {
        // 0.5 at score 0, 0.1 at 100: 0.2 at 75.
        let one = record.closures(years: 1)
        #expect(abs(one.services - 0.9) < 1e-12 && abs(one.beds - (5 + 6 + 4)) < 1e-12)
        let two = record.closures(years: 2)
        #expect(abs(two.services - (0.75 + 0.36 + 0.36)) < 1e-12)
        #expect(record.closures(years: 0).services == 0)
    }

    @Test func anOptionTurnsLowScoresAwayAndNoneThatIsUnknown() {
        func away(_ least: Double?) -> [Int] {
            let found = record.turnedAway(RiskOption(name: "", meaning: "", years: 1, leastScore: least))
            return [found.services, found.beds]
        }
        #expect(away(nil) == [0, 0] && away(50) == [1, 10] && away(75) == [1, 10] && away(75.5) == [3, 60])
    }

    @Test func partsOfYearsLieBetweenWholeOnes() {
        #expect(RiskRecord.power(0.8, 2) == 0.8 * 0.8 && RiskRecord.power(0.8, 0) == 1)
        #expect(abs(RiskRecord.power(0.8, 1.5) - 0.8 * 0.9) < 1e-12)
    }

    @Test func localitiesAddUpToTheirServices() {
        let found = record.localities
        #expect(found.map(\.code) == ["L1", "L2"] && found.map(\.name) == ["Health L1", "Health L2"])
        #expect(found.map(\.areas) == [[0, 1], [2]] && found.map(\.services) == [[0, 1, 2], [3, 4]])
        #expect(found.map(\.rated) == [[0, 1], [3, 4]])
        // (0 + 75) / 2, and 75 alone: a home without a score is none of the mean.
        #expect(found.map(\.meanScore) == [37.5, 75] && found.map(\.colour) == [.red, .green])
        #expect(
            found.map { record.beds(in: $0) } == [40, 60] && found.map { record.beds(in: $0, of: .red) } == [10, 0])
        #expect(found.map { record.bedsPerThousand(in: $0) } == [40, 120])
        #expect(found.map { record.visits(in: $0) } == [13, 7] && found.map { record.overGuide(in: $0) } == [1, 0])
        #expect(found.map { record.count(.gp, in: $0) } == [1, 0])
        #expect(found.map { record.count(nil as RiskColour?, in: $0) } == [0, 1])
    }

    @Test func aLocalityOfUnratedServicesHasNoColour() {
        let worst = RiskRecord(RiskSamples.scenario(missing: .worst))
        #expect(worst.scores[4]?.score == 0 && worst.localities[1].meanScore == 37.5)
    }
}
