import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct RunLayerTests {
    private static let features = """
        {"type":"FeatureCollection","title":"Say \\"properties\\":{ twice","n":2,"nested":{"a":1},"features":[
        {"type":"Feature","properties":{"lot_id":"L1","unmet_pct":12.50,"people":3,"note":null,"list":[1]},\
        "geometry":{"type":"Polygon","coordinates":[[[0.5,51.2],[0.6,51.2],[0.6,51.3],[0.5,51.2]]]}}
        ]}

        """

    private func read(_ text: String, sum: String? = nil, listed: Bool = true) async throws -> Layer {
        try await withTemporaryFolder { folder in
            try write(text, to: folder.appending(path: "lots.geojson"))
            let outputs =
                listed ? "[{\"name\":\"lots.geojson\",\"sha256\":\"\(sum ?? sha256Text(Array(text.utf8)))\"}]" : "[]"
            try write("{\"product\":\"lotwright\",\"outputs\":\(outputs)}\n", to: folder.appending(path: "run.json"))
            return try RunLayer.lots.read(folder: folder.path)
        }
    }

    private func faults(_ text: String, sum: String? = nil, listed: Bool = true) async throws -> [DiagnosticID] {
        do {
            _ = try await read(text, sum: sum, listed: listed)
            return []
        } catch let refused as InputRefused { return refused.diagnostics.map(\.id) }
    }

    @Test func propertiesKeepTheirOrderAndNumbersTheirDigits() async throws {
        let layer = try await read(Self.features)
        #expect(layer.fields == ["lot_id", "unmet_pct", "people", "note"])
        #expect(
            layer.features[0].properties.map(\.value) == [
                .text("L1"), .number(12.5, decimals: 1), .whole(3), .null,
            ])
        #expect(layer.members.map(\.key) == ["title", "n"] && layer.system == .lonLat && layer.name == "lots")
    }

    @Test func aMapWithoutFeaturesIsALayer() async throws {
        let layer = try await read("{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
        #expect(layer.features.isEmpty && layer.fields.isEmpty)
        #expect(try !GeoPackageWriter.bytes(layer).isEmpty)
    }

    @Test func whatTheRunDidNotWriteIsRefused() async throws {
        #expect(try await faults(Self.features, sum: "00") == [.valueConflict])
        #expect(try await faults(Self.features, listed: false) == [.yamlMissingKey])
        #expect(try await faults("{\"type\":").isEmpty == false)
    }
}
