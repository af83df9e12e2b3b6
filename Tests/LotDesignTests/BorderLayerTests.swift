import Testing

@testable import LotDesign

@Suite struct BorderLayerTests {
    @Test func regionsAreNumberedByFirstAppearance() {
        let layer = BorderLayer(name: "district", labels: ["b", "a", "b"], budget: 1)
        #expect(layer.regions == [0, 1, 0])
        #expect(layer.regionNames == ["b", "a"])
    }

    @Test func whatMayNotLeaveStaysTogether() {
        let layer = BorderLayer(name: "district", labels: ["x", "x", "x", "y", "y"], budget: nil, mayLeave: [1, 3])
        #expect(layer.wholeGroups == [[0, 2]])
        #expect(BorderLayer(name: "district", labels: ["x", "x"], budget: nil).wholeGroups.isEmpty)
    }
}
