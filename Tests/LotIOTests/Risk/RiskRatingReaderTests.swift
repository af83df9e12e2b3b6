import LotModel
import Testing

@testable import LotIO

@Suite struct RiskRatingReaderTests {
    private func read(
        _ rows: String, missing: String = "exclude"
    ) async throws -> (loaded: LoadedRisk?, found: [Diagnostic]) {
        try await RiskTexts.read(
            RiskTexts.yaml(missing: missing), ratings: "service_id,criterion,rating\n" + rows)
    }

    private static let whole = "h1,cqc,good\nh1,stars,4\nh1,fire,red\n"

    @Test func ratingsBecomePointsAndKeepTheirText() async throws {
        let ratings = try #require(try await RiskTexts.read().loaded).scenario.ratings
        #expect(
            ratings[0] == [RiskRating("good", points: 100), RiskRating("4", points: 80), RiskRating("red", points: 0)])
        #expect(ratings[1] == [RiskRating("bad", points: 0), nil, nil])
        #expect(ratings[2] == [RiskRating("good", points: 100), nil, nil] && ratings[3] == [nil, nil, nil])
    }

    @Test func everyFaultHasItsPlaceAndRemedy() async throws {
        let found = try await read(
            Self.whole + "h9,cqc,good\nh2,cqq,good\nh2,cqc,gut\nh2,fire,rot\nh2,stars,many\nh1,cqc,bad\nb1,fire,red\n"
                + "g1,cqc,good\nh2,cqc,\n"
        ).found
        #expect(
            found.map(\.id) == [
                .codeUnknown, .codeUnknown, .valueChoice, .valueChoice, .valueNumber, .codeDuplicate, .valueConflict,
                .valueConflict, .valueMissing, .codeDuplicate,
            ])
        #expect(found.map(\.place.line) == [5, 6, 7, 8, 9, 10, 11, 12, 13, 13])
        #expect(found.allSatisfy { $0.place.file == "ratings.csv" && !$0.remedy.isEmpty })
        #expect(found[1].remedy.contains("cqc") && found[3].remedy.contains("red, amber, green"))
        #expect(found[5].message == "stand also on line 2." && found[5].value == "h1 and cqc")
    }

    @Test func aCriterionWithoutRatingsIsTold() async throws {
        let found = try await read("h1,cqc,good\nb1,cqc,good\n").found
        #expect(found.map(\.id) == [.codeUnmatched, .codeUnmatched])
        #expect(found.map(\.value) == ["stars", "fire"] && found[0].place.field == "criteria[2]")
        #expect(found.allSatisfy { $0.place.file == "scenario.yaml" && $0.place.line != nil })
    }

    @Test func servicesWithoutAnyRatingAreWarnedOf() async throws {
        for missing in RiskMissing.allCases {
            let (loaded, found) = try await read(Self.whole, missing: missing.rawValue)
            #expect(found.map(\.id) == [.valueMissing] && found[0].severity == .warning)
            #expect(found[0].value == "h2, b1")
            let scores = RiskRecord(try #require(loaded).scenario).scores.map { $0?.score }
            #expect(scores == (missing == .exclude ? [60, nil, nil, nil] : [60, 0, 0, nil]))
        }
    }

    @Test func ratingsOfAFaultyServiceAreNotUnknown() async throws {
        let found = try await RiskTexts.read(
            services: RiskTexts.services.replacing("h1,care_home,E02000101", with: "h1,care_home,E02000177")
        ).found
        #expect(found.map(\.id) == [.codeUnknown] && found[0].place.file == "services.csv")
    }
}
