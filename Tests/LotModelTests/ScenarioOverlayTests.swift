import LotGeometry
import Testing

@testable import LotModel

@Suite struct ScenarioOverlayTests {
    static let scenario = Scenario(
        name: "n", title: "t", region: "r", priceYear: "2014/15", seed: 5,
        parameters: ParameterValues(priceYear: "2014/15", given: ["demand.people": 10, "labour.supply_ratio": 1.3]),
        areas: AreaTable([]),
        geography: Geography(
            source: "s", isIndicative: true, shapes: [], contacts: [], neighbours: [], components: 0, links: [],
            projection: nil),
        plan: LotPlan([]), providers: nil, bids: nil, hours: nil, outsideWages: ["E07": 700], watch: [],
        attribution: "a")

    @Test func valuesTakeThePlaceOfTheScenarios() throws {
        let other = try Self.scenario.with(values: ["labour.supply_ratio": 0.9, "award.gap": 0.01])
        #expect(other.rules.labour.supplyRatio == 0.9 && other.rules.award.gap == 0.01)
        #expect(other.parameters("labour.supply_ratio") == 0.9)
        // What was given before stays, and so does all that is no parameter.
        #expect(other.rules.demand.people == 10 && other.seed == 5 && other.outsideWages == ["E07": 700])
        #expect(try Self.scenario.with(values: [:], seed: 6).seed == 6)
        #expect(try Self.scenario.with(values: [:]).rules == Self.scenario.rules)
    }

    @Test func faultsAreTold() {
        #expect(throws: OverlayFault.unknown("a.b")) { try Self.scenario.with(values: ["a.b": 1]) }
        #expect(throws: OverlayFault.outside("labour.supply_ratio", 6, 0.1...5)) {
            try Self.scenario.with(values: ["labour.supply_ratio": 6])
        }
        #expect(throws: OverlayFault.outside("labour.supply_ratio", Double.infinity, 0.1...5)) {
            try Self.scenario.with(values: ["labour.supply_ratio": Double.infinity])
        }
        #expect(throws: OverlayFault.notWhole("market.providers", 1.5)) {
            try Self.scenario.with(values: ["market.providers": 1.5])
        }
    }

    @Test func hopsAreNoTrips() throws {
        func same(_ id: String, _ value: Double) throws -> Bool {
            try Self.scenario.with(values: [id: value]).rules.travel.givesSameTrips(as: Self.scenario.rules.travel)
        }
        #expect(try same("travel.hop_factor", 2) && same("travel.pooling_addresses", 5))
        for (id, value) in [
            ("travel.minutes_at_1_km", 4.0), ("travel.minutes_at_1_km_london", 6), ("travel.distance_exponent", 0.6),
            ("travel.cutoff_km", 20), ("travel.nearest", 3), ("travel.time_scale", 2), ("travel.peak_factor", 2),
            ("travel.parking_minutes", 1), ("travel.parking_minutes_london", 1), ("travel.walking_km_per_hour", 5),
            ("travel.walking_detour", 2),
        ] {
            #expect(try !same(id, value), "\(id)")
        }
    }
}
