import BoundarySamples
import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct LoadedBoundariesTests {
    @Test func whatAFileHolds() async throws {
        try await withToyShapefile { _, stem in
            let loaded = try BoundaryReader.load(path: stem + ".shp")
            #expect(loaded.codes == toyCodes && loaded.codeField == "MSOA11CD" && loaded.format == "Shapefile")
            #expect(loaded.epsg == 27_700 && loaded.basis == "named in .prj" && loaded.layer == nil)
            #expect(loaded.shapes.map(\.area) == [1e6, 1e6, 1e6, 1e6] && loaded.inputs.count == 5)
        }
    }

    @Test func aFeatureWithoutAPolygonRefusesTheFile() async throws {
        let empty = SampleFeature(values: ["E02000101", "n"], shape: .empty)
        try await withToyShapefile([try toyFeatures()[1], empty]) { _, stem in
            _ = #expect(throws: InputRefused.self) { try BoundaryReader.load(path: stem + ".shp") }
        }
    }
}
