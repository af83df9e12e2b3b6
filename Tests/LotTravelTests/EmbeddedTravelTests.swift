import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct EmbeddedTravelTests {
    @Test func minutesFollowThePowerLaw() {
        let travel = EmbeddedTravel(rules: TravelMaps.rules().travel)
        #expect(abs(travel.minutes(kilometres: 1, withinLondon: false) - 3.9) < 1e-12)
        #expect(abs(travel.minutes(kilometres: 1, withinLondon: true) - 5.1) < 1e-12)
        #expect(abs(travel.minutes(kilometres: 8, withinLondon: false) - 16.05) < 0.05)
        #expect(travel.minutes(kilometres: 0, withinLondon: false) == 0)
    }

    @Test func bothEndsInLondonAreSlowerThanOne() {
        let here = TravelPlace(id: "A", position: .init(x: 0, y: 0), isLondon: true)
        let inside = TravelPlace(id: "B", position: .init(x: 3_000, y: 4_000), isLondon: true)
        let outside = TravelPlace(id: "C", position: .init(x: 3_000, y: 4_000), isLondon: false)
        let pairs = TravelPairs(from: [here], toAll: [inside, outside])
        let block = EmbeddedTravel(rules: TravelMaps.rules().travel).block(0..<1, of: pairs)
        #expect(abs(block.minutes[0] / block.minutes[1] - 5.1 / 3.9) < 1e-12)
        #expect(block.metres.isEmpty)
    }
}
