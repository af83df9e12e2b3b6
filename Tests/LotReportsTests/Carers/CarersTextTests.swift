import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct CarersTextTests {
    static func record(hours: [Double]? = nil) throws -> RunRecord {
        let rules = Rules(
            ParameterValues(
                priceYear: "2014/15",
                given: ["demand.people": 1, "carers.driver_share": 0.8, "carers.movable_share": 0.25])
        ).carers
        let areas = [
            AreaCarers(
                needed: 100, footHopMinutes: 4, isWalkable: true, allDriving: 110, present: 130, usable: 120,
                unmetForDrivers: -2, unmetForTimes: 0),
            AreaCarers(
                needed: 90, footHopMinutes: 30.5, isWalkable: false, allDriving: 100, present: 80, usable: 70,
                unmetForDrivers: 12, unmetForTimes: 8.25),
        ]
        return try ReportMaps.record(
            hours: hours,
            findings: Findings(
                carers: CarerFindings(
                    rules: rules,
                    waves: [
                        CarerWave(name: "day", visits: 0.7, carers: 0.8),
                        CarerWave(name: "bed", visits: 0.3, carers: 0.2),
                    ], areas: areas)))
    }

    @Test func theFileHasARowForEachArea() async throws {
        let rows = PlainFilesTests.rows(try await PlainFilesTests.files(try Self.record())["carers.csv"])
        #expect(rows.map { $0["area_code"] } == ["A1", "A2"] && rows.map { $0["walkable"] } == ["1", "0"])
        #expect(rows[1]["foot_hop_min"] == "30.500" && rows[1]["unmet_for_drivers_hours_week"] == "12.0000")
        #expect(rows[1]["paid_hours_usable_week"] == "70.0000" && rows[1]["hours_unmet_week"] == "40.0000")
    }

    @Test func theSummaryHasTownAndCountry() async throws {
        let text = try #require(try await PlainFilesTests.files(Self.record())["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let carers = try #require(summary["carers"] as? [String: Any])
        #expect(carers["driver_share"] as? Double == 0.8 && (carers["waves"] as? [Any])?.count == 2)
        let all = try #require(carers["all"] as? [String: Double])
        #expect(all["unmet_for_drivers"] == 10 && all["unmet_for_times"] == 8.25 && all["walkable_areas"] == 1)
        let rural = try #require(carers["rural"] as? [String: Double])
        #expect(rural["paid_hours_with_walkers"] == 80 && rural["areas"] == 1)
    }

    @Test func aCommitteeReadsIt() throws {
        let report = TerminalReport(try Self.record()).text.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        for words in [
            "Carers who drive would work 80 % of all paid hours.", "in 1 of 2 areas, 0 of them rural",
            "10 contact hours stay unmet for want of drivers: 12 in rural areas and -2 in urban ones; below 0 where walkers",
            "day 70 % and 80 %, bed 30 % and 20 %", "20 paid hours find no visit at their time",
            "8 contact hours stay unmet since visits clash",
        ] { #expect(report.contains(words), "\(words)") }
        let page = String(decoding: ReportPage(try Self.record()).bytes, as: UTF8.self)
        #expect(page.contains("Carers who drive, and when they are free"))
    }

    /// Nothing of a scenario that does not ask, and nothing in a report whose small numbers are protected.
    @Test func whatIsNotAskedOrProtectedLeavesNoTrace() async throws {
        let plain = try ReportMaps.record()
        #expect(CarersText.parts(plain).isEmpty && CarersText.files(plain).isEmpty)
        #expect(CarersText.members(plain).isEmpty)
        let files = try await PlainFilesTests.files(try Self.record(hours: [60, 100]))
        #expect(files["report.html"]?.contains("Carers who drive, and") == false)
        #expect(files["carers.csv"] != nil)
    }
}
