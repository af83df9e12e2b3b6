import Foundation
import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct LayerJSONTests {
    private func object(_ report: LayerReport) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(try LayerJSON(report).bytes())) as? [String: Any])
    }

    @Test func keysAndPlacesInMetres() async throws {
        let json = try object(try await BrokenLayer.report())
        #expect(json["areas"] as? Int == 4 && json["neighbour_pairs"] as? Int == 1 && json["components"] as? Int == 3)
        #expect(json["accepted"] as? Bool == false && json["at_in"] as? String == "EPSG:27700")
        let overlap = try #require((json["overlaps"] as? [[String: Any]])?.first)
        #expect(overlap["codes"] as? [String] == ["E02000101", "E02000102"])
        #expect(overlap["square_m"] as? Double == 50_000 && overlap["at"] as? [Double] == [601_025, 150_500])
        for key in ["invalid", "gaps", "slivers"] { #expect((json[key] as? [Any])?.isEmpty == true, "\(key)") }
        #expect((json["vintage"] as? [String: Any])?["year"] as? Int == 2011)
        #expect(json["file"] as? String == "layer.geojson")
    }

    @Test func placesOfDegreesAreDegrees() async throws {
        let bowTie =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"MSOA11CD":"E02000101"},"geometry":"#
            + #"{"type":"Polygon","coordinates":[[[0.5,51.2],[0.6,51.3],[0.6,51.2],[0.5,51.3],[0.5,51.2]]]}}]}"#
        let json = try object(try await BrokenLayer.report(bowTie))
        let invalid = try #require((json["invalid"] as? [[String: Any]])?.first)
        #expect(invalid["code"] as? String == "E02000101" && invalid["reason"] as? String == "Self-intersection")
        let place = try #require(invalid["at"] as? [Double])
        #expect(abs(place[0] - 0.55) < 0.001 && abs(place[1] - 51.25) < 0.001)
        #expect(json["at_in"] as? String == "EPSG:4326")
    }

    @Test func warningsNotesAndMixedEditions() async throws {
        let mixed = BrokenLayer.text.replacing("E02000103", with: "e02004999").replacing("null", with: "\"E02007047\"")
        let json = try object(try await BrokenLayer.report(mixed))
        let warnings = try #require(json["warnings"] as? [[String: String]])
        #expect(warnings.map { $0["id"] } == ["code.tidied", "code.vintage"])
        let vintage = try #require(json["vintage"] as? [String: Any])
        #expect(vintage["mixed"] as? Bool == true && vintage["ended_with_2011"] as? [String] == ["E02004999"])
        #expect((json["notes"] as? [String])?.count == 1 && (json["unknown_codes"] as? [String])?.isEmpty == true)
        #expect(json["repair"] is NSNull)
    }

    @Test func aRefusedFileHasAReport() async throws {
        let refusal = await #expect(throws: InputRefused.self) { try await BrokenLayer.report("<html></html>") }
        let bytes = LayerJSON.bytes(refused: try #require(refusal), file: "/a/b/page.geojson")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(json["accepted"] as? Bool == false && json["file"] as? String == "page.geojson")
        let faults = try #require(json["faults"] as? [String])
        #expect(faults.count == 1 && faults[0].contains("file.wrong_type") && !faults[0].contains("/"))
    }
}
