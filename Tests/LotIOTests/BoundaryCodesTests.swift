import LotModel
import Testing

@testable import LotIO

@Suite struct BoundaryCodesTests {
    @Test(arguments: ["MSOA11CD", "msoa21cd", "MSOA_code", "area_code", "Code", "geo_code"])
    func codePropertiesAreFound(_ name: String) throws {
        let file = try #require(readGeoJSON(toySquares(toyCodes, key: name)).file)
        #expect(BoundaryCodes.property(in: file.features, areas: try toyAreas()) == name)
    }

    @Test func thePropertyWithMostMatchesWins() throws {
        let text = toySquares(toyCodes, key: "code").replacing("\"code\":", with: "\"MSOA11CD\":\"x\",\"code\":")
        let file = try #require(readGeoJSON(text).file)
        #expect(BoundaryCodes.property(in: file.features, areas: try toyAreas()) == "code")
    }

    @Test func otherPropertiesAreNotCodes() throws {
        let file = try #require(readGeoJSON(toySquares(toyCodes, key: "name")).file)
        #expect(BoundaryCodes.property(in: file.features, areas: try toyAreas()) == nil)
    }

    @Test func vintages() {
        let old = "E02000001"
        let new = "E02007000"
        #expect(
            BoundaryCodes.vintageWords(file: [new], missing: [old], core: 5)?.contains("looks like MSOA 2021") == true)
        #expect(
            BoundaryCodes.vintageWords(file: [old], missing: [new], core: 5)?.contains("looks like MSOA 2011") == true)
        #expect(BoundaryCodes.vintageWords(file: [old], missing: [old], core: 5) == nil)
        #expect(BoundaryCodes.vintageWords(file: [new], missing: [], core: 5) == nil)
    }

    @Test func listsAreCut() {
        #expect(listed(["a", "b", "c"], most: 2) == "a, b and 1 more")
        #expect(listed(["a", "b"], most: 2) == "a, b")
    }
}
