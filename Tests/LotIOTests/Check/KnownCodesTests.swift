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
}
