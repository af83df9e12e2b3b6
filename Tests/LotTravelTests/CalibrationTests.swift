import Foundation
import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotTravel

/// Travel against minutes on real roads and between real hospitals. Figures are printed, and nothing is tuned to them.
@Suite(.enabled(if: TravelReference.isPresent, "reference travel data is not beside the checkout"))
struct CalibrationTests {
    static let seeds = UInt64(1)...20

    static func text(_ value: Double) -> String { String(format: "%.2f", value) }

    /// `count` of `chosen`, each at most once while they last.
    static func draw(_ count: Int, of chosen: [Int], _ generator: inout SeededGenerator) -> [Int] {
        var left = chosen
        return (0..<count).map { _ in
            if left.isEmpty { left = chosen }
            return left.remove(at: generator.index(below: left.count))
        }
    }

    static func meanLeg(_ costs: LegCosts) -> Double {
        var tour = OpenTour(nearestNeighbourFrom: 0, costs)
        tour.improve()
        return tour.length / Double(costs.count - 1)
    }

    /// Mean hop minutes of rounds over `count` addresses: on roads, and on straight lines over the same addresses.
    static func hops(_ place: RoadPlace, _ chosen: [Int], count: Int) -> (road: Double, straight: Double) {
        let tours = HopTours(exponent: place.rules.distanceExponent)
        let minutesAt1Km = place.isLondon ? place.rules.minutesAt1KmLondon : place.rules.minutesAt1Km
        var road = 0.0
        var straight = 0.0
        for seed in seeds {
            var generator = SeededGenerator(Seed(seed).child("calibration", index: count))
            let drawn = draw(count, of: chosen, &generator)
            road += meanLeg(place.roadCosts(drawn)) / Double(seeds.count)
            straight += minutesAt1Km * tours.meanLeg(drawn.map { place.addresses[$0] }) / Double(seeds.count)
        }
        return (road, straight)
    }

    /// 80 visits shared by 1, 2, 4, 8, 16 providers, against hops measured on roads: straight lines over the addresses
    /// that the roads are driven between, and the hop curve of the place, which draws with replacement from cells round
    /// its 120 addresses and so falls short where 80 different ones are visited.
    @Test(arguments: [("rutland", [3.8, 5.2, 7.2, 9.9, 12.7]), ("newport", [2.5, 3.2, 4.3, 5.0, 6.4])])
    func sharingLengthensHopsAsOnRoads(name: String, measured: [Double]) throws {
        let place = try RoadPlace(name)
        let all = Array(place.addresses.indices)
        let curves = place.curves(all)
        for (providers, goal) in zip([1, 2, 4, 8, 16], measured) {
            let visits = 80 / providers
            let hop = curves.hop(area: 0, hours: Double(visits) / curves.addressesPerHour).minutes
            let (road, straight) = Self.hops(place, all, count: visits)
            print(
                "\(name), \(providers) providers: curve \(Self.text(hop)), straight lines \(Self.text(straight)), roads",
                "\(Self.text(road)), measured before \(goal); curve off by \(Self.text((hop / goal - 1) * 100)) %,",
                "straight by \(Self.text((straight / goal - 1) * 100)) %")
            #expect(abs(straight / goal - 1) <= 0.2, "\(name), \(providers) providers: \(straight) of \(goal)")
            #expect(abs(hop / goal - 1) <= 0.2, "\(name), \(providers) providers: \(hop) of \(goal)")
        }
    }

    /// Three places, the whole and four quarters of each, rounds of 4, 8, 12 and 20.
    @Test func hopsOfSixtyCasesAgreeWithRoads() throws {
        var matched: [Double] = []
        var curved: [Double] = []
        for name in ["rutland", "newport", "london"] {
            let place = try RoadPlace(name)
            let from = matched.count
            for part in place.parts {
                let curves = place.curves(part)
                for count in [4, 8, 12, 20] {
                    let (road, straight) = Self.hops(place, part, count: count)
                    matched.append(straight / road - 1)
                    curved.append(
                        curves.hop(area: 0, hours: Double(count) / curves.addressesPerHour).minutes / road - 1)
                }
            }
            print(
                name, "parts of", place.parts.map(\.count), "MAPE straight lines",
                Self.text(100 * Self.mean(matched[from...].map(abs))), "curve",
                Self.text(100 * Self.mean(curved[from...].map(abs))), "bias",
                Self.text(100 * Self.mean(Array(matched[from...]))), Self.text(100 * Self.mean(Array(curved[from...]))))
        }
        #expect(matched.count == 60)
        print("60 cases: MAPE straight lines", Self.mean(matched.map(abs)), "curve", Self.mean(curved.map(abs)))
        #expect(Self.mean(matched.map(abs)) <= 0.16 && Self.mean(curved.map(abs)) <= 0.16)
    }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// The embedded model against roads, 0.2 to 20 km in a straight line.
    @Test(arguments: [("rutland", 0.175), ("newport", 0.14)])
    func theEmbeddedModelAgreesWithRoads(name: String, most: Double) throws {
        let place = try RoadPlace(name)
        let model = EmbeddedTravel(rules: TravelMaps.rules().travel)
        var errors: [Double] = []
        for from in place.addresses.indices {
            for to in place.addresses.indices where from != to {
                let kilometres = place.metres[from][to] / 1_000
                let seconds = place.seconds[from][to]
                guard (0.2...20).contains(kilometres), seconds > 0 else { continue }
                errors.append(model.minutes(kilometres: kilometres, withinLondon: false) * 60 / seconds - 1)
            }
        }
        let error = Self.mean(errors.map(abs))
        let bias = Self.mean(errors)
        print("\(name), \(errors.count) pairs: MAPE \(error), bias \(bias)")
        #expect(error <= most && abs(bias) <= 0.03)
    }

    /// Hospitals outside London, less than 80 km apart; pairs whose two directions differ by more than 15 % are left out.
    @Test func theEmbeddedModelAgreesWithHospitalPairs() throws {
        let coordinates = try TravelReference.rows("observed/unit_postcodes_coords.csv").map { row in
            let x = try TravelReference.number(row[1])
            return (String(row[0]), Position(x: x, y: try TravelReference.number(row[2])))
        }
        let places = Dictionary(coordinates) { first, _ in first }
        let london = Set(
            try TravelReference.rows("observed/stroke_units_regions.csv").filter { $0.last == "London" }
                .map { String($0[0]) })
        let rows = try TravelReference.rows("observed/inter_hospital_time_calibrated.csv")
        // The columns are in the order of the rows.
        let names = rows.map { String($0[0]) }
        let minutes = try rows.map { try $0.dropFirst().map(TravelReference.number) }
        let model = EmbeddedTravel(rules: TravelMaps.rules().travel)
        var errors: [Double] = []
        for a in names.indices {
            for b in 0..<a where !london.contains(names[a]) && !london.contains(names[b]) {
                guard let from = places[names[a]], let to = places[names[b]] else { continue }
                let kilometres = from.distance(to: to) / 1_000
                let (there, back) = (minutes[a][b], minutes[b][a])
                guard kilometres > 0, kilometres < 80, max(there, back) <= 1.15 * min(there, back) else { continue }
                errors.append(model.minutes(kilometres: kilometres, withinLondon: false) * 2 / (there + back) - 1)
            }
        }
        let error = Self.mean(errors.map(abs))
        print("\(errors.count) hospital pairs: MAPE \(error), bias \(Self.mean(errors))")
        #expect(errors.count > 500 && error <= 0.125)
    }
}
