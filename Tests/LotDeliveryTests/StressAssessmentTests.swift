import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct StressAssessmentTests {
    private func line(_ draw: Int, _ plan: Int, _ unmet: Double, gaps: [Int] = []) -> StressLine {
        StressLine(
            draw: draw, plan: plan, commissioned: 100, unmet: unmet, people: unmet / 10, spendPence: 1_000, gaps: gaps,
            awardGap: 0, isProved: true)
    }

    /// Two plans, four draws, by hand.
    @Test func fourDrawsByHand() {
        let unmet: [[Double]] = [[10, 12], [20, 18], [30, 33], [40, 40]]
        let lines = unmet.enumerated().flatMap { draw, row in
            row.enumerated().map { line(draw, $0, $1, gaps: draw > 1 && $0 == 0 ? [0, 2] : [2]) }
        }
        let found = StressAssessment(values: [[1], [2], [3], [4]], plans: 2, lines: lines).findings(areas: 3)
        #expect(found.plans[0].meanUnmet == 25 && found.plans[1].meanUnmet == 25.75)
        #expect(found.plans[0].medianUnmet == 25 && abs(found.plans[0].p90Unmet - 37) < 1e-9)
        #expect(found.plans[0].meanRegret == 0.5 && found.plans[1].meanRegret == 1.25)
        #expect(found.plans[0].maxRegret == 2 && abs(found.plans[1].p90Regret - 2.7) < 1e-9)
        // The last draw is a tie: best for both.
        #expect(found.plans[0].bestShare == 0.75 && found.plans[1].bestShare == 0.5)
        #expect(found.gapShares == [[0.5, 0, 1], [0, 0, 1]])
        #expect(found.pairs.count == 1 && found.pairs[0].meanDifference == -0.75)
        #expect(found.pairs[0].firstBetterShare == 0.625 && found.pairs[0].isTooCloseToCall)
        // Differences -2, 2, -3, 0: variance 4.9167, and t of three degrees of freedom is 3.1824.
        #expect(abs((found.pairs[0].halfWidth ?? 0) - 3.528_33) < 1e-4)
        // Orders: as the means, the other way, as the means, tied.
        #expect(found.kendallsTau == 0.25)
        #expect(found.tornado[0][0].highLessLow == 30 && (found.tornado[0][0].partialRankCorrelation ?? 0) > 0.999_999)
        #expect(found.plans[0].meanPeople == 2.5 && found.plans[0].meanSpendPence == 1_000)
    }

    @Test func aPlanThatIsAlwaysBetterIsTold() {
        let lines = (0..<20).flatMap { [line($0, 0, Double($0)), line($0, 1, Double($0) + 5)] }
        let found = StressAssessment(values: (0..<20).map { [Double($0)] }, plans: 2, lines: lines).findings(areas: 0)
        #expect(!found.pairs[0].isTooCloseToCall && found.pairs[0].firstBetterShare == 1)
        #expect(found.kendallsTau == 1 && (found.tornado[1][0].partialRankCorrelation ?? 0) > 0.999_999)
        let alone = StressAssessment(values: [[1]], plans: 1, lines: [line(0, 0, 3)]).findings(areas: 1)
        let once = StressAssessment(values: [[1]], plans: 2, lines: [line(0, 0, 3), line(0, 1, 9)]).findings(areas: 1)
        #expect(once.pairs[0].halfWidth == nil && once.pairs[0].isTooCloseToCall)
        #expect(alone.pairs.isEmpty && alone.kendallsTau == nil && alone.plans[0].bestShare == 1)
    }

    /// The parameter that does more comes first, whichever column it stands in.
    @Test func theStrongestComesFirst() {
        let cube = LatinHypercube(count: 200, axes: ["a", "b", "c"], seed: Seed(9))
        let values = (0..<200).map(cube.point)
        let lines = values.indices.map { line($0, 0, 50 + values[$0][0] - 30 * values[$0][1] + 8 * values[$0][2]) }
        let tornado = StressAssessment(values: values, plans: 1, lines: lines).findings(areas: 0).tornado[0]
        #expect(tornado.map(\.range) == [1, 2, 0])
        #expect((tornado[0].partialRankCorrelation ?? 0) < -0.9 && tornado[0].highLessLow < -20)
        #expect(tornado.allSatisfy { $0.interval?.contains($0.partialRankCorrelation ?? 2) ?? false })
    }
}
