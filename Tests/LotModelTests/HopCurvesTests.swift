import LotModel
import Testing

@Suite struct HopCurvesTests {
    /// SplitMix64, for random cases whose seed is shown.
    struct Dice {
        var state: UInt64

        mutating func roll(_ range: ClosedRange<Double>) -> Double {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            let uniform = Double((z ^ (z >> 31)) >> 11) * 0x1p-53
            return range.lowerBound + uniform * (range.upperBound - range.lowerBound)
        }
    }

    /// Hours are addresses: one address for each hour, two visits in an hour.
    static func curves(_ areas: [HopArea], _ given: [String: Double] = [:]) -> HopCurves {
        let values = ParameterValues(priceYear: "2020/21", given: given.merging(["demand.people": 1]) { own, _ in own })
        return HopCurves(areas: areas, rules: Rules(values).travel, addressesPerHour: 1, meanVisitMinutes: 30)
    }

    static func area(_ squareKilometres: Double, parking: Double = 0, legs: [Double] = []) -> HopArea {
        HopArea(squareKilometres: squareKilometres, minutesAt1Km: 3.9, parkingMinutes: parking, legs: legs)
    }

    static let legs = [3.0, 2.4, 2.0, 1.5, 1.2, 1.0]
    static let plain = ["travel.hop_floor_minutes": 0.0, "travel.hop_factor": 1]

    @Test func aHopAtAKnotIsTheTablesLeg() {
        let hops = Self.curves([Self.area(50, legs: Self.legs)], Self.plain)
        for (addresses, leg) in zip(HopTable.knots, Self.legs) {
            #expect(abs(hops.hop(area: 0, hours: Double(addresses)).minutes - 3.9 * leg) < 1e-9)
        }
        // Halfway on logarithmic axes: the geometric mean.
        let between = hops.hop(area: 0, hours: 8 * 2.0.squareRoot()).minutes
        #expect(abs(between - 3.9 * (2.4 * 2.0).squareRoot()) < 1e-9)
    }

    /// A leg of 1 km to the power of 0.68 is 1 km: 1.3 km by the way on foot, 16.25 minutes at 4.8 km/h, however few they are.
    @Test func hopsOnFootAreStraightLinesWithTheDetour() {
        let hops = Self.curves([Self.area(50, legs: Self.legs), Self.area(0.01)], Self.plain)
        #expect(abs(hops.footMinutes(area: 0, hours: 128) - 16.25) < 1e-9)
        #expect(hops.footMinutes(area: 0, hours: 4) > hops.footMinutes(area: 0, hours: 8))
        #expect(hops.footMinutes(area: 0, hours: 0) == hops.footMinutes(area: 0, hours: 1))
        #expect(hops.footMinutes(area: 1, hours: 4) < 1)
    }

    /// Twice 128 addresses, 2^-0.34 of the last leg; half of 4, 2^0.34 of the first.
    @Test func beyondTheTableHopsGoOnAsTheClosedForm() {
        let hops = Self.curves([Self.area(50, legs: Self.legs)], Self.plain)
        #expect(abs(hops.hop(area: 0, hours: 256).minutes - 3.9 * 0.790_041_3) < 1e-6)
        #expect(abs(hops.hop(area: 0, hours: 2).minutes - 3.9 * 3 / 0.790_041_3) < 1e-5)
        #expect(hops.hop(area: 0, hours: 0.5) == hops.hop(area: 0, hours: 1))
    }

    /// Minutes of real roads go through factor, scale, peak and parking as those of the leg would; mileage stays.
    @Test func realRoadsTakeThePlaceOfMinutesAlone() {
        let given = [
            "travel.hop_floor_minutes": 0.0, "travel.hop_factor": 1.3, "travel.time_scale": 1.2,
            "travel.peak_factor": 1.1,
        ]
        let roads = [12.0, 9, 9.5, 5, 4, 3]
        func area(_ roads: [Double]) -> HopArea {
            HopArea(squareKilometres: 50, minutesAt1Km: 3.9, parkingMinutes: 2, legs: Self.legs, roadMinutes: roads)
        }
        let plain = Self.curves([area([])], given)
        let asked = Self.curves([area(roads)], given)
        for (addresses, minutes) in zip(HopTable.knots, [12.0, 9, 9, 5, 4, 3]) {
            let hop = asked.hop(area: 0, hours: Double(addresses))
            #expect(abs(hop.minutes - (1.3 * 1.2 * 1.1 * minutes + 2)) < 1e-9)
            #expect(hop.kilometres == plain.hop(area: 0, hours: Double(addresses)).kilometres)
        }
        // The same minutes as those of the legs change nothing, below, between, beyond the knots, and pooled.
        let same = Self.curves([area(Self.legs.map { 3.9 * $0 }), area(Self.legs.map { 3.9 * $0 })], given)
        let both = Self.curves([area([]), area([])], given)
        for hours in [0.5, 1, 3, 4, 7, 50, 128, 1_000] {
            let neighbours = [(area: 1, hours: 2.0)]
            let own = both.hop(area: 0, hours: hours, neighbours: neighbours)
            let other = same.hop(area: 0, hours: hours, neighbours: neighbours)
            #expect(abs(own.minutes - other.minutes) < 1e-9 && own.kilometres == other.kilometres)
        }
    }

    @Test func aTableThatRisesByChanceIsHeldLevel() {
        let hops = Self.curves([Self.area(50, legs: [3, 2, 2.2, 1.5, 1.6, 1])], Self.plain)
        for (more, fewer) in [(16.0, 8.0), (12, 8), (64, 32)] {
            let gain = hops.hop(area: 0, hours: fewer).minutes - hops.hop(area: 0, hours: more).minutes
            #expect(abs(gain) < 1e-12)
        }
    }

    @Test func theHopFactorMultipliesMinutesAndNotMileage() {
        let area = Self.area(50, legs: Self.legs)
        let one = Self.curves([area], Self.plain).hop(area: 0, hours: 10)
        let two = Self.curves([area], ["travel.hop_factor": 2]).hop(area: 0, hours: 10)
        #expect(abs(two.minutes - 2 * one.minutes) < 1e-9)
        #expect(abs(two.kilometres - one.kilometres) < 1e-12)
    }

    /// Leg 1 is 1 km in a straight line: 3.9 x 1.2 minutes of driving, scaled, and parking; 1.5 km of road.
    @Test func scalePeakAndParkingLengthenTimeAndNotTheRoad() {
        let given = ["travel.time_scale": 1.5, "travel.peak_factor": 1.1]
        let hop = Self.curves([Self.area(50, parking: 2, legs: Self.legs)], given).hop(area: 0, hours: 128)
        #expect(abs(hop.minutes - (3.9 * 1.2 * 1.65 + 2)) < 1e-9)
        #expect(abs(hop.kilometres - 1.5) < 1e-9)
    }

    /// 0.1 km: on foot 1.2 x 0.1 x 1.3 / 4.8 h = 1.95 minutes; by car 0.98 minutes and a space to find.
    @Test func shortHopsAreWalkedWhereParkingIsSlow() {
        let leg = 0.208_929_6
        let walked = Self.curves([Self.area(1, parking: 4, legs: Array(repeating: leg, count: 6))])
        #expect(abs(walked.hop(area: 0, hours: 9).minutes - 1.95) < 1e-5)
        #expect(walked.hop(area: 0, hours: 9).kilometres == 0)
        let driven = Self.curves([Self.area(1, legs: Array(repeating: leg, count: 6))])
        // The floor comes last, and does not lengthen the road.
        #expect(driven.hop(area: 0, hours: 9).minutes == 1.5)
        #expect(abs(driven.hop(area: 0, hours: 9).kilometres - 0.15) < 1e-6)
    }

    /// Random areas, neighbours and rules: hops never rise with volume and nowhere jump, not where pooling ends, nor at a
    /// knot, nor where walking begins.
    @Test(arguments: 1...100) func hopsFallWithVolumeWithoutJumps(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        var areas: [HopArea] = []
        for _ in 0..<4 {
            let legs = dice.roll(0...1) < 0.7 ? HopTable.knots.map { _ in dice.roll(0.05...6) } : []
            areas.append(
                Self.area(dice.roll(0.1...150), parking: dice.roll(0...1) < 0.5 ? 0 : dice.roll(0...6), legs: legs))
        }
        let pooling = dice.roll(0...1) < 0.6 ? 4 : dice.roll(0...30)
        let hops = Self.curves(
            areas,
            [
                "travel.pooling_addresses": pooling,
                "travel.hop_floor_minutes": dice.roll(0...1) < 0.5 ? 0 : 1.5, "travel.hop_factor": dice.roll(0.5...3),
                "travel.time_scale": dice.roll(0.5...2),
            ])
        let neighbours = (1...3).map { (area: $0, hours: dice.roll(0...1) < 0.3 ? 0 : dice.roll(0...5)) }
        for nearby in [[], neighbours] {
            func minutes(_ addresses: Double) -> Double {
                hops.hop(area: 0, hours: addresses, neighbours: nearby).minutes
            }
            // Where formulas meet: knots, the end of pooling, the point from which neighbours' work is pooled in part.
            let joints = HopTable.knots.map(Double.init) + [pooling, pooling - nearby.reduce(0) { $0 + $1.hours }, 1]
            let grid = (1...500).map { 0.05 * grown($0) }
            let all = (joints.filter { $0 > 0 } + grid).sorted()
            let rising = zip(all, all.dropFirst()).first { minutes($0.1) > minutes($0.0) * (1 + 1e-12) }
            #expect(rising == nil, "seed \(seed)")
            let jump = all.first { addresses in
                let below = minutes(addresses * (1 - 1e-11))
                return abs(below - minutes(addresses * (1 + 1e-11))) > 1e-4 * below
            }
            #expect(jump == nil, "seed \(seed)")
        }
    }

    private func grown(_ steps: Int) -> Double { (0..<steps).reduce(1) { value, _ in value * 1.018 } }

    /// Pooling by hand: 2 addresses here on 10 km2, 4 nearby on 30 km2: half of the neighbours' work joins, so that 4
    /// addresses lie on 25 km2: curve(4) x 2.5^0.34.
    @Test func twoAddressesArePooledWithHalfOfFour() {
        let areas = [Self.area(10, legs: Self.legs), Self.area(30, legs: Self.legs), Self.area(99)]
        let hops = Self.curves(areas, Self.plain)
        let hop = hops.hop(area: 0, hours: 2, neighbours: [(area: 1, hours: 4), (area: 2, hours: 0)])
        #expect(abs(hop.minutes - 3.9 * 3 * 1.365_525) < 1e-4)
        #expect(hops.isPooled(hours: 3.9) && !hops.isPooled(hours: 4))
    }

    /// However hours are divided over providers, nobody's travel is below the least.
    @Test(arguments: 1...50) func noDivisionTravelsLessThanTheLeast(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let hops = Self.curves([
            Self.area(dice.roll(0.1...100), parking: 4, legs: HopTable.knots.map { _ in dice.roll(0.05...3) }),
            Self.area(dice.roll(0.1...100)),
        ])
        let hours = dice.roll(0.5...200)
        for providers in 1...9 {
            let travel = hops.travelMinutesPerHour(
                area: 0, hours: hours / Double(providers), neighbours: [(area: 1, hours: dice.roll(0...50))])
            #expect(travel >= hops.leastTravelMinutesPerHour(area: 0, hours: hours) - 1e-9, "seed \(seed)")
        }
    }

    /// 0.05 addresses per hour, visits of 35 min, hop at the floor of 1.5: 60 / 35 x 1.5 minutes an hour.
    @Test func paidHoursAreContactAndTravel() {
        let rules = Rules(ParameterValues(priceYear: "2020/21", given: ["demand.people": 1])).travel
        let hops = HopCurves(areas: [Self.area(0.01)], rules: rules, addressesPerHour: 0.05, meanVisitMinutes: 35)
        let travel = 60.0 / 35 * 1.5
        #expect(abs(hops.travelMinutesPerHour(area: 0, hours: 100) - travel) < 1e-12)
        #expect(abs(hops.paidHours([100])[0] - 100 * (1 + travel / 60)) < 1e-9)
        #expect(hops.paidHours([0]) == [0])
    }
}
