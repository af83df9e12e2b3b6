import LotGeometry
import Testing

@testable import LotSpatial

@Suite struct SpatialFaultTests {
    @Test func faultsCompareByContent() {
        let index = PositionIndex(area: 1, polygon: 0, ring: 2, position: 3)
        let place = Position(x: 1, y: 2)
        #expect(SpatialFault.outsideGrid(at: index, place: place) == .outsideGrid(at: index, place: place))
        #expect(
            SpatialFault.outsideGrid(at: index, place: place)
                != .outsideGrid(at: PositionIndex(area: 1, polygon: 0, ring: 2, position: 4), place: place))
    }
}
