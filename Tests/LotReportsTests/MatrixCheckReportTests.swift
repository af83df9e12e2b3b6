import Foundation
import LotModel
import LotTravel
import Testing

@testable import LotReports

@Suite struct MatrixCheckReportTests {
    private static func report(minutes: Double, withoutWay: Int = 0) throws -> MatrixCheckReport {
        let areas = AreaTable([
            ReportMaps.area("A1", "Town", .a1), ReportMaps.area("A2", "Village", .e1, x: 603_000),
        ])
        let codes = areas.areas.map(\.code)
        let rows = codes.indices.map { from in
            codes.indices.map { (destination: $0, minutes: $0 == from ? 0 : minutes * ($0 > from ? 2 : 1)) }
        }
        let matrix = TravelMatrix(
            file: "tra\u{1B}vel.csv",
            provenance: TravelProvenance(
                source: "osrm", engineVersion: "26.10.0", profile: "driving", timeScale: 1.16, cutoffKilometres: 60,
                date: "2026-11-21", attribution: "© OpenStreetMap contributors",
                unsnapped: [UnsnappedPoint(id: codes[0], metres: 2_345, reason: "no road within 2000 m")]),
            ids: codes, times: TravelTimes(rows: rows),
            withoutWay: (0..<withoutWay).map { _ in PlacePair(from: 0, to: 1) })
        return MatrixCheckReport(matrix, areas: areas, rules: try ReportMaps.record().scenario.rules.travel)
    }

    @Test func everySectionIsThere() throws {
        let text = try Self.report(minutes: 400, withoutWay: 25).text
        for part in [
            "osrm 26.10.0, profile driving, times 1.16, cut-off 60 km, 2026-11-21.\n", "\n© OpenStreetMap contributors",
            "25 without a way",
            "and 5 more", "2,345 m off: no road within 2000 m", "worst first", "swapped", "there", "bias",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("\u{1B}") && text.split(separator: "\n").allSatisfy { $0.count <= 130 })
    }

    @Test func theJSONHoldsTheSameCounts() throws {
        let report = try Self.report(minutes: 400, withoutWay: 25)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any])
        #expect(json["schema"] as? String == "lotwright.travel-check/1" && json["source"] as? String == "osrm")
        #expect((json["without_way"] as? [Any])?.count == 25 && (json["unusual"] as? [Any])?.isEmpty == false)
        #expect((json["model_error"] as? [Any])?.count == 3 * 7)
    }
}
