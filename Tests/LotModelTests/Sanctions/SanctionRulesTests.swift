import Testing

@testable import LotModel

@Suite struct SanctionRulesTests {
    private static func rules(chance: Double, weight: Double = 0, weeks: Int = 8) -> SanctionRules {
        SanctionRules(chanceYear: chance, riskWeight: weight, weeks: weeks, handoverWeeks: 6)
    }

    @Test func aScoreWeighsInTheChanceAsItDoesInClosures() {
        #expect(Self.rules(chance: 0.1).chance(risk: 0.9) == 0.1)
        #expect(abs(Self.rules(chance: 0.1, weight: 0.5).chance(risk: 0.9) - 0.5) < 1e-12)
        #expect(Self.rules(chance: 0.1, weight: 1).chance(risk: 0) == 0)
        // Nothing is drawn where nothing is asked for.
        #expect(Self.rules(chance: 0, weight: 1).chance(risk: 1) == 0)
    }

    /// A year's survivors are those of 52 weeks at the hazard.
    @Test func theHazardGivesTheChanceBack() {
        for chance in [0.0, 0.05, 0.5, 0.99] {
            let hazard = Self.rules(chance: chance).perYear(risk: 0) / 52
            var left = 1.0
            for _ in 0..<52_000 { left *= 1 - hazard / 1_000 }
            #expect(abs(1 - left - chance) < 1e-4, "\(chance)")
        }
        #expect(Self.rules(chance: 1).perYear(risk: 0) == 52)
    }

    @Test func noMoreBeginsAnewThanThereIs() {
        #expect(Self.rules(chance: 0, weeks: 13).newShare(packageWeeks: 52) == 0.25)
        #expect(Self.rules(chance: 0, weeks: 13).newShare(packageWeeks: 4) == 1)
    }

    @Test func findingsAreInPeople() {
        let row = Suspension(
            provider: 2, delivered: 100, new: 25, replaced: 5,
            waiting: [AreaHours(area: 0, hours: 15), AreaHours(area: 3, hours: 5)], takers: [], handedOver: 60,
            left: [AreaHours(area: 3, hours: 40)], chance: 0)
        let found = SanctionFindings(
            rules: Self.rules(chance: 0), suspensions: [row], hoursPerPerson: 10, stated: [], without: nil)
        #expect(row.waits == 20 && row.leftWithout == 40 && found.people(row.waits) == 2)
    }
}
