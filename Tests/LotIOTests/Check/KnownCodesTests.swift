import Testing

@testable import LotIO

@Suite struct KnownCodesTests {
    @Test func tablesOfRegionsAreRead() {
        let geodata = Folders.package.appending(path: "geodata").path
        let known = KnownCodes.read(geodata: geodata, regions: ["kent", "rutland", "none"])
        let (count, regions) = known.holding(["E02004996", "E02006935"])
        #expect(count == 1 && regions == ["kent"])
        #expect(KnownCodes.none.holding(["E02004996"]).known == 0)
    }
}
