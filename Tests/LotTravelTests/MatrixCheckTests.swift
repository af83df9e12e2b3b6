import LotGeometry
import LotModel
import Testing

@testable import LotTravel

@Suite struct MatrixCheckTests {
    private static let rules = TravelMaps.rules().travel
    /// On a line: A at 0, B at 1 km, C at 8 km; C is rural.
    private static let areas = AreaTable([
        TravelMaps.area("A", x: 0, y: 0), TravelMaps.area("B", x: 1_000, y: 0), rural("C", x: 8_000),
    ])

    private static func rural(_ code: String, x: Double) -> Area {
        Area(
            code: code, name: code, readableName: code, role: .core, ladCode: "E07", ladName: "E07", healthCode: "H",
            healthName: "H", population: 5_000, population65Plus: 1_000, population75Plus: 500, population85Plus: 100,
            centroid: Position(x: x, y: 0), areaHectares: 100, ruralUrban: .e1, imdScore: 20)
    }

    private func matrix(_ rows: [[(destination: Int, minutes: Double)]], withoutWay: [PlacePair] = []) -> TravelMatrix {
        TravelMatrix(
            file: "travel.csv",
            provenance: TravelProvenance(
                source: "osrm", unsnapped: [UnsnappedPoint(id: "P", metres: 3_000, reason: "no road")]),
            ids: ["A", "B", "C", "P"], times: TravelTimes(rows: rows), withoutWay: withoutWay)
    }

    private func model(_ kilometres: Double) -> Double {
        Self.rules.modelMinutes(kilometres: kilometres, withinLondon: false)
    }

    @Test func theModelsOwnMinutesAreUsual() {
        let times = [0.0, 1, 8]
        let rows = times.map { from in
            times.enumerated().map { (destination: $0, minutes: model(abs($1 - from))) }
        }
        let check = MatrixCheck(matrix(rows + [[(0, 3), (3, 0)]]), areas: Self.areas, rules: Self.rules)
        #expect(check.places == 4 && check.bases == 1 && check.pairs == 7 && check.comparedPairs == 6)
        #expect(check.unusual.isEmpty && check.asymmetric.isEmpty && check.medianAsymmetry == 0 && check.bothWays == 3)
        #expect(check.errors.allSatisfy { $0.total.absolute < 1e-12 })
        #expect(check.unsnapped.map(\.id) == ["P"])
    }

    /// A to B takes ten times the model's minutes, B to A a fifth; C to A half as long again.
    @Test func whatIsUnusualIsToldWorstFirst() {
        let check = MatrixCheck(
            matrix(
                [
                    [(0, 0), (1, 10 * model(1)), (2, model(8))], [(0, model(1) / 5), (1, 0)],
                    [(0, 1.5 * model(8)), (2, 0)], [],
                ], withoutWay: [PlacePair(from: 1, to: 2)]), areas: Self.areas, rules: Self.rules)
        #expect(check.unusual.map(\.pair) == [PlacePair(from: 0, to: 1), PlacePair(from: 1, to: 0)])
        #expect(abs(check.unusual[0].ratio - 10) < 1e-12 && abs(check.unusual[1].ratio - 0.2) < 1e-12)
        #expect(check.unusual[0].kilometres == 1 && !check.isMostlyUnusual)
        #expect(check.withoutWay.map { [$0.from, $0.to] } == [["B", "C"]])
        #expect(check.asymmetric.map(\.pair) == [PlacePair(from: 0, to: 1), PlacePair(from: 2, to: 0)])
        #expect(check.asymmetric[1].minutes == 1.5 * model(8) && check.asymmetric[1].minutesBack == model(8))
        #expect(abs(check.medianAsymmetry - 49) < 1e-9)
    }

    /// Errors recounted by hand: model over matrix, less 1.
    @Test func errorsStandByBandAndByOrigin() {
        let check = MatrixCheck(
            matrix([[(1, 2 * model(1)), (2, model(8) / 2)], [], [(0, model(8)), (1, 4 * model(7))], []]),
            areas: Self.areas, rules: Self.rules)
        #expect(check.errors.map(\.origins) == [.all, .urban, .rural])
        let urban = check.errors[1]
        #expect(urban.bands.map(\.pairs) == [1, 0, 1, 0, 0, 0])
        #expect(abs(urban.bands[0].absolute - 0.5) < 1e-12 && abs(urban.bands[0].bias + 0.5) < 1e-12)
        #expect(abs(urban.bands[2].bias - 1) < 1e-12)
        #expect(abs(urban.total.bias - 0.25) < 1e-12 && abs(urban.total.absolute - 0.75) < 1e-12)
        let rural = check.errors[2]
        #expect(rural.total.pairs == 2 && abs(rural.total.bias + 0.375) < 1e-12)
        #expect(check.errors[0].total.pairs == 4 && abs(check.errors[0].total.absolute - 0.5625) < 1e-12)
    }

    /// Two minutes are not much over any distance, and 15 % are not much at any length.
    @Test func smallDifferencesOfDirectionAreNotTold() {
        let check = MatrixCheck(
            matrix([[(1, 4), (2, 100)], [(0, 2)], [(0, 114)], []]), areas: Self.areas, rules: Self.rules)
        #expect(check.asymmetric.isEmpty && check.bothWays == 2)
    }

    @Test func swappedCoordinatesMakeMostPairsUnusual() {
        let rows = [[(1, 40.0), (2, 1.0)], [(0, 40.0), (2, 1.0)], [(0, 1.0), (1, 1.0)], []]
            .map { $0.map { (destination: $0.0, minutes: $0.1) } }
        #expect(MatrixCheck(matrix(rows), areas: Self.areas, rules: Self.rules).isMostlyUnusual)
    }
}
