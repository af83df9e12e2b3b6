import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct ScopeTextTests {
    static func report(years: Bool = true) -> ScopeReport {
        let scope = HealthScope(
            [
                HealthFunding(code: "E1", name: "NHS One", volume: .hoursWeek(40), leavesAfterYear: 1),
                HealthFunding(code: "E2", name: "NHS Two", volume: .hoursWeek(30), isOut: true),
            ], hoursPerPerson: 20, moves: FundingMoves(toHealthYear: 0.1, toCouncilYear: 0.1))
        func row(_ index: Int, health: Double) -> ScopeRow {
            ScopeRow(
                funding: scope.areas[index], statedHours: 40, councilHours: 60, healthHours: health,
                councilDelivered: 48, healthDelivered: health * 0.8, councilPence: 3_744_000,
                healthPence: Int(health * 62_400), healthPaysPence: Int(health * 52_000), jointPence: 1_000,
                councilPeople: 6, healthPeople: 2, toHealth: 0.6, toCouncil: 0.2)
        }
        func volume(_ hours: Double, _ below: Int) -> ScopeYear.Volume {
            ScopeYear.Volume(
                commissioned: hours, unmet: 10, marginPence: 12.5, spendPence: 7_000_000, belowViability: below)
        }
        func area(_ part: Bool, _ leaving: Double) -> ScopeYear.Area {
            ScopeYear.Area(
                isPart: part, healthHours: part ? 40 : 0, moving: 0.8, changing: part ? 0 : 0.8, leaving: leaving)
        }
        return ScopeReport(
            scope: scope, rows: [row(0, health: 40), row(1, health: 0)], commissioned: 200, delivered: 160,
            pence: 12_000_000,
            years: years
                ? [
                    ScopeYear(
                        year: 1, areas: [area(true, 0), area(false, 0)], actual: volume(200, 1),
                        ifAllStayed: volume(200, 1)),
                    ScopeYear(
                        year: 2, areas: [area(false, 2), area(false, 0)], actual: volume(160, 2),
                        ifAllStayed: volume(200, 1)),
                ] : [])
    }

    private func record() throws -> RunRecord { try ReportMaps.record(findings: Findings(scope: Self.report())) }

    @Test func filesHoldEveryHealthAreaAndYear() throws {
        let files = ScopeText(try record(), Self.report()).files
        #expect(files.map(\.name) == ["scope.csv", "scope_years.csv"])
        let rows = files.map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").map(String.init) }
        #expect(
            rows[0][1]
                == "E1,NHS One,1,1,40.0000,40.0000,32.0000,60.0000,48.0000,2496000,2080000,1000,3744000,2.0000,6.0000,0.6000,0.2000,0.0000,0.8000"
        )
        #expect(rows[0][2].hasPrefix("E2,NHS Two,0,,40.0000,0.0000,") && rows[0][2].hasSuffix("0.8000,0.8000"))
        #expect(
            rows[1].count == 7 && rows[1][4] == "2,E1,0,0.0000,0.8000,0.8000,2.0000" + String(repeating: ",", count: 10)
        )
        #expect(
            rows[1][6]
                == "2,all,,0.0000,1.6000,1.6000,2.0000,160.0000,200.0000,10.0000,10.0000,12.5000,12.5000,7000000,7000000,2,1"
        )
        for table in rows {
            #expect(Set(table.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1)
        }
    }

    @Test func whatIsNotStatedLeavesNoTrace() throws {
        let plain = BesideFiles(try ReportMaps.record())
        #expect(plain.files.isEmpty && plain.members.isEmpty && plain.areaColumns.isEmpty)
        #expect(ScopeText(try record(), Self.report(years: false)).files.map(\.name) == ["scope.csv"])
    }

    @Test func theCommitteeIsTold() throws {
        let text = TerminalReport(try record()).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in [
            "Of 200 hours a week in the contracts health pays for 40, and the council for 160.",
            "The payer of 2 people changes in a year.", "40 hours of health areas that are not part",
            "NHS One leaves after contract year 1", "Health's own rate leaves",
        ] { #expect(text.contains(words), "\(words)") }
        let page = String(decoding: ReportPage(try record()).bytes, as: UTF8.self)
        #expect(
            page.contains("Who pays: the council and health") && page.contains("Health areas over the contract years"))
    }

    /// The council's own hours, protected: who pays for how many of them is left out.
    @Test func aProtectedReportLeavesItOut() throws {
        let record = try ReportMaps.record(hours: [100, 100], findings: Findings(scope: Self.report()))
        let page = String(decoding: ReportPage(ProtectedRecord(record).value).bytes, as: UTF8.self)
        #expect(!page.contains("Who pays: the council and health"))
    }

    @Test func theSummaryHasTheSums() async throws {
        let text = try #require(try await PlainFilesTests.files(record())["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let scope = try #require(summary["scope"] as? [String: Any])
        #expect(scope["health_hours_week"] as? Double == 40 && scope["council_pays_pence_year"] as? Int == 9_918_000)
        #expect((scope["health_areas"] as? [Any])?.count == 2 && (scope["years"] as? [Any])?.count == 2)
    }
}
