import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct MatrixTravelTests {
    private static let areas = [
        TravelPlace(id: "A", position: .init(x: 0, y: 0), isLondon: false),
        TravelPlace(id: "B", position: .init(x: 10_000, y: 0), isLondon: false),
        TravelPlace(id: "C", position: .init(x: 0, y: 10_000), isLondon: false),
    ]
    private static let matrix = TravelMatrix(
        file: "travel.csv", provenance: TravelProvenance(source: "osrm"), ids: ["B", "A"],
        times: TravelTimes(rows: [[(0, 0), (1, 21)], [(0, 20), (1, 0)]]))
    private static let model = EmbeddedTravel(rules: TravelMaps.rules().travel)

    @Test func minutesAreThoseOfTheFileAndAbsentOnesAreNoNumbers() {
        let pairs = TravelPairs(from: Self.areas, toAll: Self.areas)
        let minutes = MatrixTravel(matrix: Self.matrix, model: Self.model).block(0..<3, of: pairs).minutes
        #expect(Array(minutes[0..<2]) == [0, 20] && Array(minutes[3..<5]) == [21, 0])
    }

    /// D lies 10 km from A and its file has minutes to B alone: to A there is no way, whatever the model thinks. C has
    /// minutes with nobody, so that its trips are the model's.
    @Test func aMissingPairHasNoWayAndAPlaceBeyondTheRoadsGoesByTheModel() {
        let far = TravelPlace(id: "D", position: .init(x: 10_000, y: 10_000), isLondon: false)
        let matrix = TravelMatrix(
            file: "travel.csv", provenance: TravelProvenance(source: "osrm"), ids: ["A", "B", "C", "D"],
            times: TravelTimes(rows: [[(0, 0), (1, 20)], [(0, 21), (1, 0), (3, 14)], [(2, 0)], [(1, 15), (3, 0)]]))
        let pairs = TravelPairs(from: [far, Self.areas[2]], toAll: Self.areas)
        let minutes = MatrixTravel(matrix: matrix, model: Self.model).block(0..<2, of: pairs).minutes
        let over10 = Self.model.minutes(kilometres: 10, withinLondon: false)
        #expect(minutes[0].isNaN && minutes[1] == 15 && abs(minutes[2] - over10) < 1e-12)
        #expect(minutes[3] == over10 && minutes[5] == 0)
    }

    /// The base is 5 km from B and nearer to A: A's 20 minutes, in the ratio of the model's minutes over 5 and 10 km.
    @Test func aBaseGoesByTheAreaNearestToIt() {
        let base = TravelPlace(id: "P1", position: .init(x: 4_000, y: 3_000), isLondon: false)
        let near = TravelPlace(id: "P2", position: .init(x: 0, y: 0), isLondon: false)
        let pairs = TravelPairs(from: [base, near], toAll: Self.areas)
        let minutes = MatrixTravel(matrix: Self.matrix, model: Self.model).block(0..<2, of: pairs).minutes
        func model(_ kilometres: Double) -> Double { Self.model.minutes(kilometres: kilometres, withinLondon: false) }
        #expect(minutes[0] == model(5))
        #expect(abs(minutes[1] - 20 * model(45.0.squareRoot()) / model(10)) < 1e-12)
        // The file does not name C.
        #expect(abs(minutes[2] - Self.model.minutes(from: base, to: Self.areas[2])) < 1e-12)
        // A base on the spot has just the area's minutes.
        #expect(minutes[3] == 0 && minutes[4] == 20)
    }
}
