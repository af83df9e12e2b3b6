import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct PlainFilesTests {
    static func files(_ record: RunRecord, threads: Int = 1) async throws -> [String: String] {
        let files = try await PlainFiles(record, threads: threads).all()
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    static func rows(_ text: String?) -> [[String: String]] {
        let lines = (text ?? "").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(header.map(String.init), line.map(String.init)))
        }
    }

    @Test func everyFileIsWritten() async throws {
        let names = try await PlainFiles(ReportMaps.record(), threads: 1).all().map(\.name)
        #expect(
            names == [
                "report.html", "areas.csv", "areas.geojson", "gaps.geojson", "districts.geojson", "lots.csv",
                "lots.geojson",
                "lots-lots.geojson",
                "providers.csv", "bids.csv", "market.csv", "bidders.csv", "rules.json", "award.csv",
                "winners.csv", "award-statement.md",
                "award-statement.html", "assignment.csv", "mobilisation.csv", "delivery.csv", "breakdowns.csv",
                "open_book.csv", "rounds.csv", "remedies.csv", "summary.json",
            ])
    }

    @Test func columnsAreThoseOfTheHouse() async throws {
        let files = try await Self.files(ReportMaps.record())
        let area = try #require(Self.rows(files["areas.csv"]).last)
        for column in [
            "area_code", "area_name", "readable_name", "lad_name", "health_area", "rural_urban_class", "lot_id_lots",
            "main_provider", "hours_commissioned_week", "hours_delivered_week", "hours_unmet_week", "unmet_pct",
            "people_unserved_est", "main_reason", "travel_min_per_contact_hour", "providers_in_reach",
            "geometry_indicative",
        ] { #expect(area[column] != nil, "\(column)") }
        #expect(area["hours_unmet_week"] == "40.00" && area["unmet_pct"] == "40.00")
        #expect(area["main_reason"] == "labour" && area["people_unserved_est"] == "4.0")
        #expect(files["award.csv"]?.hasPrefix("tier,lot_id,rank,provider_id,bid_id,share,rate_pence") == true)
        #expect(files["bids.csv"]?.hasPrefix("bid_id,provider_id,tier,lot_ids,max_hours,rate_pence,quality") == true)
        #expect(files["assignment.csv"] == "area_code,tier,lot_id\nA1,lots,A1\nA2,lots,A2\n")
        let lot = try #require(Self.rows(files["lots.csv"]).first)
        #expect(lot["outcome"] == "awarded" && lot["winner_ids"] == "P1" && lot["perimeter_km"] == "4.00")
    }

    /// Parsed by a reader that is not ours.
    @Test func mapsAreGeoJSONInLongitudeAndLatitude() async throws {
        let files = try await Self.files(ReportMaps.record())
        let text = try #require(files["gaps.geojson"])
        let map = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(map["features"] as? [[String: Any]])
        #expect(features.count == 1 && map["crs"] == nil)
        let properties = try #require(features[0]["properties"] as? [String: Any])
        #expect(properties["readable_name"] as? String == "Village")
        #expect(properties["hours_unmet_week"] as? Double == 40)
        #expect(properties["geometry_indicative"] as? Int == 1)
        let geometry = try #require(features[0]["geometry"] as? [String: Any])
        let rings = try #require(geometry["coordinates"] as? [[[Double]]])
        let position = rings[0][0]
        #expect((0.7...1.0).contains(position[0]) && (51.1...51.4).contains(position[1]))
    }

    /// Two squares of 1 km side by side dissolve into one district without their common side.
    @Test func districtsAreDissolved() async throws {
        let files = try await Self.files(ReportMaps.record())
        let text = try #require(files["districts.geojson"])
        let map = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(map["features"] as? [[String: Any]])
        #expect(features.count == 1)
        let properties = try #require(features[0]["properties"] as? [String: Any])
        #expect(properties["lad_name"] as? String == "Town" && properties["hours_unmet_week"] as? Double == 40)
        let geometry = try #require(features[0]["geometry"] as? [String: Any])
        #expect(geometry["type"] as? String == "Polygon")
        #expect((geometry["coordinates"] as? [[[Double]]])?.count == 1)
    }

    @Test func summaryHoldsTheAgreedKeys() async throws {
        let text = try #require(try await Self.files(ReportMaps.record())["summary.json"])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(summary["schema"] as? String == "lotwright.summary/1")
        func value(_ path: String) -> Any? {
            path.split(separator: ".").reduce(summary as Any?) { ($0 as? [String: Any])?[String($1)] }
        }
        for path in [
            "areas.core", "areas.context", "demand.people", "demand.hours_per_week", "demand.direct_payment_hours",
            "contiguity.pairs", "contiguity.components", "tiers", "award.objective_pence", "award.bound_pence",
            "award.gap", "coverage.commissioned_hours", "coverage.delivered_hours", "coverage.unmet_hours",
            "coverage.unmet_share", "coverage.gap_areas", "by_rural_urban.urban", "by_rural_urban.village", "watch",
            "geometry.source", "geometry.indicative",
        ] { #expect(value(path) != nil, "\(path)") }
        #expect(value("coverage.unmet_hours") as? Double == 40)
        let tier = try #require((value("tiers") as? [[String: Any]])?.first)
        for key in ["name", "lots", "lots_awarded", "hours_offered", "hours_delivered"] { #expect(tier[key] != nil) }
    }

    @Test func threadsDoNotChangeAByte() async throws {
        let record = try ReportMaps.record()
        let one = try await Self.files(record, threads: 1)
        #expect(try await Self.files(record, threads: 8) == one)
    }

    @Test func namesCannotBecomeFormulas() async throws {
        let files = try await Self.files(ReportMaps.record(name: "=HYPERLINK(1)"))
        #expect(files["areas.csv"]?.contains(",'=HYPERLINK(1),") == true)
    }
}
