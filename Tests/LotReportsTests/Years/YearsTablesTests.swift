import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct YearsTablesTests {
    static func tier(_ name: String, spot: Bool = false, planned: Double, pence: Int, due: Int = 0) -> ContractTierYear
    {
        ContractTierYear(
            name: name, isSpot: spot, planned: planned, noReplies: 0.02 * planned, cancelled: 0,
            takenOver: spot ? 5 : 0,
            handedBack: spot ? 0 : 5, atLoss: spot ? 0 : 1, earnedPence: 1_500, costPence: 1_450,
            spend: ContractSpend([.base: pence, .outcomes: -100]), duePence: due,
            volumes: spot ? [] : [BridgeVolume(area: "0/0", hours: planned, pencePerWeek: Double(pence) / 52)])
    }

    static func view() -> ContractView {
        let option = PaymentOption(
            name: "outcomes", title: "Outcomes",
            rules: [PaymentRule(fromYear: 2, outcomeShare: 0.05, outcomesMet: 0.8)])
        func year(_ number: Int, _ pence: Int) -> ContractYearOutcome {
            ContractYearOutcome(
                year: number, people: 20, commissioned: 210, leftForDirectPayments: 1, freed: 2, unmet: 10,
                tiers: [
                    tier("lots", planned: 150, pence: pence), tier("spot", spot: true, planned: 50, pence: 4_000_000),
                ])
        }
        return ContractView(
            terms: ContractTerms(
                start: CalendarMonth(year: 2018, month: 7), years: 1, extensions: [1], options: [option],
                chosen: "outcomes", stated: [StatedFact(what: "=shares", source: "4.5", shares: [44, 40, 10])]),
            options: [
                ContractOption(option: .asRun, years: [year(1, 11_000_000), year(2, 11_500_000)]),
                ContractOption(option: option, years: [year(1, 11_000_000), year(2, 11_200_000)]),
            ])
    }

    static func record() throws -> RunRecord {
        try ReportMaps.record(findings: Findings(contract: view()), contract: view().terms)
    }

    @Test func filesAreThereOnlyWithTerms() throws {
        let plain = try ReportMaps.record()
        #expect(YearsTables(plain).files.isEmpty && YearsJSON(plain).members.isEmpty)
        let names = YearsTables(try Self.record()).files.map(\.name)
        #expect(
            names
                == ["contract_years.csv", "payment_options.csv", "stated_checks.csv"])
    }

    private func rows(_ name: String) throws -> [[String: String]] {
        let file = try #require(YearsTables(try Self.record()).files.first { $0.name == name })
        return PlainFilesTests.rows(String(decoding: file.bytes, as: UTF8.self))
    }

    @Test func yearsAreToldByTierAndInAll() throws {
        let rows = try rows("contract_years.csv")
        #expect(rows.map { $0["tier"] } == ["lots", "spot", "all", "lots", "spot", "all"])
        #expect(rows[0]["share_of_planned_pct"] == "75.0000" && rows[0]["people"] == "" && rows[2]["people"] == "20.00")
        #expect(rows[3]["span"] == "extension 1" && rows[3]["begins"] == "2019-07" && rows[3]["ends"] == "2020-06")
        #expect(rows[5]["spend_pence_year"] == "15199800" && rows[5]["hours_delivered_week"] == "196.0000")
        #expect(rows.allSatisfy { $0["option"] == "outcomes" })
    }

    @Test func bridgesOfOptionsAddUp() throws {
        let rows = try rows("payment_options.csv")
        #expect(rows.map { $0["option"] } == ["as_run", "as_run", "outcomes", "outcomes"])
        let last = try #require(rows.last)
        #expect(last["total_over_as_run_pence"] == "-300000" && last["total_over_year_before_pence"] == "200000")
        for end in ["over_as_run_pence", "over_year_before_pence"] {
            let sum = YearBridge.Line.allCases.reduce(0) { $0 + (Int(last["\($1.rawValue)_\(end)"] ?? "") ?? 0) }
            #expect("\(sum)" == last["total_\(end)"])
        }
        #expect(rows[2]["total_over_year_before_pence"] == "" && rows[1]["spot_share_pct"] == "25.0000")
        #expect(last["chosen"] == "1" && rows[0]["chosen"] == "0")
    }

    /// A paper's own words are no formula of a spreadsheet.
    @Test func statementsAreTextAndChecked() throws {
        let rows = try rows("stated_checks.csv")
        #expect(rows.count == 1 && rows[0]["what"] == "'=shares" && rows[0]["fits"] == "0")
        #expect(rows[0]["stated"] == "100.0000" && rows[0]["found"] == "94.0000")
    }

    @Test func theSummaryTellsTermsAndOptions() throws {
        let text = String(decoding: PlainFiles(try Self.record(), threads: 1).summary, as: UTF8.self)
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let contract = try #require(summary["contract"] as? [String: Any])
        #expect(contract["begins"] as? String == "2018-07" && contract["ends"] as? String == "2020-06")
        let options = try #require(contract["options"] as? [[String: Any]])
        #expect(options.map { $0["total_over_as_run_pence"] as? Int } == [0, -300_000])
        let years = try #require(options[1]["years"] as? [[String: Any]])
        #expect((years[1]["over_year_before_pence"] as? [String: Any])?["total"] as? Int == 200_000)
        #expect(years[0]["over_year_before_pence"] is NSNull)
        #expect(((options[1]["rules"] as? [[String: Any]])?[0])?["outcomes_met"] as? Double == 0.8)
    }
}
