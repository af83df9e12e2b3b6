import Foundation
import Testing

@testable import LotIO

@Suite struct KnownCodesTests {
    @Test func tablesOfRegionsAreRead() {
        let geodata = Folders.package.appending(path: "geodata").path
        let known = KnownCodes.read(geodata: geodata, regions: ["kent", "rutland", "none"])
        let (unknown, regions) = known.lacking(["E02004996", "E02006935"])
        #expect(unknown == ["E02006935"] && regions == ["kent"])
        #expect(known.centroid("E02004996") != nil && known.centroid("E02006935") == nil)
        #expect(KnownCodes.none.lacking(["E02004996"]).unknown == ["E02004996"])
    }

    @Test func regionsAreLookedForAroundTheFileAndTheProgram() async throws {
        try await withTemporaryFolder { folder in
            try write("", to: folder.appending(path: "council/maps/deep/layer.geojson"))
            try write("", to: folder.appending(path: "council/geodata/kent/areas.csv"))
            let file = folder.appending(path: "council/maps/deep/layer.geojson").path
            let none = folder.appending(path: "none").path
            let found = try #require(KnownCodes.folder(given: nil, file: file, program: nil, here: none))
            #expect(found.hasSuffix("council/geodata"))
            let other = folder.appending(path: "council/bin/lotwright").path
            try write("", to: URL(filePath: other))
            // A file whose folder is not there has no ancestors to look beside.
            let lost = none + "/layer.geojson"
            #expect(KnownCodes.folder(given: nil, file: lost, program: other, here: none) == found)
            #expect(KnownCodes.folder(given: nil, file: lost, program: nil, here: found) == found)
            #expect(KnownCodes.folder(given: nil, file: lost, program: nil, here: none) == nil)
            #expect(KnownCodes.folder(given: "/elsewhere", file: file, program: nil) == "/elsewhere")
        }
    }
}
