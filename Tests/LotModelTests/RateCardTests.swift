import LotGeometry
import LotModel
import Testing

@Suite struct RateCardTests {
    static let classes: [RuralUrbanClass] = [.a1, .d1, .e2]
    static let tier = TierRules(name: "t", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)

    static func card(_ given: [String: Double] = [:], bands: [Int] = []) -> RateCard {
        let rules = Rules(
            ParameterValues(priceYear: "2014/15", given: given.merging(["demand.people": 1]) { own, _ in own }))
        let areas = AreaTable(
            classes.enumerated().map { index, ruralUrban in
                Area(
                    code: "A\(index)", name: "", readableName: "", role: .core, ladCode: "L", ladName: "",
                    healthCode: "", healthName: "", population: 1, population65Plus: 1, population75Plus: 1,
                    population85Plus: 1, centroid: Position(x: 0, y: 0), areaHectares: 1, ruralUrban: ruralUrban,
                    imdScore: 0)
            })
        return RateCard(
            rules: rules.rates, schedule: RateSchedule(bandsPence: bands), demand: rules.demand, areas: areas)
    }

    static func asking(_ card: RateCard, _ pence: Double, _ hours: [Double], floor: Int? = nil) -> Int {
        let tier = TierRules(
            name: "t", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1, floorPence: floor)
        return card.askingPence(earning: pence, areas: [0, 1, 2], weights: hours, tier: tier)
    }

    @Test func withoutRulesARateIsWhatIsPaid() {
        let card = Self.card()
        #expect(card.payFactor == 1)
        for area in 0..<3 { #expect(card.paidPence(ratePence: 1_487, area: area) == 1_487) }
        #expect(Self.asking(card, 1_486.01, [1, 1, 1]) == 1_487 && Self.asking(card, 1_486, [1, 1, 1]) == 1_486)
    }

    /// Devon: 24.96 and 10.9 % on top make 27.68.
    @Test func supplementsFollowTheClass() {
        let devon = Self.card(["rates.village_supplement_share": 0.109, "rates.town_fringe_supplement_pence": 50])
        #expect((0..<3).map { devon.supplementPence(ratePence: 2_496, area: $0) } == [0, 50, 272])
        #expect(devon.paidPence(ratePence: 2_496, area: 2) == 2_768)
    }

    /// Half the hours with 2.00 on top: the bidder asks 1.00 less for all of them.
    @Test func theBidderTakesOffWhatItExpectsOnTop() {
        let card = Self.card(["rates.village_supplement_pence": 200])
        #expect(Self.asking(card, 1_500, [10, 0, 10]) == 1_400)
        #expect(Self.asking(card, 1_500, [10, 10, 0]) == 1_500)
        #expect(Self.asking(card, 1_500, [10, 0, 10], floor: 1_450) == 1_450)
        #expect(Self.asking(Self.card(["rates.floor_pence": 1_300]), 1_200, [1, 1, 1]) == 1_300)
    }

    @Test func bandsRoundUpAndEnd() {
        let card = Self.card(bands: [1_500, 1_550, 1_600])
        #expect(Self.asking(card, 1_400, [1, 1, 1]) == 1_500 && Self.asking(card, 1_500.5, [1, 1, 1]) == 1_550)
        #expect(Self.asking(card, 1_600, [1, 1, 1]) == 1_600 && Self.asking(card, 1_600.1, [1, 1, 1]) == 1_601)
    }

    /// Nottinghamshire: 700,000 pounds a year pay the missing 15 minutes of 179,949 fifteen-minute visits at 15.56.
    @Test func aMinimumOfThirtyMinutes() {
        let visits = 179_949.0
        for share in [0.016, 0.1, 1] {
            let card = Self.card(["demand.fifteen_minute_share": share, "rates.minimum_paid_visit_minutes": 30])
            let mean = 15 * share + (1 - share) * 3_474 / 98.4
            // As many visits a year as make 179,949 short ones, in hours of contact.
            let hours = visits / share * mean / 60
            let extra = hours * 1_556 * (card.payFactor - 1)
            #expect(abs(extra - 70_000_000) < 200, "\(share)")
        }
        #expect(Self.card(["rates.minimum_paid_visit_minutes": 15]).payFactor == 1)
    }

    /// Every asking rate is the lowest that earns the target, and no target ever lowers it.
    @Test(arguments: 1...40) func askingIsTheLowestRate(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func draw(_ most: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31) * most
        }
        let card = Self.card([
            "rates.town_fringe_supplement_pence": draw(300).rounded(), "rates.town_fringe_supplement_share": draw(0.3),
            "rates.village_supplement_pence": draw(300).rounded(), "rates.village_supplement_share": draw(0.3),
            "rates.minimum_paid_visit_minutes": draw(60), "demand.fifteen_minute_share": draw(1),
        ])
        let hours = [draw(100), draw(100), draw(100) + 1]
        let bands = [1_000, 1_300, 1_500, 1_501, 2_500]
        let banded = RateCardTests.card(bands: bands)
        func earned(_ rate: Int) -> Double {
            (0..<3).reduce(0) { $0 + hours[$1] * card.paidPence(ratePence: rate, area: $1) } / hours.reduce(0, +)
        }
        var last = 0
        var lastBand = 0
        for target in stride(from: 900.0, through: 2_400, by: 37.3) {
            let rate = Self.asking(card, target, hours)
            let band = Self.asking(banded, target, hours)
            #expect(earned(rate) >= target - 1e-6 && (rate == 0 || earned(rate - 1) < target + 1e-6), "seed \(seed)")
            #expect(rate >= last && band >= lastBand && bands.contains(band) && Double(band) >= target, "seed \(seed)")
            (last, lastBand) = (rate, band)
            let alone = card.breakEvenPence(costPence: target, area: 2)
            #expect(card.paidPence(ratePence: alone, area: 2) >= target)
            #expect(alone == 0 || card.paidPence(ratePence: alone - 1, area: 2) < target)
        }
    }
}
