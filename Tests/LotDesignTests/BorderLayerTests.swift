import Testing

@testable import LotDesign

@Suite struct BorderLayerTests {
    @Test func regionsAreNumberedByFirstAppearance() {
        let layer = BorderLayer(name: "district", labels: ["b", "a", "b"], budget: 1)
        #expect(layer.regions == [0, 1, 0])
        #expect(layer.regionNames == ["b", "a"])
    }
}
