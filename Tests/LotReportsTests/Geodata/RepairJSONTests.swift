import Foundation
import LotIO
import LotSpatial
import Testing

@testable import LotReports

@Suite struct RepairJSONTests {
    private func json(_ text: String) async throws -> [String: Any] {
        let layer = try await BrokenLayer.withFile(text) {
            try await LayerRepair(path: $0, check: LayerCheck(threads: 1), settings: RepairSettings())
        }
        let bytes = try LayerJSON(layer.after ?? layer.before, repair: layer).bytes()
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return try #require(object?["repair"] as? [String: Any])
    }

    @Test func everyAreaHasItsLand() async throws {
        let repair = try await json(BrokenLayer.text.replacing("[601050,", with: "[601000.4,"))
        let moved = try #require(repair["moved"] as? [[String: Any]])
        #expect(moved.map { $0["code"] as? String } == ["E02000101", "E02000102", "E02000103", "feature 4"])
        let land = moved.compactMap { $0["square_m"] as? Double }
        // A strip of 0.4 m by 1 km changes hands, from one area to none or to the other.
        #expect(land.count == 4 && land[0] + land[1] > 399 && land[2] == 0 && land[3] == 0)
        #expect(abs((repair["moved_square_m"] as? Double ?? 0) - land.reduce(0, +)) < 0.01)
        #expect(repair["joined_corners"] as? Int == 2 && (repair["refused"] as? [String])?.isEmpty == true)
        for key in ["filled_slivers", "removed_overlaps"] { #expect(repair[key] is [String: Any], "\(key)") }
    }

    @Test func aRefusalIsTold() async throws {
        let refused = try #require(try await json(BrokenLayer.text)["refused"] as? [String])
        #expect(refused.count == 1 && refused[0].hasPrefix("E02000101 and E02000102 both claim"))
    }
}
