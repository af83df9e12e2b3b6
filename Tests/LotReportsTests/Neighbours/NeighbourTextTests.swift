import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct NeighbourTextTests {
    static func report() -> NeighbourReport {
        let tender = NeighbourTender(name: "City", areas: [2], timing: .sameTime, tier: 0, column: "lad_code")
        func contract(_ hours: Double, _ rate: Int) -> Contract {
            Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: hours, share: 1, ratePence: rate)
        }
        let award = NeighbourAward(
            tender: tender, lots: [Lot(id: "L2", name: "L2", areas: [0])], hours: 90, withinReach: [90],
            offered: [80], contracts: [contract(70, 1_600)], unawardedHours: 20, isProved: true)
        var elsewhere = HoursElsewhere(providers: 1)
        elsewhere.setAside([80])
        elsewhere.addWon(award.won, .sameTime)
        func result(_ contracts: [Contract], _ unmet: Double) -> TenderResult {
            TenderResult(
                contracts: contracts, unawardedHours: 200 - contracts.reduce(0) { $0 + $1.hours },
                deliveredHours: 200 - unmet, unmetHours: unmet, pence: 15_000_000, delivered: [200 - unmet])
        }
        return NeighbourReport(
            awards: [award], capacity: [200], elsewhere: elsewhere, with: result([], 80),
            without: result([contract(200, 1_500)], 40))
    }

    private func record() throws -> RunRecord { try ReportMaps.record(findings: Findings(neighbours: Self.report())) }

    @Test func theFileHoldsWhatIsBound() throws {
        let files = NeighbourText(try record(), Self.report()).files
        #expect(files.map(\.name) == ["neighbour_tender.csv"])
        let lines = String(decoding: files[0].bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines[1]
                == "City,same_time,P1,200.0000,90.0000,80.0000,70.0000,1600.00,80.0000,0.0000,200.0000,120.0000,160.0000"
        )
    }

    @Test func theCommitteeIsTold() throws {
        let text = TerminalReport(try record()).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in [
            "City lets 90 hours a week at the same time", "1 provider wins 70 of them there", "20 find nobody",
            "1 lot has other winners than without it, hours without a winner change by +200 a week, and unmet hours by +40.",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(String(decoding: ReportPage(try record()).bytes, as: UTF8.self).contains("A neighbour lets contracts"))
    }

    @Test func theSummaryHasBothSides() async throws {
        let text = try #require(try await PlainFilesTests.files(record())["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let part = try #require(summary["neighbour_tender"] as? [String: Any])
        #expect(part["hours_bound_elsewhere_week"] as? Double == 70 && part["lots_with_other_winners"] as? Int == 1)
        #expect((part["without"] as? [String: Any])?["mean_rate_pence"] as? Double == 1_500)
        #expect((part["with"] as? [String: Any])?["mean_rate_pence"] is NSNull)
    }

    /// Prices of a file, or the council's own hours, are protected: the section goes with them.
    @Test func aProtectedReportLeavesItOut() throws {
        let record = try ReportMaps.record(hours: [100, 100], findings: Findings(neighbours: Self.report()))
        let page = String(decoding: ReportPage(ProtectedRecord(record).value).bytes, as: UTF8.self)
        #expect(!page.contains("A neighbour lets contracts"))
        #expect(BesideFiles(try ReportMaps.record()).files.isEmpty)
    }
}
