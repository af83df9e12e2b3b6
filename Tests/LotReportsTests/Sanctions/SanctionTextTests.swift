import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct SanctionTextTests {
    static func record(simulates: Bool = true) throws -> RunRecord {
        func care(_ unmet: Double) -> SimulatedCare {
            SimulatedCare(
                unmetMean: unmet, unmetP10: 1, unmetP50: 2, unmetP90: 3, waitingByReason: [1, 2, 3, 0, 0], starts: 30,
                handbacks: 12, takenAtOnce: 0.5, weeksToSourceP50: 1, weeksToSourceP90: nil)
        }
        func simulated(_ unmet: Double, _ year: SanctionedYear?) -> Simulated {
            Simulated(
                replicates: 100, weeks: 52, warmUpWeeks: 0, areas: [care(unmet), care(0)], total: care(unmet),
                closures: 1, sanctions: year)
        }
        let row = Suspension(
            provider: 0, delivered: 160, new: 24.5, replaced: 4.5,
            waiting: [AreaHours(area: 0, hours: 5), AreaHours(area: 1, hours: 15)],
            takers: [ProviderHours(provider: 0, hours: 4.5)], handedOver: 60, left: [AreaHours(area: 1, hours: 100)],
            chance: 0.05)
        let rules = SanctionRules(
            chanceYear: 0.05, weeks: 8, restoredShare: 0.75, handoverWeeks: 6,
            stated: [
                .init(who: .largest(1), fromWeek: 10, weeks: 12, ending: .decommissioned),
                .init(who: .largest(9), fromWeek: 11, weeks: 1, ending: .restored),
            ])
        let year = SanctionedYear(
            suspensions: 6.51, restored: 4.5, decommissioned: 1.5, suspendedWeeks: 50, handedBack: 33)
        return try ReportMaps.record(
            findings: Findings(
                simulated: simulates ? simulated(77, year) : nil,
                sanctions: SanctionFindings(
                    rules: rules, suspensions: [row], hoursPerPerson: 10, stated: [0, nil],
                    without: simulates ? simulated(66, nil) : nil)))
    }

    @Test func theFileHasItsRow() throws {
        let files = SanctionText(try Self.record()).files
        #expect(files.map(\.name) == ["sanctions.csv"])
        #expect(
            String(decoding: files[0].bytes, as: UTF8.self).hasSuffix(
                "\nP1,160.00,2.45,24.50,4.50,20.00,2.00,A2,P1,60.00,100.00,10.00,1,0.0500,10,12,decommissioned\n"))
    }

    @Test func peopleAndMachinesReadTheSame() throws {
        let record = try Self.record()
        let part = try #require(SanctionText(record).part)
        let words = part.sentences.joined(separator: " ")
        for piece in [
            "lasts 8 weeks", "15.4 %", "over 6 weeks", "Provider A (P1) from week 10 for 12 weeks, then decommissioned",
            "a provider that does not deliver from week 11 for 1 week, then restored", "6.5 suspensions",
            "77 in the mean",
            "have 66", "a person decides",
        ] { #expect(words.contains(piece), "\(piece): \(words)") }
        #expect(part.table.rows == [["Provider A (P1)", "160", "2", "25", "5", "20", "2", "100", "10"]])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(JSONWriter.bytes(.members(SanctionText(record).members))))
                as? [String: [String: Any]])
        let simulated = try #require(json["sanctions"]?["simulated"] as? [String: Any])
        #expect((simulated["with"] as? [String: Any])?["unmet_mean_hours_week"] as? Double == 77)
        #expect((simulated["without"] as? [String: Any])?["unmet_mean_hours_week"] as? Double == 66)
        let text = TerminalReport(record).text
        #expect(text.contains(SanctionText.title) && text.contains("a person decides"))
        #expect(String(decoding: PlainFiles(record, threads: 1).summary, as: UTF8.self).contains("\"sanctions\""))
    }

    /// Counts are left out of a page that protects them, and of a run that has none.
    @Test func nothingStandsWhereNothingIs() throws {
        let plain = try ReportMaps.record()
        #expect(SanctionText(plain).part == nil && SanctionText(plain).files.isEmpty)
        #expect(SanctionText(plain).members.isEmpty)
        let still = try #require(SanctionText(try Self.record(simulates: false)).part)
        #expect(!still.sentences.contains { $0.contains("suspensions") })
    }
}
