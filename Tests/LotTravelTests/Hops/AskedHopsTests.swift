import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotTravel

@Suite struct AskedHopsTests {
    static let rules = TravelMaps.rules().travel
    static let asked = AskedHops(rules: rules)
    /// Stands in for an area's own legs where their size does not matter.
    static let legs = [3.0, 2.4, 2.0, 1.5, 1.2, 1.0]

    static func places(_ points: [ResidentialPoint] = HopToursTests.square(30), code: String = "A") -> [TravelPlace] {
        asked.places(code: code, isLondon: false, points: points)
    }

    static func minutes(_ places: [TravelPlace], _ cost: (TravelPlace, TravelPlace) -> Double) -> [Double] {
        places.flatMap { from in places.map { cost(from, $0) } }
    }

    static func embedded(_ from: TravelPlace, _ to: TravelPlace) -> Double {
        EmbeddedTravel(rules: rules).minutes(from: from, to: to)
    }

    static func answer(_ places: [TravelPlace], _ minutes: [Double]) -> AskedHops.Answer {
        asked.answer(code: "A", places: places, minutes: minutes, legs: legs, minutesAt1Km: rules.minutesAt1Km)
    }

    @Test func addressesDependOnCodeAndPoints() {
        let places = Self.places()
        #expect(places.count == 128 && Set(places.map(\.id)).count == 128 && places == Self.places())
        #expect(places.allSatisfy { (0...3_000).contains($0.position.x) && (0...3_000).contains($0.position.y) })
        #expect(places.map(\.position) != Self.places(code: "B").map(\.position))
    }

    /// The embedded model gives an area's own curve, and twice its minutes twice the curve.
    @Test(arguments: [1.0, 2, 0.7]) func aConstantFactorComesThrough(factor: Double) {
        let places = Self.places()
        let answer = Self.answer(places, Self.minutes(places) { factor * Self.embedded($0, $1) })
        #expect(answer.dropped == 0)
        for (minutes, leg) in zip(answer.minutes, Self.legs) {
            #expect(abs(minutes - factor * leg * Self.rules.minutesAt1Km) < 1e-9)
        }
    }

    /// Uphill slow, downhill fast: a round goes either way, so that the mean of the two counts.
    @Test func directionsAreAveraged() {
        let places = Self.places()
        let minutes = Self.minutes(places) { ($0.id < $1.id ? 1.5 : 0.5) * Self.embedded($0, $1) }
        for (minutes, leg) in zip(Self.answer(places, minutes).minutes, Self.legs) {
            #expect(abs(minutes / leg / Self.rules.minutesAt1Km - 1) < 1e-9)
        }
    }

    /// Two minutes at every stop, whatever the distance: each leg takes so much more, in every draw. The draws differ from
    /// those behind the legs, so that only about so much is found.
    @Test func whatEachLegTakesMoreIsFound() {
        let points = HopToursTests.square(40)
        let places = Self.places(points)
        let legs = HopTours(exponent: Self.rules.distanceExponent).legs(code: "A", points: points)
        let answer = Self.asked.answer(
            code: "A", places: places, minutes: Self.minutes(places) { $0 == $1 ? 0 : 2 + Self.embedded($0, $1) },
            legs: legs, minutesAt1Km: Self.rules.minutesAt1Km)
        for (minutes, leg) in zip(answer.minutes, legs) {
            let more = minutes - leg * Self.rules.minutesAt1Km
            #expect(abs(more / 2 - 1) < 0.15, "\(more)")
        }
    }

    /// Addresses without a road or a way are left out and counted; the others give what they give alone.
    @Test func addressesWithoutAWayAreDropped() {
        let places = Self.places()
        let lost: Set<String> = ["A address 1", "A address 77", "A address 128"]
        let minutes = Self.minutes(places) {
            $0 != $1 && (lost.contains($0.id) || lost.contains($1.id)) ? .nan : 1.3 * Self.embedded($0, $1)
        }
        let answer = Self.answer(places, minutes)
        #expect(answer.dropped == 3)
        for (minutes, leg) in zip(answer.minutes, Self.legs) {
            #expect(abs(minutes - 1.3 * leg * Self.rules.minutesAt1Km) < 1e-9)
        }
    }

    /// A town and an island without a ferry: the larger part stays. Ways out alone do not count.
    @Test func theLargerPartStays() {
        let island = Set(0..<20)
        let minutes = (0..<50).flatMap { from in
            (0..<50).map { to in island.contains(from) == island.contains(to) ? 1 : from < to ? 1 : Double.nan }
        }
        #expect(AskedHops.connected(50, minutes) == Array(20..<50))
        #expect(AskedHops.connected(3, [Double](repeating: 1, count: 9)) == [0, 1, 2])
        #expect(AskedHops.connected(3, [Double](repeating: .nan, count: 9)).count == 1)
    }

    @Test(arguments: [7, 8]) func fewerThanEightAddressesGiveNothing(count: Int) {
        let places = Self.places()
        let known = Set(places.prefix(count).map(\.id))
        let minutes = Self.minutes(places) {
            $0 == $1 || known.contains($0.id) && known.contains($1.id) ? Self.embedded($0, $1) : .nan
        }
        let answer = Self.answer(places, minutes)
        #expect(answer.minutes.count == (count == 8 ? 6 : 0) && answer.dropped == 128 - count)
    }
}
