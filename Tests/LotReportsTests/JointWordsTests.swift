import LotModel
import Testing

@testable import LotReports

@Suite struct JointWordsTests {
    private func words(bound: Double, joint: Double, unmet: Double, isCost: Bool = true) -> String {
        func side(_ lots: [String], _ objective: Double, _ bound: Double, _ unmet: Double) -> JointPlan.Side {
            JointPlan.Side(
                lotIDs: lots, objective: objective, bound: bound, unawardedHours: 0, leastUnawardedHours: 0,
                pencePerYear: Int(objective), winners: [:], scores: [], unmetHours: unmet, peopleUnserved: 0,
                gapAreas: 0,
                spendPence: 0)
        }
        let plan = JointPlan(
            separate: side(["L1", "L1", "L2"], 1_000_000, bound, 100),
            joint: side(["L1", "L2", "L2"], joint, joint, unmet),
            difference: PlanDifference(
                tiers: ("wide", "wide"), from: ["a": "L1", "b": "L1", "c": "L2"],
                to: ["a": "L1", "b": "L2", "c": "L2"],
                hours: ["a": 10, "b": 10, "c": 10]),
            plans: 2, lots: 4, bids: 9, bound: joint, isHoursProved: true, isSum: false, scores: [])
        return JointWords(plan, isCost: isCost).sentences.joined(separator: " ")
    }

    @Test func aProvedSavingIsToldWithWhatItCosts() {
        let text = words(bound: 1_000_000, joint: 999_000, unmet: 177)
        #expect(
            text.contains("The award is at least 0.100 % (£10.00 a year) cheaper than any award of the designed lots"))
        #expect(text.contains(": proved, but 77.0 more hours a week go undelivered"))
        #expect(text.contains("The joint lots are kept, in joint_assignment.csv"))
        #expect(
            words(bound: 1_000_000, joint: 999_000, unmet: 100).contains(
                ": proved. The joint lots are kept, in joint_assignment.csv"))
        #expect(words(bound: 1_000_000, joint: 999_000, unmet: 100, isCost: false).contains("better by its own rules"))
    }

    @Test func whatTheGapCouldHideIsNotClaimed() {
        let text = words(bound: 999_000, joint: 999_700, unmet: 177)
        #expect(!text.contains("cheaper") && text.contains("not distinguishable from the designed lots"))
        #expect(text.contains("proved within 0.100 % and 0.000 %") && text.contains("77.0 more hours a week"))
        #expect(text.contains("The designed lots are kept."))
        #expect(words(bound: 999_000, joint: 999_700, unmet: 23).contains("77.0 fewer hours a week"))
    }
}
