import LotGeometry
import Testing

@testable import LotIO

@Suite struct LayerTests {
    private func feature(_ members: [(String, JSONValue)]) -> GeoJSONFeature {
        GeoJSONFeature(properties: members.map { JSONMember(key: $0.0, value: $0.1) }, shape: .empty)
    }

    private func fault(_ name: String, _ fields: [String], _ features: [GeoJSONFeature]) -> UnwritableLayer? {
        do throws(UnwritableLayer) {
            _ = try Layer(name: name, fields: fields, features: features, system: .lonLat)
            return nil
        } catch { return error }
    }

    @Test func onlyFlatFeaturesWithTheSameKeysMakeALayer() {
        let good = feature([("a", .whole(1)), ("b", .null)])
        #expect(fault("areas", ["a", "b"], [good, good]) == nil)
        #expect(fault("areas", ["a", "b"], []) == nil)
        #expect(fault("areas", ["a", "b"], [good, feature([("a", .whole(1))])]) == .keys(feature: 2))
        #expect(fault("areas", ["b", "a"], [good]) == .keys(feature: 1))
        #expect(fault("areas", ["a"], [feature([("a", .list([]))])]) == .nested(feature: 1, field: "a"))
        #expect(fault("areas", ["a", "A"], []) == .field("A"))
        #expect(fault("areas", [""], []) == .field(""))
        for name in ["", "Areas", "1a", "a-b", "a\"b", "_a"] { #expect(fault(name, [], []) == .name(name)) }
        #expect(fault("lots_2", [], []) == nil)
    }
}
