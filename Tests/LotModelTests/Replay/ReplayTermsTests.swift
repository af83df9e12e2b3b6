import LotModel
import Testing

@Suite struct ReplayTermsTests {
    @Test func everyMechanismIsRemovedAloneAndEveryHypothesisOnce() {
        let slope = ReplayRemoval(
            mechanisms: [], values: [ReplayValue(parameter: "labour.affluence_slope", value: 0)])
        let travel = ReplayRemoval(mechanisms: [.travel], values: [])
        let terms = ReplayTerms(
            draws: 1, awardGap: 0, blobs: 1, ranges: [], places: [ReplayPlace(name: "A", codings: [])],
            hypotheses: [
                ReplayHypothesis(name: "a", removal: travel, place: 0),
                ReplayHypothesis(name: "b", removal: slope, place: 0),
                ReplayHypothesis(name: "c", removal: slope, place: 0),
            ], worsenings: [], counterfactuals: ReplayCounterfactuals(draws: 0, supplement: [], withoutTiers: []),
            priceBeforePence: 1,
            rules: ReplayRules(auc: 0, gapShare: 0, fades: 0, stays: 0, leastShare: 0, drawsHeld: 0))
        #expect(terms.removals.count == Mechanism.allCases.count + 1)
        #expect(terms.removals.last == slope && slope.name == "labour.affluence_slope=0")
        #expect(terms.removals.first == travel && travel.name == "travel")
        #expect(terms.with(draws: 9).draws == 9 && terms.with(draws: 9).removals == terms.removals)
    }
}
