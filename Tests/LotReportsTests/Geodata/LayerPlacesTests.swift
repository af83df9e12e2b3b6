import LotGeometry
import Testing

@testable import LotReports

@Suite struct LayerPlacesTests {
    @Test func missingPlacesKeepTheirPlaceInTheList() throws {
        let places: [Position?] = [nil, Position(x: 600_000, y: 150_000), nil]
        let written = try LayerPlaces(asLonLat: true).written(places)
        #expect(written[0] == nil && written[2] == nil)
        let place = try #require(written[1])
        #expect(abs(place.x - 0.857) < 0.01 && abs(place.y - 51.21) < 0.01)
        #expect(try LayerPlaces(asLonLat: false).written(places) == places)
    }
}
