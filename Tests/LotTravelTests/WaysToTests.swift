import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct WaysToTests {
    private let areas = AreaTable([
        TravelMaps.area("A1", x: 600_000, y: 150_000), TravelMaps.area("A2", x: 610_000, y: 150_000),
    ])

    private func point(_ x: Double, weight: Double) -> ResidentialPoint {
        ResidentialPoint(area: 0, position: Position(x: x, y: 150_000), weight: weight)
    }

    /// 3.9 minutes for the first kilometre, and for d km d^0.68 times as many; the second area has no points but its centroid.
    @Test func everyPlaceHasItsMinutes() async throws {
        let travel = Travel(source: EmbeddedTravel(rules: TravelMaps.rules().travel), rules: TravelMaps.rules().travel)
        let ways = try await travel.ways(
            from: [(id: "b", place: Position(x: 599_000, y: 150_000))], areas: areas,
            points: [point(600_000, weight: 3), point(603_000, weight: 1), point(604_000, weight: 0)])
        #expect(ways.count == 1 && ways[0].count == 2)
        #expect(ways[0][0].weights == [3, 1] && ways[0][1].weights == [1])
        let expected = [1.0, 4, 11].map { travel.rules.modelMinutes(kilometres: $0, withinLondon: false) }
        for (minutes, hand) in zip(ways[0][0].minutes + ways[0][1].minutes, expected) {
            #expect(abs(minutes - hand) < 1e-9)
        }
        #expect(abs(expected[0] - 3.9) < 1e-12)
        #expect(try await travel.ways(from: [], areas: areas, points: []).isEmpty)
    }
}
