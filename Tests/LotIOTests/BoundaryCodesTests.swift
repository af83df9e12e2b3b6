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

    @Test(arguments: ["LSOA21CD", "wd25cd", "LAD19CD", "CTYUA23CD", "RGN22CD", "MSOA01CD"])
    func columnsOfTheStatisticsOfficeAreCodes(_ name: String) { #expect(BoundaryCodes.isCodeName(name)) }

    @Test(arguments: ["MSOA11NM", "LSOACD", "XY11CD", "CD", "11CD", "LSOA2CD", "recorded", "BNG_E"])
    func otherColumnsAreNot(_ name: String) { #expect(!BoundaryCodes.isCodeName(name)) }

    @Test func withoutATableTheFinestCodesCount() throws {
        let text = toySquares(toyCodes, key: "LSOA11CD").replacing(
            "\"LSOA11CD\":",
            with: "\"LAD19CD\":\"E07000105\",\"LSOA11NM\":\"x\",\"MSOA11CD\":\"E02000001\",\"LSOA11CD\":")
        let file = try #require(readGeoJSON(text).file)
        #expect(BoundaryCodes.property(of: file) == "LSOA11CD")
        #expect(BoundaryCodes.nameProperty(of: file, code: "LSOA11CD") == "LSOA11NM")
        #expect(BoundaryCodes.nameProperty(of: file, code: "LAD19CD") == nil)
        let same = text.replacing("E02000101", with: "E1").replacing("E02000102", with: "E1")
            .replacing("E02000103", with: "E1").replacing("E02000104", with: "E1")
        // All alike: the smallest areas.
        #expect(BoundaryCodes.property(of: try #require(readGeoJSON(same).file)) == "LSOA11CD")
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
