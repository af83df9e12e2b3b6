import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

/// Four areas in a row, of which two places name one each; draws are written down by hand.
enum ReplayMaps {
    static let rules = ReplayRules(
        auc: 0.7, gapShare: 0.05, fades: 0.5, stays: 0.25, leastShare: 0.005, drawsHeld: 0.95)

    static let terms = ReplayTerms(
        draws: 2, awardGap: 0.01, blobs: 100, ranges: [],
        places: [ReplayPlace(name: "East", codings: [0]), ReplayPlace(name: "West", codings: [1])],
        hypotheses: [
            ReplayHypothesis(
                name: "Travel fades East only", removal: ReplayRemoval(mechanisms: [.travel], values: []), place: 0),
            ReplayHypothesis(
                name: "Labour fades West only", removal: ReplayRemoval(mechanisms: [.labour], values: []), place: 1),
        ], worsenings: [],
        counterfactuals: ReplayCounterfactuals(draws: 0, supplement: [], withoutTiers: []), priceBeforePence: 1_540,
        rules: rules)

    static let watch = [
        WatchGroup(name: "East", coding: "", areas: [0], mechanisms: [.travel]),
        WatchGroup(name: "West", coding: "", areas: [1], mechanisms: [.labour]),
    ]

    static func scoring(_ terms: ReplayTerms = ReplayMaps.terms) -> ReplayScoring {
        ReplayScoring(
            terms: terms, areas: DeliveryMaps.areas(4), neighbours: [[1], [0, 2], [1, 3], [2]], watch: watch,
            gapRules: DeliveryMaps.rules.assess, seed: Seed(1))
    }

    static func state(_ unmet: [Double]) -> ReplayState {
        ReplayState(commissioned: Array(repeating: 100, count: unmet.count), unmet: unmet)
    }

    /// What stays unmet, and what would with some mechanisms off.
    static func draw(
        _ index: Int = 0, unmet: [Double], removed: [Mechanism: [Double]] = [:], belief: Belief = .naive,
        smallUrban: Double? = 0.4, smallRural: Double? = 0.1, priced: Double? = 0.3, served: Double? = 0.4,
        worsened: [ReplayDraw.Pair] = [], averagePence: Double? = 1_500,
        supplement: ReplayDraw.Counterfactual? = nil
    ) -> ReplayDraw {
        ReplayDraw(
            index: index, belief: belief, values: [], state: state(unmet),
            removed: Mechanism.allCases.map { state(removed[$0] ?? unmet) }, worsened: worsened,
            exclusiveUrbanShare: smallUrban, exclusiveRuralShare: smallRural,
            surprise: ReplaySurprise(priced: priced, served: served), averagePence: averagePence, awardGap: 0.005,
            supplement: supplement, withoutTiers: nil)
    }
}

@Suite struct ReplayScoringTests {
    @Test func codingsAreRankedAgainstAreasThatNobodyNames() throws {
        let score = try #require(
            ReplayMaps.scoring().score(
                [ReplayMaps.draw(unmet: [50, 20, 0, 30]), ReplayMaps.draw(1, unmet: [50, 20, 0, 0])], belief: .naive))
        let east = score.codings[0]
        let west = score.codings[1]
        // East beats both unlabelled areas in both draws, whatever West does.
        #expect(east.auc?.median == 1 && east.percentile.median == 0.875)
        #expect(west.auc?.median == 0.75 && west.auc?.p5 == 0.525)
        #expect(east.unmetShare.mean == 0.5 && east.gapProbability == 1)
        // Every area is alike to the nulls: chance, so that a place above 0.7 is found.
        #expect(east.nulls.allSatisfy { $0.auc == 0.5 })
        #expect(east.verdict == .held && west.verdict == .held)
        #expect(score.areas[3].gapProbability == 0.5 && score.areas[3].unmetShare == 0.15)
        #expect(ReplayMaps.scoring().score([], belief: .naive) == nil)
    }

    @Test func aNullThatDoesAsWellIsToldAndTheCodingNotHeld() throws {
        let table = AreaTable(
            DeliveryMaps.areas(4).areas.enumerated().map { index, area in
                Area(
                    code: area.code, name: "", readableName: "", role: .core, ladCode: "E07", ladName: "",
                    healthCode: "", healthName: "", population: 1, population65Plus: 1, population75Plus: 1,
                    population85Plus: 1, centroid: Position(x: 0, y: 0), areaHectares: 100,
                    ruralUrban: index == 0 ? .e1 : .a1, imdScore: 0)
            })
        let scoring = ReplayScoring(
            terms: ReplayMaps.terms, areas: table, neighbours: [[1], [0, 2], [1, 3], [2]], watch: ReplayMaps.watch,
            gapRules: DeliveryMaps.rules.assess, seed: Seed(1))
        let score = try #require(scoring.score([ReplayMaps.draw(unmet: [50, 20, 0, 0])], belief: .naive))
        #expect(score.codings[0].nullsAsGood == [.rurality, .sum])
        #expect(score.codings[0].verdict == .didNotHold)
        #expect(score.codings[1].nullsAsGood.isEmpty && score.codings[1].verdict == .held)
    }

    @Test func aHypothesisHoldsWhereItsPlaceFadesAndTheOthersStay() throws {
        func verdicts(_ travel: [Double], _ labour: [Double]) throws -> [ReplayVerdict] {
            let draw = ReplayMaps.draw(unmet: [40, 40, 0, 0], removed: [.travel: travel, .labour: labour])
            return try #require(ReplayMaps.scoring().score([draw], belief: .naive)).hypotheses
        }
        #expect(try verdicts([10, 40, 0, 0], [40, 0, 0, 0]) == [.held, .held])
        // Labour fades both; travel takes less than half.
        #expect(try verdicts([30, 40, 0, 0], [0, 0, 0, 0]) == [.didNotHold, .didNotHold])
        // The limits belong to fading, and not to staying.
        #expect(try verdicts([20, 31, 0, 0], [40, 20, 0, 0]) == [.held, .held])
        #expect(try verdicts([20, 30, 0, 0], [30, 20, 0, 0]) == [.didNotHold, .didNotHold])
        // A coding that grows has stayed.
        #expect(try verdicts([10, 80, 0, 0], [40, 0, 0, 0]) == [.held, .held])
    }

    @Test func withoutUnmetHoursNothingCanFade() throws {
        let draw = ReplayMaps.draw(unmet: [0, 40, 0, 0], removed: [.labour: [0, 0, 0, 0]])
        let score = try #require(ReplayMaps.scoring().score([draw], belief: .naive))
        // West fades, but that nothing else does cannot be told.
        #expect(score.hypotheses == [.notTestable, .notTestable])
        #expect(score.codings[0].fadings.allSatisfy { $0.faded == nil })
    }

    /// One coding with next to nothing unmet decides nothing, of the place or elsewhere.
    @Test func aCodingThatCannotBeTestedIsLeftOut() throws {
        let watch = (0..<4).map { WatchGroup(name: "\($0)", coding: "", areas: [$0], mechanisms: []) }
        let removal = ReplayRemoval(mechanisms: [.labour], values: [])
        func verdict(_ unmet: [Double], _ removed: [Double], east: [Int] = [0, 1, 2]) throws -> ReplayVerdict {
            let terms = ReplayTerms(
                draws: 1, awardGap: 0, blobs: 1, ranges: [],
                places: [
                    ReplayPlace(name: "East", codings: east),
                    ReplayPlace(name: "West", codings: (0..<4).filter { !east.contains($0) }),
                ], hypotheses: [ReplayHypothesis(name: "Labour", removal: removal, place: 0)], worsenings: [],
                counterfactuals: ReplayMaps.terms.counterfactuals, priceBeforePence: 1, rules: ReplayMaps.rules)
            let scoring = ReplayScoring(
                terms: terms, areas: DeliveryMaps.areas(4), neighbours: [[1], [0, 2], [1, 3], [2]], watch: watch,
                gapRules: DeliveryMaps.rules.assess, seed: Seed(1))
            let draw = ReplayMaps.draw(unmet: unmet, removed: [.labour: removed])
            let score = try #require(scoring.score([draw], belief: .naive))
            return score.hypotheses[0]
        }
        #expect(try verdict([0.4, 40, 40, 40], [0.4, 0, 0, 40]) == .held)
        #expect(try verdict([0.4, 40, 40, 40], [0, 0, 30, 40]) == .didNotHold)
        #expect(try verdict([0.4, 40, 40, 0], [0, 0, 0, 0]) == .notTestable)
        #expect(try verdict([40, 40, 0.4, 40], [0, 0, 0, 40], east: [0, 1]) == .held)
        #expect(try verdict([0.4, 0.4, 0, 40], [0, 0, 0, 40]) == .notTestable)
    }

    /// Hours of all draws together, not shares: Direct Payments and transfers move a draw's hours.
    @Test func fadingCountsHoursOfAllDrawsTogether() throws {
        func draw(_ index: Int, hours: Double, unmet: Double, removed: Double) -> ReplayDraw {
            func state(_ value: Double) -> ReplayState {
                ReplayState(commissioned: [hours, 100, 100, 100], unmet: [value, 0, 0, 0])
            }
            return ReplayDraw(
                index: index, belief: .naive, values: [], state: state(unmet),
                removed: Mechanism.allCases.map { _ in state(removed) }, worsened: [], exclusiveUrbanShare: nil,
                exclusiveRuralShare: nil, surprise: ReplaySurprise(priced: nil, served: nil), averagePence: nil,
                awardGap: 0, supplement: nil, withoutTiers: nil)
        }
        let draws = [draw(0, hours: 1_000, unmet: 100, removed: 100), draw(1, hours: 100, unmet: 100, removed: 0)]
        let score = try #require(ReplayMaps.scoring().score(draws, belief: .naive))
        // Half of 200 hours; of the shares 0.1 and 1 ten elevenths would go.
        #expect(score.codings[0].fadings[0].faded == 0.5 && score.codings[0].fadings[0].unmetHours == 50)
        #expect(score.codings[0].unmetHours.mean == 100)
    }

    @Test func beliefsAreScoredApartAndInAnyOrder() throws {
        let draws = [
            ReplayMaps.draw(1, unmet: [10, 0, 0, 0]), ReplayMaps.draw(0, unmet: [30, 0, 0, 0]),
            ReplayMaps.draw(0, unmet: [0, 90, 0, 0], belief: .sophisticated),
        ]
        let naive = try #require(ReplayMaps.scoring().score(draws, belief: .naive))
        #expect(naive.unmetHours.mean == 20)
        #expect(ReplayMaps.scoring().score(draws.reversed(), belief: .naive) == naive)
        let other = try #require(ReplayMaps.scoring().score(draws, belief: .sophisticated))
        #expect(other.unmetHours.mean == 90)
    }
}
