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

    /// The file's level: of 20 and 21 minutes over 10 km, the upper is the middle one of two.
    private static var level: Double { 21 / model.minutes(kilometres: 10, withinLondon: false) }

    /// D lies 10 km from B, and its file has minutes to B alone: to A there is no way, whatever the model thinks. C has
    /// minutes with nobody, so that its trips are the model's at the file's level.
    @Test func aMissingPairHasNoWayAndAPlaceBeyondTheRoadsGoesByTheModel() {
        let far = TravelPlace(id: "D", position: .init(x: 10_000, y: 10_000), isLondon: false)
        let matrix = TravelMatrix(
            file: "travel.csv", provenance: TravelProvenance(source: "osrm"), ids: ["A", "B", "C", "D"],
            times: TravelTimes(rows: [[(0, 0), (1, 20)], [(0, 21), (1, 0), (3, 21)], [(2, 0)], [(1, 21), (3, 0)]]))
        let all = Self.areas + [far]
        let minutes = MatrixTravel(matrix: matrix, model: Self.model)
            .block(2..<4, of: TravelPairs(from: all, toAll: all)).minutes
        #expect(minutes[4].isNaN && minutes[5] == 21 && minutes[7] == 0)
        #expect(abs(minutes[6] - 21) < 1e-9)
        #expect(abs(minutes[0] - 21) < 1e-9 && minutes[2] == 0)
    }

    /// A base whose trip nobody asked for goes by the model at the file's level; where the source found no way, it has none.
    @Test func aBaseFarFromTheCutOffIsNotLost() {
        let base = TravelPlace(id: "P", position: .init(x: 0, y: 0), isLondon: false)
        func minutes(_ withoutWay: [PlacePair]) -> [Double] {
            let matrix = TravelMatrix(
                file: "travel.csv", provenance: TravelProvenance(source: "osrm"), ids: ["A", "B", "C"],
                times: TravelTimes(rows: [[(0, 0), (1, 21)], [(0, 21), (1, 0), (2, 26.5)], [(1, 26.5), (2, 0)]]),
                withoutWay: withoutWay)
            return MatrixTravel(matrix: matrix, model: Self.model)
                .block(0..<1, of: TravelPairs(from: [base], toAll: Self.areas)).minutes
        }
        #expect(abs(minutes([])[2] - 21) < 1 && minutes([])[1] == 21)
        #expect(minutes([PlacePair(from: 0, to: 2)])[2].isNaN)
    }

    /// The base is 5 km from B and nearer to A: A's 20 minutes, in the ratio of the model's minutes over 6.7 and 10 km.
    @Test func aBaseGoesByTheAreaNearestToIt() {
        let base = TravelPlace(id: "P1", position: .init(x: 4_000, y: 3_000), isLondon: false)
        let near = TravelPlace(id: "P2", position: .init(x: 0, y: 0), isLondon: false)
        let pairs = TravelPairs(from: [base, near], toAll: Self.areas)
        let minutes = MatrixTravel(matrix: Self.matrix, model: Self.model).block(0..<2, of: pairs).minutes
        func model(_ kilometres: Double) -> Double { Self.model.minutes(kilometres: kilometres, withinLondon: false) }
        #expect(abs(minutes[0] - Self.level * model(5)) < 1e-12)
        #expect(abs(minutes[1] - 20 * model(45.0.squareRoot()) / model(10)) < 1e-12)
        // The file does not name C.
        #expect(abs(minutes[2] - Self.level * Self.model.minutes(from: base, to: Self.areas[2])) < 1e-12)
        // A base on the spot has just the area's minutes.
        #expect(minutes[3] == 0 && minutes[4] == 20)
    }
}
