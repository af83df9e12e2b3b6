import Foundation
import LotModel
import Testing

@testable import LotReports

/// Simulated figures in the report, in `areas.csv` and in the files of `lotwright simulate`.
@Suite struct SimulatedFilesTests {
    static func care(_ unmet: Double, weeks: Int?) -> SimulatedCare {
        SimulatedCare(
            unmetMean: unmet, unmetP10: unmet / 2, unmetP50: unmet, unmetP90: 2 * unmet,
            waitingByReason: [1, 0.5, 0, 0, 0],
            starts: 10, handbacks: 2, takenAtOnce: 0.75, weeksToSourceP50: 0, weeksToSourceP90: weeks)
    }

    /// The made-up run with simulated areas: the town is a gap in a bad year alone.
    static func record(simulated: Bool = true) throws -> RunRecord {
        let plain = try ReportMaps.record()
        let findings = Findings(
            simulated: simulated
                ? Simulated(
                    replicates: 100, weeks: 52, warmUpWeeks: 0, areas: [care(4, weeks: 2), care(44, weeks: nil)],
                    total: care(48, weeks: nil), closures: 0.5, gapShares: [0.125, 1]) : nil)
        return RunRecord(
            scenario: plain.scenario, demand: plain.demand, providers: plain.providers, capacity: plain.capacity,
            isMarketModelled: true, reach: plain.reach, hops: plain.hops, bids: plain.bids, tender: plain.tender,
            outcome: plain.outcome, labour: plain.labour, delivery: plain.delivery, coverage: plain.coverage,
            rounds: plain.rounds, dividend: plain.dividend, accounts: plain.accounts, lotParts: plain.lotParts,
            findings: findings, warnings: [])
    }

    @Test func theTableHoldsEveryFigure() throws {
        let files = SimulatedFiles(try Self.record()).all
        #expect(files.map(\.name) == ["simulated.csv", "summary.json"])
        let rows = PlainFilesTests.rows(String(decoding: files[0].bytes, as: UTF8.self))
        #expect(rows.count == 2 && rows[0]["unmet_p90_hours_week"] == "8.00")
        #expect(rows[1]["weeks_to_source_p50"] == "0" && rows[1]["weeks_to_source_p90"] == "")
        #expect(rows.map { $0["gap_probability"] } == ["0.125", "1.000"])
        #expect(rows[0]["people_waiting"] == "1.50" && rows[0]["people_waiting_labour"] == "1.00")
    }

    @Test func theSummaryNamesAreasThatAreAGapInABadYearAlone() throws {
        let record = try Self.record()
        let text = SimulatedFiles(record).summary
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
        #expect(summary["schema"] as? String == "lotwright.simulated/1")
        let simulated = try #require(summary["simulated"] as? [String: Any])
        let gaps = try #require(simulated["gap_areas_p90_only"] as? [[String: Any]])
        #expect(gaps.map { $0["area_code"] as? String } == ["A1"])
        #expect(simulated["unmet_p50_hours_week"] as? Double == 48 && simulated["closures_year"] as? Double == 0.5)
        #expect(record.findings.simulated?.gapsOfBadYears(record.coverage, rules: record.scenario.rules.assess) == [0])
    }

    @Test func theReportSaysItInWords() throws {
        let text = SimulatedFiles(try Self.record()).text
        #expect(text.contains("Over 100 simulated years, unmet hours a week are 48 in the middle one"))
        #expect(text.contains("As expected, 40 hours a week are unmet."))
        #expect(text.contains("75.0 % are taken in their first week; half in the first"))
        let report = TerminalReport(try Self.record()).text
        #expect(report.contains(SimulatedSection.title))
        #expect(!TerminalReport(try Self.record(simulated: false)).text.contains(SimulatedSection.title))
    }

    @Test func areasHaveEmptyCellsWithoutASimulation() async throws {
        for isSimulated in [true, false] {
            let files = try await PlainFilesTests.files(try Self.record(simulated: isSimulated))
            let area = try #require(PlainFilesTests.rows(files["areas.csv"]).last)
            #expect(area["unmet_p50_hours_week"] == (isSimulated ? "44.00" : ""))
            #expect(area["weeks_to_source_p50"] == (isSimulated ? "0" : ""))
        }
    }
}
