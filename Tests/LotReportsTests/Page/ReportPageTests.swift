import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct ReportPageTests {
    private static func text(_ record: RunRecord) -> String {
        String(decoding: ReportPage(record).bytes, as: UTF8.self)
    }

    private static func between(_ start: String, _ end: String, _ text: String) -> String? {
        guard let from = text.range(of: start), let to = text.range(of: end, range: from.upperBound..<text.endIndex)
        else { return nil }
        return String(text[from.upperBound..<to.lowerBound])
    }

    /// The policy names the very bytes that stand in the page, computed here anew, and lets nothing else run.
    @Test func thePolicyNamesWhatStandsInThePage() throws {
        let text = Self.text(try ReportMaps.record())
        let style = try #require(Self.between("<style>", "</style>", text))
        let script = try #require(Self.between("<script>", "</script>", text))
        #expect(text.contains("style-src '\("sha256-" + sha256Base64(style))'"))
        #expect(text.contains("script-src '\("sha256-" + sha256Base64(script))'"))
        #expect(text.contains("default-src 'none'") && !text.contains("unsafe-inline"))
        for part in ["http://", "https://", "<link", " onclick=", " style="] {
            #expect(!text.contains(part), "\(part)")
        }
    }

    /// Names from files are text everywhere: in markup, in the data, in the title.
    @Test(arguments: [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'><b>", "<!--<script>",
        "\u{202E}abc\u{0007}",
    ]) func namesAreInert(name: String) throws {
        let text = Self.text(try ReportMaps.record(name: name))
        #expect(!text.contains(name))
        #expect(
            text.components(separatedBy: "<script").count == 3 && text.components(separatedBy: "</script>").count == 3)
        let data = try #require(Self.between("id=\"page-data\">", "</script>", text))
        let page = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        let columns = try #require(page["columns"] as? [String: [Any]])
        #expect((columns["readable_name"]?[0] as? String)?.isEmpty == false)
    }

    @Test func theDataHoldWhatTheMapShows() throws {
        let text = Self.text(try ReportMaps.record())
        let data = try #require(Self.between("id=\"page-data\">", "</script>", text))
        let page = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        #expect(page["total"] as? Int == 2 && page["neighbours"] as? [[Int]] == [[1], [0]])
        let columns = try #require(page["columns"] as? [String: [Any]])
        #expect(columns["hours_unmet_week"] as? [Double] == [0, 40] && columns["is_gap"] as? [Int] == [0, 1])
        let tiers = try #require(page["tiers"] as? [[String: Any]])
        #expect(tiers.count == 1 && tiers[0]["lotOfArea"] as? [Int] == [0, 1])
        #expect(
            text.contains("<path id=\"a0\" class=\"area u0\"") && text.contains("<path id=\"a1\" class=\"area u3\""))
        #expect(text.components(separatedBy: "<path class=\"gap\"").count == 2)
    }

    /// No map or chart without a table that says the same.
    @Test func tablesSayWhatTheMapShows() throws {
        let document = PageTables(try ReportMaps.record()).document
        let tables = document.blocks.compactMap { block -> Document.Table? in
            if case .table(let table) = block { table } else { nil }
        }
        let gaps = try #require(tables.first { $0.caption.hasPrefix("Areas that are coverage gaps") })
        #expect(gaps.rows == [["A2", "Village", "Town", "100", "40", "40.0 %", "4", "labour"]])
        let areas = try #require(tables.first { $0.caption.hasPrefix("What the map shows") })
        #expect(areas.rows.map { $0[0] } == ["A1", "A2"] && areas.rows[1][5] == "40.0")
        let spend = try #require(tables.first { $0.caption.hasPrefix("Spend") })
        #expect(spend.rows.last == ["All", "£0.13m"])
        #expect(
            tables.contains {
                $0.caption == "Parameters of this run" && $0.rows.contains { $0[0] == "demand.people" && $0[1] == "20" }
            })
    }

    /// Beyond so many areas a canvas takes the place of elements, the outlines stand in the data, and the script lists areas.
    @Test func manyAreasAreACanvas() throws {
        let text = String(decoding: ReportPage(try ReportMaps.record(), mostElements: 1).bytes, as: UTF8.self)
        #expect(text.contains("<canvas id=\"map\"") && !text.contains("<svg id=\"map\""))
        #expect(text.contains("id=\"all-areas\"") && !text.contains("<path id=\"a0\""))
        let data = try #require(Self.between("id=\"page-data\">", "</script>", text))
        let page = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        // Two squares side by side: the border that they share stands once, and each ring runs along two arcs.
        let arcs = try #require(page["arcs"] as? [String])
        let rings = try #require(page["rings"] as? [[[Int]]])
        #expect(arcs.count == 3 && rings.map { $0.map(\.count) } == [[2], [2]])
        let used = rings.joined().joined().map { $0 < 0 ? ~$0 : $0 }
        #expect(Set(used) == [0, 1, 2] && used.count == 4)
        #expect(!Self.text(try ReportMaps.record()).contains("\"arcs\""))
    }

    /// A chart is a picture of a table that follows it.
    @Test func everyChartHasItsTable() throws {
        let blocks = PageTables(try ReportMaps.record(findings: SensitivityTableTests.findings)).document.blocks
        var charts = 0
        for (index, block) in blocks.enumerated() {
            guard case .chart(let chart) = block else { continue }
            charts += 1
            let next = blocks[(index + 1)...].first { if case .table = $0 { true } else { false } }
            guard case .table(let table)? = next else {
                Issue.record("\(chart.title) has no table")
                continue
            }
            for bar in chart.bars where !bar.name.isEmpty {
                #expect(table.rows.contains { $0[0] == bar.name }, "\(chart.title): \(bar.name)")
            }
        }
        #expect(charts == 2)
    }

    private static func tables(_ record: RunRecord) -> [Document.Table] {
        PageTables(record).document.blocks.compactMap { block -> Document.Table? in
            if case .table(let table) = block { table } else { nil }
        }
    }

    /// Lot by lot: what was won against what a branch needs, and travel against the mean; hours won tell protected ones.
    @Test func lotsTellOfViabilityAndTravel() throws {
        func lots(_ record: RunRecord) throws -> Document.Table {
            let found = Self.tables(record).first { $0.caption.hasPrefix("District: winners") }
            return try #require(found)
        }
        let table = try lots(try ReportMaps.record())
        #expect(table.rows.map { $0.last } == ["Provider A 100, viable from 0", "Provider A 100, viable from 0"])
        let column = try #require(table.columns.firstIndex { $0.name == "Against the mean" })
        #expect(table.rows.map { $0[column] } == ["0.0 %", "0.0 %"])
        let protected = ProtectedRecord(try ReportMaps.record(hours: [100, 100])).value
        #expect(try lots(protected).rows.allSatisfy { !($0.last ?? "").contains("viable") })
    }

    /// The record's own plan first; the others by how many hours more would stay unmet.
    @Test func otherPlansStandBesideThisOne() throws {
        let attainable = AttainableCoverage(
            delivered: 175, expected: 160, bound: 175, hours: [nil, nil], spendLimitPence: 1, isSpendBinding: false,
            hoursPerPerson: 10)
        let found = Self.tables(try ReportMaps.record(findings: Findings(attainable: attainable)))
            .first { $0.columns.first?.name == "Plan" }
        let table = try #require(found)
        #expect(
            table.rows == [["These lots", "40", "20.0 %", "0"], ["Without lots, at best", "25", "12.5 %", "-15"]])
        #expect(Self.tables(try ReportMaps.record()).allSatisfy { $0.columns.first?.name != "Plan" })
    }

    @Test func internalRunsSaySo() throws {
        #expect(Self.text(try ReportMaps.record(hours: [100, 100])).contains("INTERNAL"))
        #expect(!Self.text(try ReportMaps.record()).contains("INTERNAL"))
    }
}
