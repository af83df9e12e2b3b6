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

    static func problem(
        _ providers: [Provider], plan: LotPlan = plan, hours: [Double] = [200, 100], reach: [[Double]]? = nil,
        given: [Bid]? = nil, modelsOthers: Bool = false, bands: [Int] = [], _ parameters: [String: Double] = [:]
    ) -> BiddingProblem {
        let rules = Rules(
            ParameterValues(
                priceYear: "2014/15", given: parameters.merging(["demand.people": 1]) { own, _ in own }))
        return BiddingProblem(
            rules: rules.bidding, plan: plan, hours: hours, providers: providers,
            capacity: Capacity(providers, rules: rules.market),
            reach: reach ?? providers.map { _ in [5, 20] }, costs: costs,
            rates: BiddingMaps.rates([.a1, .e1], rules, bands: bands),
            hops: hops, neighbours: [[1], [0]],
            given: given, modelsOthers: modelsOthers)
    }

    static func bids(_ provider: Provider, _ parameters: [String: Double] = [:]) -> Bids {
        let problem = problem([provider], parameters)
        return Bidding(problem).bids(.naive(plan: plan, hours: problem.hours))
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

    /// A village supplement of 3.00 on a third of the lot's hours: the flat price falls by 1.00, the village's by all of it.
    @Test func supplementsAndBandsMoveThePrice() throws {
        func rates(_ given: [String: Double], bands: [Int] = []) -> [Int] {
            let problem = Self.problem([Self.provider()], bands: bands, given)
            return Bidding(problem).bids(.naive(plan: Self.plan, hours: problem.hours)).bids.map(\.ratePence)
        }
        let plain = rates([:])
        try #require(plain.count == 3)
        #expect(rates(["rates.village_supplement_pence": 300]) == [plain[0], plain[1] - 300, plain[2] - 100])
        #expect(rates(["rates.floor_pence": Double(plain[2])]) == [plain[2], plain[1], plain[2]])
        #expect(rates([:], bands: [plain[2], 1_640]) == [plain[2], 1_640, plain[2]])
        #expect(rates([:], bands: [plain[0], plain[2]]) == [plain[0], plain[2]])
    }

    static func outcome(_ bids: Bids, tier: Int, lot: Int) -> MarketEntry.Outcome? {
        bids.entries.first { $0.tier == tier && $0.lots == [lot] }?.outcome
    }

    @Test func everyRefusalHasItsFigures() {
        #expect(
            Self.outcome(Self.bids(Self.provider(radius: 4)), tier: 0, lot: 0)
                == .stayedAway(.beyondRadius, figure: 5, limit: 4))
        // 20 minutes are beyond twice a radius of 4: counted, not listed.
        #expect(Self.outcome(Self.bids(Self.provider(radius: 4)), tier: 0, lot: 1) == nil)
        #expect(
            Self.outcome(Self.bids(Self.provider(current: 150)), tier: 0, lot: 0)
                == .stayedAway(.lotTooLarge, figure: 200, limit: 150))
        #expect(
            Self.outcome(Self.bids(Self.provider(viability: 501)), tier: 0, lot: 0)
                == .stayedAway(.notViable, figure: 500, limit: 501))
        let dear = Self.bids(Self.provider(), ["bidding.ceiling_pence": 1_000])
        let asked = dear.entries[0].pricePence ?? 0
        #expect(dear.bids.isEmpty && asked > 1_000)
        #expect(
            Self.outcome(dear, tier: 0, lot: 0) == .stayedAway(.aboveCeiling, figure: Double(asked), limit: 1_000))
    }

    /// Bids, their entries and the counts of those who stayed away account for every provider and lot.
    @Test(arguments: 0..<40) func everyPairOfProviderAndLotIsAccountedFor(seed: UInt64) {
        let problem = BiddingMaps.problem(seed: seed)
        let bids = Bidding(problem).bids(.naive(plan: problem.plan, hours: problem.hours))
        for (tier, own) in problem.plan.tiers.enumerated() {
            let pairs = problem.providers.count { $0.tiers.contains(own.rules.name) } * own.lots.count
            let away = bids.nonEntries[tier].values.reduce(0, +)
            #expect(bids.bids.count { $0.tier == tier && $0.lots.count == 1 } + away == pairs, "seed \(seed)")
        }
        #expect(Set(bids.bids.map(\.id)).count == bids.bids.count)
        for entry in bids.entries where entry.bid != nil {
            let bid = bids.bids[entry.bid ?? 0]
            #expect(bid.provider == entry.provider && bid.lots == entry.lots && bid.ratePence == entry.pricePence)
        }
        #expect(Set(bids.entries.compactMap(\.bid)).count == bids.bids.count)
    }

    /// A second way to the same bids: area by area, provider by provider, straight from the formulas.
    @Test(arguments: 0..<60) func bidsFollowTheFormulas(seed: UInt64) {
        let problem = BiddingMaps.problem(seed: seed)
        let held = Set(problem.hours.indices.filter { ($0 + Int(seed)) % 3 == 0 })
        let contracts = held.sorted().map {
            Contract(tier: 0, lot: $0, rank: 1, provider: 0, bid: 0, hours: 1, share: 1, ratePence: 1)
        }
        for belief in [
            BelievedHours.naive(plan: problem.plan, hours: problem.hours),
            .sophisticated(plan: problem.plan, hours: problem.hours, contracts: contracts),
        ] {
            let expected = BiddingMaps.expected(problem, held: belief.belief == .naive ? [] : held)
            let found = Bidding(problem).bids(belief).bids
            #expect(Set(found.map(\.id)) == Set(expected.keys), "seed \(seed) \(belief.belief)")
            for bid in found {
                let (price, most) = expected[bid.id] ?? (0, 0)
                #expect(Double(bid.ratePence) >= price - 1e-6 && Double(bid.ratePence) < price + 1 + 1e-6)
                #expect(abs(bid.maxHours - most) < 1e-9)
            }
        }
    }

    @Test func nothingLeftIsAReason() {
        let problem = Self.problem([Self.provider()])
        let contracts = [0, 1].map {
            Contract(tier: 0, lot: $0, rank: 1, provider: 0, bid: 0, hours: 1, share: 1, ratePence: 1)
        }
        let bids = Bidding(problem).bids(
            .sophisticated(plan: Self.plan, hours: problem.hours, contracts: contracts))
        #expect(bids.nonEntries[1] == [.nothingLeft: 1] && bids.bids.allSatisfy { $0.tier == 0 })
    }

    /// Of two lots the cheaper one stays: the town.
    @Test func theNumberOfLotsBidForIsLimited() {
        let bids = Self.bids(Self.provider(), ["bidding.most_lots": 1])
        #expect(bids.bids.map(\.id) == ["small:c0:P1", "large:all:P1"])
        #expect(bids.nonEntries[0] == [.notAmongCheapest: 1])
        #expect(Self.outcome(bids, tier: 0, lot: 1) == .stayedAway(.notAmongCheapest, figure: 2, limit: 1))
    }

    @Test func bidsOfAFileStandBesideModelledOnes() {
        let own = Self.provider()
        let other = Provider(
            id: "P2", name: "B", sizeClass: .large, base: own.base, currentHours: 500, growthHours: 0, wagePence: 640,
            quality: 1, risk: 0, radiusMinutes: 100, viabilityHours: 0, tiers: ["large"])
        let given = [Bid(id: "large:all:P2", provider: 0, tier: 0, lots: [0], maxHours: 200, ratePence: 1_234)]
        let alone = Self.problem([own, other], given: given)
        #expect(Bidding(alone).bids(.naive(plan: Self.plan, hours: alone.hours)).bids == given)
        let mixed = Self.problem([own, other], given: given, modelsOthers: true)
        let bids = Bidding(mixed).bids(.naive(plan: Self.plan, hours: mixed.hours))
        // The first provider bids as the file says and for nothing else; an id of the file is not given twice.
        #expect(bids.bids.map(\.id) == ["large:all:P2", "large:all:P2'"])
        #expect(bids.bids[0] == given[0] && bids.bids[1].provider == 1)
        #expect(bids.entries.map(\.outcome).first == .given)
    }
}
