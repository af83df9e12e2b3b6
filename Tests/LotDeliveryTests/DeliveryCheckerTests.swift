import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

/// The checker must reject what is wrong: one mutation of a good delivery per rule.
@Suite struct DeliveryCheckerTests {
    static func faults(
        hours: Double, unmet: Double, provider: Int = 0, tier: Int = 0, rate: Int = 1_500,
        reason: UnmetReason? = .labour,
        share: Double = 1
    ) -> [String] {
        let row = DeliveredHours(
            tier: tier, provider: provider, area: 0, hours: hours, ratePence: rate, acceptedTravelMinutes: 3,
            travelMinutes: 3)
        let delivery = Delivery(delivered: [row], unmet: [unmet], reasons: [reason], offered: [], refused: [])
        let problem = DeliveryMaps.problem(
            hours: [100], contracts: [DeliveryMaps.contract(0, share: share)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2", radius: 5)], capacity: [80, 10],
            labour: [90])
        return DeliveryMaps.checker(problem.hours.count).faults(of: delivery, problem: problem)
    }

    @Test func everyRuleIsChecked() {
        let most = 90.0 / 1.05
        #expect(Self.faults(hours: most, unmet: 100 - most) == [])
        #expect(!Self.faults(hours: most, unmet: 10).isEmpty)
        #expect(!Self.faults(hours: 90, unmet: 10).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, provider: 1).isEmpty)
        #expect(!Self.faults(hours: 5, unmet: 95, provider: 1, tier: 1, rate: 1_540).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, rate: 1_400).isEmpty)
        #expect(!Self.faults(hours: most, unmet: 100 - most, reason: nil).isEmpty)
        #expect(!Self.faults(hours: 60, unmet: 40, share: 0.5).isEmpty)
        // Idle carers and an idle provider in radius, yet hours unmet.
        #expect(!Self.faults(hours: 20, unmet: 80, reason: .capacity).isEmpty)
    }

    /// The tier's rate where the provider has its own, its own where it has none, and more than the ceiling.
    @Test(
        arguments: [([:], 1_540, true), ([:], 1_520, false), (["spot": 1_520], 1_540, false)]
            + [(["spot": 1_520], 1_520, true), (["spot": 1_600], 1_600, false), (["spot": 1_600], 1_560, true)])
    func spotIsPaidAtTheRateDue(rates: [String: Int], paid: Int, holds: Bool) {
        let row = DeliveredHours(
            tier: 1, provider: 0, area: 0, hours: 100, ratePence: paid, acceptedTravelMinutes: 3, travelMinutes: 3)
        let delivery = Delivery(delivered: [row], unmet: [0], reasons: [nil], offered: [], refused: [])
        let problem = DeliveryMaps.problem(
            hours: [100], plan: DeliveryMaps.plan(1, spotCeiling: 1_560), contracts: [],
            providers: [DeliveryMaps.provider("P1", rates: rates)], capacity: [1_000])
        #expect(DeliveryMaps.checker(1).faults(of: delivery, problem: problem).isEmpty == holds)
    }

    /// What the checker works out from minutes is what the hop says, driven or walked, in London and outside, at any time
    /// scale; a hop at the floor counts as no distance.
    @Test(arguments: [(1.0, 0.0), (1, 3), (1.7, 0), (1.7, 3)], ["E07000105", "E09000020"])
    func mileageFollowsFromMinutes(trip: (scale: Double, parking: Double), district: String) {
        let (scale, parking) = trip
        let given = [
            "demand.people": 1.0, "travel.time_scale": scale, "travel.peak_factor": 1.05,
            "travel.parking_minutes": parking,
        ]
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: given))
        let area = Area(
            code: "A", name: "", readableName: "", role: .core, ladCode: district, ladName: "", healthCode: "",
            healthName: "", population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
            centroid: Position(x: 0, y: 0), areaHectares: 100, ruralUrban: .c1, imdScore: 0)
        let checker = DeliveryChecker(
            cost: rules.cost, travel: rules.travel, rates: rules.rates, demand: rules.demand, areas: AreaTable([area]))
        let hops = HopCurves(
            areas: [
                HopArea(
                    squareKilometres: 1, minutesAt1Km: area.isLondon ? 5.1 : 3.9,
                    parkingMinutes: area.isLondon ? 4 : parking)
            ], rules: rules.travel, addressesPerHour: 1, meanVisitMinutes: 30)
        var ways = Set<Bool>()
        for addresses in [1.0, 2, 5, 10, 20, 50, 200, 1_000] {
            let hop = hops.hop(area: 0, hours: addresses)
            let perKilometre = checker.mostMinutesPerLeg(area, hops.areas[0])
            let driven =
                checker.drivenKilometres(hop: hop.minutes, in: area, perKilometre: perKilometre) * rules.travel.detour
            if hop.minutes <= 1.5 {
                #expect(driven == 0)
            } else {
                #expect(abs(driven - hop.kilometres) < 1e-9, "\(addresses) addresses")
                ways.insert(hop.kilometres > 0)
            }
        }
        #expect(ways.contains(true))
        if area.isLondon || parking > 0 { #expect(ways.contains(false)) }
    }

    /// On real roads minutes do not tell the mileage: never more than was driven, and nearly all of it.
    @Test(arguments: [[3.0, 2.4, 2.0, 1.5, 1.2, 1.0], []]) func mileageOnRealRoadsIsNeverOverstated(legs: [Double]) {
        let given = ["demand.people": 1.0, "travel.parking_minutes": 2, "travel.hop_floor_minutes": 0]
        let rules = Rules(ParameterValues(priceYear: "2014/15", given: given))
        let area = Area(
            code: "A", name: "", readableName: "", role: .core, ladCode: "E07000105", ladName: "", healthCode: "",
            healthName: "", population: 1, population65Plus: 1, population75Plus: 1, population85Plus: 1,
            centroid: Position(x: 0, y: 0), areaHectares: 5_000, ruralUrban: .c1, imdScore: 0)
        let checker = DeliveryChecker(
            cost: rules.cost, travel: rules.travel, rates: rules.rates, demand: rules.demand, areas: AreaTable([area]))
        let hops = HopCurves(
            areas: [
                HopArea(
                    squareKilometres: 50, minutesAt1Km: 3.9, parkingMinutes: 2, legs: legs,
                    roadMinutes: [9, 8, 7.2, 6.5, 5.6, 3.1])
            ], rules: rules.travel, addressesPerHour: 1, meanVisitMinutes: 30)
        let perKilometre = checker.mostMinutesPerLeg(area, hops.areas[0])
        var most = 0.0
        for addresses in stride(from: 1.0, through: 400, by: 1) {
            let hop = hops.hop(area: 0, hours: addresses)
            let driven =
                checker.drivenKilometres(hop: hop.minutes, in: area, perKilometre: perKilometre) * rules.travel.detour
            #expect(driven <= hop.kilometres * (1 + 1e-9), "\(addresses) addresses")
            most = max(most, driven / hop.kilometres)
        }
        #expect(most > 0.99)
    }

    /// The checker's own count of pay agrees with the rate card, and tells a loss that the card would not.
    @Test(arguments: RuralUrbanClass.allCases) func payIsRecounted(ruralUrban: RuralUrbanClass) {
        let rules = SettlementTests.rules([
            "rates.village_supplement_pence": 120, "rates.village_supplement_share": 0.109,
            "rates.town_fringe_supplement_pence": 40, "rates.town_fringe_supplement_share": 0.05,
            "rates.minimum_paid_visit_minutes": 33, "demand.fifteen_minute_share": 0.2,
        ])
        let areas = DeliveryMaps.areas(1, ruralUrban)
        let card = RateCard(rules: rules.rates, schedule: RateSchedule(), demand: rules.demand, areas: areas)
        let checker = DeliveryMaps.checker(1, rules, ruralUrban)
        for rate in stride(from: 700, through: 2_600, by: 111) {
            let row = DeliveredHours(
                tier: 0, provider: 0, area: 0, hours: 1, ratePence: rate, acceptedTravelMinutes: 3, travelMinutes: 3)
            #expect(abs(checker.paidPence(row) - card.paidPence(ratePence: rate, area: 0)) < 1e-9)
        }
    }
}
