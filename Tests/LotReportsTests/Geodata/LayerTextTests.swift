import Foundation
import LotIO
import Testing

@testable import LotReports

/// Two squares that overlap, a third beside them, and one without a code: every kind of line.
enum BrokenLayer {
    static func square(_ code: String, _ x: Int, _ y: Int, _ width: Int = 1_000) -> String {
        let ring = [(0, 0), (width, 0), (width, 1_000), (0, 1_000), (0, 0)].map { "[\(x + $0),\(y + $1)]" }
        return "{\"type\":\"Feature\",\"properties\":{\"MSOA11CD\":\(code)},\"geometry\":"
            + "{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }

    static let text =
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":["
        + [
            square("\"E02000101\"", 600_000, 150_000, 1_050), square("\"E02000102\"", 601_000, 150_000),
            square("\"E02000103\"", 602_000, 150_000), square("null", 620_000, 150_000),
        ].joined(separator: ",") + "]}"

    static func report(_ text: String = text) async throws -> LayerReport {
        try await withFile(text) { try await LayerCheck(threads: 2).report(path: $0) }
    }

    static func withFile<Result>(_ text: String, _ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "layer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "layer.geojson")
        try Data(text.utf8).write(to: path)
        return try await body(path.path)
    }
}

@Suite struct LayerTextTests {
    @Test func everyFindingHasItsLine() async throws {
        let text = LayerText(try await BrokenLayer.report()).text
        for line in [
            "  areas        4 features, codes in MSOA11CD\n", "               feature 4 without a code\n",
            "  plane        British National Grid (EPSG:27700), stated by the file\n", "  projection   none needed\n",
            "  valid        4 of 4 polygons are valid\n", "  overlaps     1 as wide as 1 m\n",
            "               E02000101, E02000102 both claim this land: 50,000 m2 at E 601025 N 150500\n",
            "  gaps         0 as wide as 1 m\n", "  parts        0 areas in several parts\n",
            "  components   3; reached only across water, or not at all:\n", "               feature 4\n",
            "A run would refuse this file: 1 fault of codes, 1 overlap.\n",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
    }

    @Test func aCleanLayerIsTaken() async throws {
        let text = LayerText(
            try await BrokenLayer.report(
                BrokenLayer.text.replacing("601050", with: "601000").replacing(":null}", with: ":\"E02000104\"}"))
        ).text
        #expect(text.hasSuffix("A run would take this file.\n"), "\(text)")
        #expect(text.contains("  neighbours   2 pairs, 2 km of shared boundary\n"))
        #expect(text.contains("  cut areas    1 without which their component falls apart\n               E02000102\n"))
    }

    @Test func warningsAndNotesAreTold() async throws {
        let part = BrokenLayer.text.replacing("601050", with: "601000").replacing(
            ":null}", with: ":\"E02007047\",\"x\":null}"
        ).replacing("E02000103", with: "E02004999").replacing(
            "\"features\":", with: "\"exceededTransferLimit\":true,\"features\":")
        let text = LayerText(try await BrokenLayer.report(part)).text
        for line in [
            "  vintage      mixes MSOA 2011 and 2021: E02004999 ended with 2011, E02007047 exists only from 2021 on\n",
            "  warnings     is only a part of the layer: the service says that it left features out",
            "               has properties without a value (null): x (1 of 4)\n",
            "A run would take this file, with 2 warnings.\n",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
    }
}
