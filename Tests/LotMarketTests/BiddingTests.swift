import LotGeometry
import LotModel
import Testing

@testable import LotMarket

@Suite struct BiddingTests {
    static let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 1]))
    static let hops = HopCurves(
        areas: [1, 20].map { HopArea(squareKilometres: $0, minutesAt1Km: 3.9, parkingMinutes: 0) }, rules: rules.travel,
        addressesPerHour: 0.05, meanVisitMinutes: 30)
    static let costs = CostModel(rules: rules.cost, hops: hops, referenceMinutesAt1Km: 4.68)
    static let plan = AwardMaps.plan(cells: 2, maxWinners: 6)

    static func provider(
        radius: Double = 100, current: Double = 500, viability: Double = 0, tiers: Set<String> = ["small", "large"],
        rates: [String: Int] = [:]
    ) -> Provider {
        Provider(
            id: "P1", name: "A", sizeClass: .small, base: Position(x: 0, y: 0), currentHours: current,
            growthHours: 0, wagePence: 631, quality: 1, risk: 0, radiusMinutes: radius, viabilityHours: viability,
            tiers: tiers, ratesPence: rates)
    }

    /// A provider's own rate takes the place of its cost and margin, and still needs entry.
    @Test func ownRatesAreBidWhereTheyAreStated() {
        let bids = Self.bids(Self.provider(rates: ["small": 1_111])).bids
        #expect(bids.map(\.ratePence).prefix(2) == [1_111, 1_111] && bids.count == 3 && bids[2].ratePence != 1_111)
        let dear = Self.bids(Self.provider(rates: ["large": 1_651]))
        #expect(dear.bids.map(\.id) == ["small:c0:P1", "small:c1:P1"])
        #expect(dear.nonEntries[1] == [.aboveCeiling: 1])
    }

    static func bids(_ provider: Provider) -> Bids {
        NaiveBidding(rules: rules.bidding, costs: costs, hops: hops, neighbours: [[1], [0]]).bids(
            providers: [provider], plan: plan, hours: [200, 100],
            capacity: Capacity([provider], rules: rules.market), reach: [[5, 20]])
    }

    /// Price of a lot = 1.05 x hours-weighted cost of contact, travel, on-costs, mileage and running, rounded up.
    @Test func theFlatPriceAveragesTownAndCountry() throws {
        let bids = Self.bids(Self.provider()).bids
        try #require(bids.map(\.id) == ["small:c0:P1", "small:c1:P1", "large:all:P1"])
        let town = Self.costs.cost(
            wagePence: 631, travel: Self.hops.travelPerHour(area: 0, hours: 200))
        let country = Self.costs.cost(
            wagePence: 631, travel: Self.hops.travelPerHour(area: 1, hours: 100))
        #expect(bids[0].ratePence == Int((1.05 * town.withoutSurplus).rounded(.up)))
        let flat = 1.05 * (200 * town.withoutSurplus + 100 * country.withoutSurplus) / 300
        #expect(bids[2].ratePence == Int(flat.rounded(.up)))
        #expect(bids[0].ratePence < bids[2].ratePence && bids[2].ratePence < bids[1].ratePence)
        #expect(bids[2].maxHours == 300)
    }

    @Test func providersStayAwayForAReason() {
        #expect(Self.bids(Self.provider(radius: 4)).nonEntries[0] == [.beyondRadius: 2])
        // The lot's mean is 10 minutes: 200 h at 5 and 100 h at 20.
        #expect(Self.bids(Self.provider(radius: 9.9)).nonEntries[1] == [.beyondRadius: 1])
        #expect(Self.bids(Self.provider(current: 150)).nonEntries[0] == [.lotTooLarge: 1])
        #expect(Self.bids(Self.provider(current: 150)).bids.last?.maxHours == 150)
        #expect(Self.bids(Self.provider(viability: 501)).bids.isEmpty)
        #expect(Self.bids(Self.provider(tiers: ["large"])).bids.count == 1)
    }
}
