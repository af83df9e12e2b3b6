import BoundarySamples
import Foundation
import LotGeometry
import LotIO
import LotModel
import Testing

@testable import Lotwright

/// Kent's official polygons in three forms. The solver serves one run at a time.
@Suite(.serialized, .enabled(if: Checkout.hasReference, "needs the official boundaries in ../shared/data"))
struct OfficialBoundariesTests {
    private static let source = Checkout.reference + "/kent/msoa11_bgc.geojson"

    /// The core areas of the scenario as samples, in the file's own order, read by Foundation.
    private static func features(_ core: Set<String>) throws -> [SampleFeature] {
        let data = try Data(contentsOf: URL(filePath: source))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(root["features"] as? [[String: Any]]).compactMap { feature in
            let code = try #require((feature["properties"] as? [String: Any])?["MSOA11CD"] as? String)
            guard core.contains(code), let geometry = feature["geometry"] as? [String: Any] else { return nil }
            let parts =
                geometry["type"] as? String == "Polygon"
                ? [try #require(geometry["coordinates"] as? [[[Double]]])]
                : try #require(geometry["coordinates"] as? [[[[Double]]]])
            let polygons = try parts.map { rings in
                let made = try rings.map { try Ring($0.map { Position(x: $0[0], y: $0[1]) }) }
                return Polygon(exterior: made[0], holes: Array(made.dropFirst()))
            }
            return SampleFeature(values: [code], shape: MultiPolygon(polygons))
        }
    }

    @Test func everyFormGivesTheSameGeographyAndTheSameAwards() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "official-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let json = try await Checkout.load("kent-2014", boundaries: Self.source)
        let features = try Self.features(Set(json.scenario.areas.core.map(\.code)))
        #expect(features.count == 182)
        let package = folder.appending(path: "kent.gpkg").path
        try GeoPackageSample.write(
            [.init(name: "msoa11", columns: ["MSOA11CD"], features: features, system: 4326)], to: package)
        let stem = folder.appending(path: "kent").path
        try ShapefileSample.write(
            features, columns: ["MSOA11CD"], stem: stem, projection: ShapefileSample.degrees)
        let zip = folder.appending(path: "kent.zip").path
        try Data(ZipSample.bytes(try ShapefileSample.entries(stem: stem))).write(to: URL(filePath: zip))
        let expected = try await Checkout.run(json, replicates: 1)
        for path in [package, stem + ".shp", zip] {
            let loaded = try await Checkout.load("kent-2014", boundaries: path)
            let (found, wanted) = (loaded.scenario.geography, json.scenario.geography)
            #expect(found.shapes == wanted.shapes && found.contacts == wanted.contacts, "\(path)")
            #expect(found.neighbours == wanted.neighbours && found.projection == wanted.projection, "\(path)")
            #expect(!found.isIndicative)
            if path == zip { continue }
            let record = try await Checkout.run(loaded, replicates: 1)
            #expect(record.award.contracts == expected.award.contracts, "\(path)")
            #expect(record.award.objectivePence == expected.award.objectivePence && !record.award.contracts.isEmpty)
            #expect(record.coverage.total.unmet == expected.coverage.total.unmet)
        }
    }
}
