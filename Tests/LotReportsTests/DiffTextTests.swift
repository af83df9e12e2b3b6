import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct DiffTextTests {
    private func plan(_ files: [String: String]) throws -> ComparedPlan {
        let folder = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return try ComparedPlan(path: folder.path)
    }

    private func run(_ tier: String, _ lots: [String], _ providers: [String]) throws -> ComparedPlan {
        let codes = ["E01", "E02", "E03"]
        return try plan([
            "assignment.csv": "area_code,tier,lot_id\n" + zip(codes, lots).map { "\($0),\(tier),\($1)\n" }.joined(),
            "areas.csv": "area_code,hours_commissioned_week,main_provider\n"
                + zip(codes, providers).enumerated().map { "\($1.0),\(($0 + 1) * 10),\($1.1)\n" }.joined(),
            "summary.json": "{\"demand\": {\"hours_per_person\": 10}}",
        ])
    }

    @Test func movedHoursAndChangedProvidersAreTold() throws {
        let report = try DiffText(
            from: try run("ccg", ["A", "A", "B"], ["P1", "P1", "P2"]),
            to: try run("wide", ["1", "2", "2"], ["P1", "P2", ""]))
        #expect(report.text.contains("Tier ccg, then wide"))
        #expect(report.text.contains("1 of 3 areas are in another lot, with 20 of 60 hours a week (33.3 %)."))
        #expect(
            report.text.contains(
                "2 of 3 areas have another main provider, with 50 hours a week of about 5 people; 1 of them have none any more."
            ), "\(report.text)")
        let rows = String(decoding: report.csv, as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 4 && rows[2] == "E02,,ccg,wide,A,2,1,1,20.00,P1,P2,1")
        #expect(rows[3] == "E03,,ccg,wide,B,2,2,0,30.00,P2,,1")
        #expect(String(decoding: report.json, as: UTF8.self).contains("\"hours_moved_week\": 20.00"))
    }

    @Test func unknownAreasAreRefusedAndMissingOnesTold() throws {
        let known = try run("ccg", ["A", "A", "B"], ["P1", "P1", "P2"])
        let unknown = try plan(["assignment.csv": "area_code,tier,lot_id\nE01,ccg,A\nE99,ccg,A\n"])
        for (a, b) in [(known, unknown), (unknown, known)] {
            let refused = #expect(throws: InputRefused.self) { try DiffText(from: a, to: b) }
            #expect(refused?.diagnostics.map(\.id) == [.codeUnknown])
            #expect(refused?.diagnostics.first?.description.contains("E99") == true)
        }
        let fewer = try plan(["assignment.csv": "area_code,tier,lot_id\nE01,ccg,A\nE03,ccg,B\n"])
        let text = try DiffText(from: known, to: fewer).text
        #expect(
            text.contains("0 of 3 areas are in another lot")
                && text.contains("1 area has a lot in one of the plans only: E02."))
    }

    /// Names stand beside codes where either plan is a folder with names; what people say goes before the official name.
    @Test func areasAreNamed() throws {
        let areas = "area_code,area_name,readable_name\nE01,Official 001,Harbour\nE02,Official 002,\nE03,,\n"
        func plan(_ lots: [String], _ areas: String?) throws -> ComparedPlan {
            let rows = zip(["E01", "E02", "E03"], lots).map { "\($0),wide,\($1)\n" }.joined()
            var files = ["assignment.csv": "area_code,tier,lot_id\n" + rows]
            files["areas.csv"] = areas
            return try self.plan(files)
        }
        let report = try DiffText(from: try plan(["A", "A", "B"], nil), to: try plan(["B", "A", "A"], areas))
        let rows = String(decoding: report.csv, as: UTF8.self).split(separator: "\n").map { $0.prefix(20) }
        #expect(rows[1].hasPrefix("E01,Harbour,wide"))
        #expect(rows[2].hasPrefix("E02,Official 002,"))
        #expect(rows[3].hasPrefix("E03,,wide"))
        let lines = report.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("area name lot then"))
        #expect(lines.contains { $0.hasPrefix("E01 Harbour ") || $0.hasPrefix("E02 Official 002 ") }, "\(report.text)")
        let fewer = try self.plan(["assignment.csv": "area_code,tier,lot_id\nE02,wide,A\nE03,wide,B\n"])
        let told = try DiffText(from: fewer, to: try plan(["A", "A", "B"], areas)).text
        #expect(told.contains("1 area has a lot in one of the plans only: E01 Harbour."), "\(told)")
    }

    @Test func plansWithoutAnythingInCommonAreRefused() throws {
        let first = try plan(["assignment.csv": "area_code,tier,lot_id\nE01,a,X\n"])
        let other = try plan(["assignment.csv": "area_code,tier,lot_id\nE09,a,X\n"])
        #expect(throws: InputRefused.self) { try DiffText(from: first, to: other) }
        let two = try plan(["assignment.csv": "area_code,tier,lot_id\nE01,b,X\nE01,c,X\n"])
        #expect(throws: InputRefused.self) { try DiffText(from: first, to: two) }
        #expect(try DiffText(from: first, to: first).text.contains("0 of 1 areas are in another lot."))
    }
}
