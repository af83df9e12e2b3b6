import Testing

@testable import LotModel

/// What may be claimed of joint lots follows from the bound of the designed ones, never from the award found for them.
@Suite struct JointVerdictTests {
    private func side(
        _ lots: [String], objective: Double, bound: Double, unawarded: Double = 0, atLeast: Double? = nil,
        unmet: Double = 0
    ) -> JointPlan.Side {
        JointPlan.Side(
            lotIDs: lots, objective: objective, bound: bound, unawardedHours: unawarded,
            leastUnawardedHours: atLeast ?? unawarded, pencePerYear: Int(objective), winners: [:], scores: [],
            unmetHours: unmet, peopleUnserved: 0, gapAreas: 0, spendPence: 0)
    }

    private func plan(_ one: JointPlan.Side, _ other: JointPlan.Side, isSum: Bool = false) -> JointPlan {
        let codes = one.lotIDs.indices.map { "E\($0)" }
        return JointPlan(
            separate: one, joint: other,
            difference: PlanDifference(
                tiers: ("wide", "wide"), from: Dictionary(uniqueKeysWithValues: zip(codes, one.lotIDs)),
                to: Dictionary(uniqueKeysWithValues: zip(codes, other.lotIDs)), hours: [:]),
            plans: 2, lots: 4, bids: 9, bound: other.bound, isHoursProved: true, isSum: isSum, scores: [])
    }

    private let one = ["L1", "L1", "L2"]
    private let other = ["L1", "L2", "L2"]

    @Test func cheaperWithinTheOtherSidesGapIsNotDistinguishable() {
        let close = plan(
            side(one, objective: 1_000_000, bound: 999_500), side(other, objective: 999_700, bound: 999_600, unmet: 77))
        #expect(close.verdict == .notDistinguishable && !close.keepsJoint && close.moreUnmetHours == 77)
        #expect(close.joint.provedSaving(against: close.separate) == 0)
        let proved = plan(
            side(one, objective: 1_000_000, bound: 1_000_000), side(other, objective: 999_700, bound: 999_600))
        #expect(proved.verdict == .jointBetter && proved.keepsJoint)
        #expect(proved.joint.provedSaving(against: proved.separate) == 300)
        // Less than the solver's own tolerance proves nothing.
        let rounding = plan(
            side(one, objective: 1_000_000, bound: 1_000_000), side(other, objective: 999_999.5, bound: 999_999.5))
        #expect(rounding.verdict == .notDistinguishable)
    }

    @Test func hoursWithoutAWinnerComeFirst() {
        let fewer = plan(
            side(one, objective: 900, bound: 900, unawarded: 10), side(other, objective: 1_000, bound: 1_000))
        #expect(fewer.verdict == .jointBetter)
        // The designed lots might let as many hours: nobody has proved that they cannot.
        let open = plan(
            side(one, objective: 900, bound: 900, unawarded: 10, atLeast: 0),
            side(other, objective: 1_000, bound: 1_000))
        #expect(open.verdict == .notDistinguishable)
        let more = plan(
            side(one, objective: 1_000, bound: 1_000), side(other, objective: 900, bound: 900, unawarded: 10))
        #expect(more.verdict == .notDistinguishable)
        // With a penalty hours are part of the objective.
        let sum = plan(
            side(one, objective: 1_000, bound: 1_000), side(other, objective: 900, bound: 900, unawarded: 10),
            isSum: true)
        #expect(sum.verdict == .jointBetter)
    }

    @Test func theSameLotsAreNothingBetter() {
        let same = plan(side(one, objective: 1_000, bound: 900), side(one, objective: 1_000, bound: 900))
        #expect(same.verdict == .nothingBetter && !same.keepsJoint)
    }
}
