import Testing

@testable import LotIO

@Suite struct LayerCodesTests {
    /// One square for each list of properties.
    private func features(_ properties: [String]) -> String {
        let ring = "[[600000,150000],[600010,150000],[600010,150010],[600000,150000]]"
        let items = properties.map {
            "{\"type\":\"Feature\",\"properties\":{\($0)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(items.joined(separator: ","))]}"
    }

    @Test func theFinestLevelWins() throws {
        let codes = try Layers.codes(
            features([
                "\"LAD19CD\":\"E07000105\",\"MSOA11CD\":\"E02000101\",\"LSOA11CD\":\"E01000001\",\"FID\":1",
                "\"LAD19CD\":\"E07000105\",\"MSOA11CD\":\"E02000101\",\"LSOA11CD\":\"E01000002\",\"FID\":2",
            ]))
        #expect(codes.property == "LSOA11CD" && codes.labels == ["E01000001", "E01000002"])
    }

    @Test func aNameOfTheTableWinsAmongEquals() throws {
        let codes = try Layers.codes(features(["\"WD11CD\":\"E05000001\",\"area_code\":\"E05000001\""]))
        #expect(codes.property == "area_code")
    }

    @Test func ownCodesNeedAName() throws {
        #expect(try Layers.codes(features(["\"code\":\"north\"", "\"code\":\"south\""])).labels == ["north", "south"])
        let none = try Layers.codes(features(["\"name\":\"north\""]))
        #expect(none.property == nil && none.labels == ["feature 1"] && none.missing.isEmpty && none.distinct.isEmpty)
    }

    @Test func missingAndRepeatedCodesAreTold() throws {
        let codes = try Layers.codes(
            features([
                "\"MSOA11CD\":\"E02000101\"", "\"MSOA11CD\":null", "\"MSOA11CD\":\" e02000101\"",
                "\"MSOA11CD\":\"E02000102\"",
            ]))
        #expect(codes.missing == [2] && codes.labels[1] == "feature 2")
        #expect(codes.repeated.map(\.code) == ["E02000101"] && codes.repeated[0].features == [1, 3])
        #expect(codes.distinct == ["E02000101", "E02000102"])
    }

    @Test func aFieldMayBeNamedAndMustExist() throws {
        let text = features(["\"MSOA11CD\":\"E02000101\",\"LAD19CD\":\"E07000105\""])
        #expect(try Layers.codes(text, field: "LAD19CD").labels == ["E07000105"])
        var (read, reading) = readGeoJSON(text)
        let file = try #require(read)
        #expect(LayerCodes(file, field: "lad", &reading) == nil)
        #expect(reading.ids == [.codeMissing])
    }
}
