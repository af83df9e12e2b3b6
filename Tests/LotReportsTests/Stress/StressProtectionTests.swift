import LotModel
import Testing

@testable import LotReports

@Suite struct StressProtectionTests {
    private static func line(people: Double, commissioned: Double = 1_005, spend: Int = 5_234_567) -> StressLine {
        StressLine(
            draw: 3, plan: 1, commissioned: commissioned, unmet: people * 11, people: people, spendPence: spend,
            gaps: [2],
            awardGap: 0.004, isProved: true)
    }

    @Test func peopleHoursAndMoneyAreRounded() {
        let protection = StressProtection(.standard, hoursPerPerson: 11)
        let shown = protection.published(Self.line(people: 23.4))
        #expect(shown.people == 25 && shown.unmet == 275 && shown.commissioned == 990)
        // Ten of ninety people cost 581,619 pence: steps of a million.
        #expect(shown.spendPence == 5_000_000)
        #expect(shown.draw == 3 && shown.plan == 1 && shown.gaps == [2] && shown.awardGap == 0.004 && shown.isProved)
        // Whatever a small number is, it stands as its middle.
        #expect([1.2, 4, 7.3].map { protection.published(Self.line(people: $0)).people } == [4, 4, 4])
        let nobody = protection.published(Self.line(people: 0))
        #expect(nobody.people == 0 && nobody.unmet == 0 && nobody.commissioned == 990)
        #expect(protection.stamp.contains("1 to 7 stand as 4"))
        let strict = StressProtection(Disclosure(largestSuppressed: 9, base: 10), hoursPerPerson: 11)
        #expect(strict.published(Self.line(people: 8.6)).people == 5)
    }

    @Test func reportsSayWhatWasDone() throws {
        let files = StressFiles(try StressRecords.record(), stamps: ["A stamp."])
        #expect(files.text.contains("A stamp.") && String(decoding: files.json, as: UTF8.self).contains("A stamp."))
        #expect(!StressFiles(try StressRecords.record()).text.contains("stamp"))
    }
}
