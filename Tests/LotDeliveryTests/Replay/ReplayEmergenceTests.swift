import LotModel
import Testing

@testable import LotDelivery

@Suite struct ReplayEmergenceTests {
    private func emergences(_ draws: [ReplayDraw], _ terms: ReplayTerms = ReplayMaps.terms) throws -> [String:
        Emergence]
    {
        let score = try #require(ReplayMaps.scoring(terms).score(draws, belief: .naive))
        return Dictionary(uniqueKeysWithValues: score.emergences.map { ($0.id, $0) })
    }

    @Test func patternsNeedTheirShareOfDraws() throws {
        let there = ReplayMaps.draw(unmet: [1, 1, 0, 0])
        let away = ReplayMaps.draw(
            unmet: [1, 1, 0, 0], smallUrban: 0.1, smallRural: 0.1, priced: 0.4, served: 0.4, averagePence: 1_540)
        let found = try emergences(Array(repeating: there, count: 19) + [away])
        #expect(found["O1"]?.share == 0.95 && found["O1"]?.verdict == .held)
        #expect(found["O2"]?.verdict == .held && found["O5"]?.verdict == .held)
        #expect(abs((found["O2"]?.figure?.median ?? 0) - 10) < 1e-9)
        #expect(found["O5"]?.figure?.median == -40)
        let lost = try emergences(Array(repeating: there, count: 18) + [away, away])
        #expect(lost["O1"]?.verdict == .didNotHold && lost["O2"]?.share == 0.9)
    }

    @Test func drawsThatCannotTellAreLeftOut() throws {
        let found = try emergences([ReplayMaps.draw(unmet: [0, 0, 0, 0], smallUrban: nil, priced: nil)])
        #expect(found["O1"]?.verdict == .notTestable && found["O1"]?.draws == 0)
        #expect(found["O2"]?.share == nil && found["O6a"]?.verdict == .notTestable)
    }

    @Test func exclusiveLotsThatNobodyWinsTellNothing() throws {
        let without = ReplayMaps.draw(unmet: [1, 1, 0, 0], smallUrban: 0, smallRural: 0)
        #expect(try emergences([without])["O1"]?.verdict == .notTestable)
        let found = try emergences([without, ReplayMaps.draw(unmet: [1, 1, 0, 0])])["O1"]
        #expect(found?.share == 0.5 && found?.draws == 2 && found?.verdict == .didNotHold)
    }

    @Test func worseningsAndSupplementsArePaired() throws {
        let terms = ReplayTerms(
            draws: 1, awardGap: 0, blobs: 10, ranges: [], places: ReplayMaps.terms.places, hypotheses: [],
            worsenings: [ReplayWorsening(name: "Later", from: [], to: [])],
            counterfactuals: ReplayMaps.terms.counterfactuals, priceBeforePence: 1_540, rules: ReplayMaps.rules)
        let draw = ReplayMaps.draw(
            unmet: [10, 10, 5, 5],
            worsened: [.init(from: ReplayMaps.state([10, 10, 5, 5]), to: ReplayMaps.state([20, 12, 0, 0]))],
            supplement: .init(
                state: ReplayMaps.state([4, 10, 9, 9]), surprise: ReplaySurprise(priced: 0.3, served: 0.35)))
        let found = try emergences([draw], terms)
        // 32 of 200 hours after 20.
        #expect(abs((found["O4a"]?.figure?.mean ?? 0) - 6) < 1e-9 && found["O4a"]?.verdict == .held)
        #expect(abs((found["O6a"]?.figure?.mean ?? 0) + 5) < 1e-9 && found["O6a"]?.verdict == .held)
        #expect(abs((found["O6b"]?.figure?.mean ?? 0) + 3) < 1e-9 && found["O6b"]?.verdict == .held)
        #expect(found["O6c"]?.verdict == .notTestable)
    }

    @Test func everyPlaceHasToShowUp() throws {
        #expect(try emergences([ReplayMaps.draw(unmet: [9, 8, 0, 0])])["O3"]?.verdict == .held)
        let half = try emergences([ReplayMaps.draw(unmet: [9, 0, 1, 1])])["O3"]
        #expect(half?.share == 0.5 && half?.verdict == .didNotHold)
    }
}
