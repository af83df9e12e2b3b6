import Foundation
import LotIO
import Testing

@testable import LotReports

@Suite struct LayerFaultMapTests {
    @Test func faultsWithAPlaceAreSquares() async throws {
        let report = try await BrokenLayer.report()
        let bytes = try await LayerFaultMap.bytes(report, threads: 1)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let features = try #require(root["features"] as? [[String: Any]])
        #expect(features.count == 1 && root["crs"] == nil)
        let properties = try #require(features[0]["properties"] as? [String: Any])
        #expect(properties["kind"] as? String == "overlap" && properties["square_m"] as? Double == 50_000)
        #expect(properties["areas"] as? String == "E02000101 E02000102" && properties["refused"] as? Bool == true)
        let rings = try #require((features[0]["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
        #expect(rings[0].count == 5 && rings[0].allSatisfy { (0...2).contains($0[0]) && (51...52).contains($0[1]) })
    }
}
