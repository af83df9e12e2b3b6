import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotTravel

@Suite struct HopToursTests {
    static let tours = HopTours(exponent: 0.68)

    /// Cells of 100 m over a square of so many cells a side, with equal weights.
    static func square(_ side: Int, area: Int = 0) -> [ResidentialPoint] {
        (0..<side * side).map { index in
            ResidentialPoint(
                area: area,
                position: Position(x: Double(index % side) * 100 + 50, y: Double(index / side) * 100 + 50), weight: 1)
        }
    }

    /// On evenly peopled land the mean leg nears the closed form's as rounds grow. An open path over few addresses is
    /// shorter for its missing way home, and the mean of d^0.68 is below the mean distance to the power of 0.68.
    @Test func evenLandComesNearTheClosedForm() {
        let legs = Self.tours.legs(code: "A", points: Self.square(40))
        for (addresses, leg) in zip(HopTable.knots, legs) {
            let closed = pow068(0.7124 * (16 / Double(addresses)).squareRoot())
            #expect(leg / closed > 0.85 && leg / closed < 1.1, "\(addresses): \(leg / closed)")
        }
        #expect(legs == legs.sorted(by: >))
    }

    private func pow068(_ value: Double) -> Double {
        // The embedded model's own power, at one minute a kilometre.
        let rules = TravelMaps.rules(["travel.minutes_at_1_km": 1]).travel
        return EmbeddedTravel(rules: rules).minutes(kilometres: value, withinLondon: false)
    }

    @Test func legsDependOnCodeAndPointsAlone() async {
        let areas = AreaTable(["A", "B", "C"].map { TravelMaps.area($0, x: 0, y: 0) })
        let points = (0..<3).map { Self.square(5 + 5 * $0, area: $0) }
        let all = await Self.tours.legs(of: [0, 1, 2], areas: areas, points: points, threads: 1)
        #expect(await Self.tours.legs(of: [0, 1, 2], areas: areas, points: points, threads: 2) == all)
        #expect(await Self.tours.legs(of: [0, 1, 2], areas: areas, points: points, threads: 8) == all)
        let fewer = AreaTable(["B", "C"].map { TravelMaps.area($0, x: 0, y: 0) })
        #expect(
            await Self.tours.legs(of: [1, 0], areas: fewer, points: Array(points[1...]), threads: 2)
                == [all[2], all[1]])
        #expect(Self.tours.legs(code: "Z", points: points[1]) != all[1])
        #expect(HopTours(exponent: 0.68, seed: Seed(2)).legs(code: "B", points: points[1]) != all[1])
        #expect(HopTours(exponent: 0.7).settings != Self.tours.settings)
    }

    /// Twice as far apart, 2^0.68 times the leg, but for the cells, which do not grow.
    @Test func legsScaleWithDistance() {
        let near = Self.tours.legs(code: "A", points: Self.square(30))
        let far = Self.tours.legs(
            code: "A",
            points: Self.square(30).map {
                ResidentialPoint(area: 0, position: Position(x: $0.position.x * 2, y: $0.position.y * 2), weight: 1)
            })
        for (a, b) in zip(near, far) { #expect(abs(b / a / pow068(2) - 1) < 0.03) }
    }

    @Test func legsAreRoundedAsInTheFile() {
        for leg in Self.tours.legs(code: "A", points: Self.square(12)) {
            #expect((leg * 1e6).rounded() / 1e6 == leg)
        }
    }

    @Test func fewCellsOrNoWeightAskForTheClosedForm() {
        let few = Array(Self.square(10).prefix(HopTours.fewestCells - 1))
        #expect(Self.tours.legs(code: "A", points: few) == [])
        let empty = Self.square(10).map { ResidentialPoint(area: 0, position: $0.position, weight: 0) }
        #expect(Self.tours.legs(code: "A", points: few + empty) == [])
        #expect(Self.tours.legs(code: "A", points: Array(Self.square(10).prefix(HopTours.fewestCells))).count == 6)
    }

    /// Addresses lie in their cells, and cells are drawn by weight: 1 : 0 : 3, within five standard errors of 4,000 draws.
    @Test func addressesAreDrawnByWeightWithinTheirCells() {
        let cells = Cells(
            [(50.0, 1.0), (1_050, 0), (2_050, 3)].map {
                ResidentialPoint(area: 0, position: Position(x: $0.0, y: 50), weight: $0.1)
            })
        var generator = SeededGenerator(Seed(11))
        var counts = [0, 0]
        for _ in 0..<4_000 {
            let place = cells.address(&generator)
            #expect(place.y >= 0 && place.y < 100)
            if (0..<100).contains(place.x) { counts[0] += 1 }
            if (2_000..<2_100).contains(place.x) { counts[1] += 1 }
        }
        #expect(counts[0] + counts[1] == 4_000)
        #expect(abs(Double(counts[0]) - 1_000) < 5 * 27.4)
    }

    /// The mean over the replicates of a knot is known to about 1.5 % (one standard error) at every knot.
    @Test func standardErrorsAreEvenOverTheKnots() {
        let cells = Cells(Self.square(40))
        for addresses in HopTable.knots {
            let legs = Self.tours.legs(among: cells, addresses: addresses, seed: Seed(5).child("t", index: addresses))
            let mean = legs.reduce(0, +) / Double(legs.count)
            let variance = legs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(legs.count - 1)
            let error = (variance / Double(legs.count)).squareRoot() / mean
            print("\(addresses) addresses, \(legs.count) replicates: standard error \(error) of the mean")
            #expect(error < 0.025, "\(addresses) addresses: \(error)")
        }
    }
}
