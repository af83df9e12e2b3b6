import BoundarySamples
import LotModel
import Testing

@testable import LotIO

@Suite struct ZippedShapefileTests {
    private func entries(_ folder: String = "", name: String = "toy") async throws -> [ZipSample.Entry] {
        try await withToyShapefile { _, stem in
            try ShapefileSample.entries(stem: stem).map {
                ZipSample.Entry(name: folder + $0.name.replacing("toy", with: name), content: $0.content)
            }
        }
    }

    @Test func aLayerInAFolderBesideOtherFiles() async throws {
        let junk = [ZipSample.Entry(name: "__MACOSX/layers/._toy.shp", content: [1]), .init(name: "readme.txt")]
        let (file, reading) = readBoundaries(ZipSample.bytes(junk + (try await entries("layers/"))))
        #expect(codes(file) == toyCodes && reading.diagnostics.isEmpty && file?.layer == nil)
    }

    @Test func severalLayersNeedAName() async throws {
        let bytes = ZipSample.bytes(try await entries("", name: "wards") + entries("", name: "msoa"))
        let (file, reading) = readBoundaries(bytes)
        #expect(file == nil && reading.ids == [.boundariesLayer])
        #expect(reading.diagnostics.first?.value == "wards, msoa")
        let chosen = readBoundaries(bytes, layer: "MSOA")
        #expect(codes(chosen.file) == toyCodes && chosen.file?.layer == "msoa")
        let wrong = readBoundaries(bytes, layer: "msoas")
        #expect(wrong.reading.ids == [.boundariesLayer] && wrong.reading.diagnostics[0].remedy == "Did you mean msoa?")
        let twins = ZipSample.bytes(try await entries("a/") + entries("b/"))
        #expect(readBoundaries(twins).reading.diagnostics.first?.value == "a/toy, b/toy")
        #expect(readBoundaries(twins, layer: "b/toy").file?.features.count == 4)
    }

    @Test func endingsInCapitals() async throws {
        let loud = try await entries().map { ZipSample.Entry(name: $0.name.uppercased(), content: $0.content) }
        #expect(codes(readBoundaries(ZipSample.bytes(loud)).file) == toyCodes)
    }

    @Test func aMissingPartIsNamed() async throws {
        let parts = try await entries()
        for (ending, words) in [(".dbf", "without its .dbf"), (".shx", "without its .shx")] {
            let (file, reading) = readBoundaries(ZipSample.bytes(parts.filter { !$0.name.hasSuffix(ending) }))
            #expect(file == nil && reading.ids == [.boundariesStructure])
            #expect(reading.diagnostics[0].message.contains(words))
        }
        let bare = readBoundaries(ZipSample.bytes(parts.filter { !$0.name.hasSuffix(".prj") }))
        #expect(bare.file?.basis == .range && bare.file?.declared == .britishGrid)
    }
}
