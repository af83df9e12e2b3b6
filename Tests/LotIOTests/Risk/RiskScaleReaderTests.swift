import LotModel
import Testing

@testable import LotIO

@Suite struct RiskScaleReaderTests {
    private func map(_ text: String) throws -> (map: YAMLMap, entry: YAMLEntry) {
        var reading = Reading()
        let root = try #require(YAMLText.read(Array(text.utf8), file: "a.yaml", reading: &reading))
        let map = try #require(YAMLMap(root, file: "a.yaml", path: "", &reading))
        return (map, try #require(map.entries.first))
    }

    @Test func aPairIsTwoNumbersAndNothingElse() throws {
        var reading = Reading()
        let (whole, _) = try map("worst: 3\nbest: 1\n")
        let pair = whole.pair("worst", "best", in: 0...5, unit: "", &reading)
        #expect(pair?.0 == 3 && pair?.1 == 1 && reading.diagnostics.isEmpty)
        let (faulty, _) = try map("worst: 9\nbset: 1\n")
        #expect(faulty.pair("worst", "best", in: 0...5, unit: "", &reading) == nil)
        #expect(reading.ids == [.yamlUnknownKey, .valueRange, .yamlMissingKey])
    }

    @Test func cutOffsInOrderAreRead() throws {
        var reading = Reading()
        let (good, entry) = try map("cut_offs: {amber_from: 40, green_from: 60.5}\n")
        #expect(RiskScaleReader.cutOffs(entry, of: good, &reading) == RiskCutOffs(amberFrom: 40, greenFrom: 60.5))
        let (bad, other) = try map("cut_offs: {amber_from: 60, green_from: 40}\n")
        #expect(RiskScaleReader.cutOffs(other, of: bad, &reading) == nil)
        #expect(reading.ids == [.valueConflict] && reading.diagnostics[0].value == "60.00 and 40.00")
    }

    @Test func wordsThatAreSharedServeWhoHasNoneOfItsOwn() throws {
        let shared = RiskScale.words([.init("low", points: 0), .init("high", points: 100)])
        var reading = Reading()
        let (bare, _) = try map("id: x\n")
        #expect(RiskScaleReader.scale(bare, shared: shared, hasShared: true, &reading) == shared)
        let (own, _) = try map("numbers: {worst: 9, best: 2}\n")
        #expect(
            RiskScaleReader.scale(own, shared: shared, hasShared: true, &reading) == .numbers(worst: 9, best: 2))
        #expect(reading.diagnostics.isEmpty)
        #expect(RiskScaleReader.scale(bare, shared: nil, hasShared: false, &reading) == nil)
        #expect(reading.ids == [.yamlMissingKey])
    }
}
