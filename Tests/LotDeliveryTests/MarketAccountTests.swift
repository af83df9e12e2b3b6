import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct MarketAccountTests {
    static let small = TierRules(name: "small", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1)
    static let large = TierRules(
        name: "lots", title: "", source: .column("x", names: nil), offer: .shares, maxWinners: 9)
    static let classes: [RuralUrbanClass] = [.a1, .c1, .d1, .e1, .e2, .b1]

    static func plan(_ areas: Int) -> LotPlan {
        LotPlan([
            Tier(rules: small, lots: (0..<areas).map { Lot(id: "\($0)", name: "", areas: [$0]) }, coreCount: areas),
            Tier(rules: large, lots: [Lot(id: "all", name: "", areas: Array(0..<areas))], coreCount: areas),
        ])
    }

    /// Small winners hold the areas of `held`; two large ones share what is left of the lot, as awarded.
    static func chain(
        hours: [Double], held: Set<Int>, capacity: [Double] = [1e6, 1e6, 1e6], belief: Belief = .naive
    ) -> (MarketChain, Delivery) {
        let plan = plan(hours.count)
        let left = hours.indices.filter { !held.contains($0) }.reduce(0) { $0 + hours[$1] }
        let exclusive = held.sorted().map { area in
            Contract(tier: 0, lot: area, rank: 1, provider: 0, bid: 0, hours: hours[area], share: 1, ratePence: 1_600)
        }
        let shared = [1, 2].map { provider in
            Contract(
                tier: 1, lot: 0, rank: 1, provider: provider, bid: provider, hours: left * [0.4, 0.6][provider - 1],
                share: [0.4, 0.6][provider - 1], ratePence: 1_600)
        }
        let contracts = exclusive + (left > 0 ? shared : [])
        let bids =
            [Bid(id: "s", provider: 0, tier: 0, lots: held.sorted(), maxHours: 1e6, ratePence: 1_600)]
            + [1, 2].map { Bid(id: "l\($0)", provider: $0, tier: 1, lots: [0], maxHours: 300, ratePence: 1_600) }
        let problem = DeliveryMaps.problem(
            hours: hours, plan: plan, contracts: contracts,
            providers: ["P0", "P1", "P2"].map { DeliveryMaps.provider($0) }, capacity: capacity)
        let believed =
            belief == .naive
            ? BelievedHours.naive(plan: plan, hours: hours)
            : .sophisticated(plan: plan, hours: hours, contracts: contracts)
        let delivery = Waterfall(problem).run()
        let award = Award(
            contracts: contracts, unawardedHours: 0, unawardedBound: 0, objectivePence: 0, boundPence: 0,
            isProved: true, solver: "")
        let account = MarketAccount(
            areas: AssessmentTests.areas(Array(classes[0..<hours.count])), problem: problem, bids: bids,
            believed: believed)
        return (account.chain(belief: belief, award: award, delivery: delivery), delivery)
    }

    /// The residual identity against a plain count, on random splits.
    @Test(arguments: 0..<200) func awardedSharesFollowTheResidualIdentity(seed: UInt64) throws {
        var generator = SeededGenerator(Seed(seed))
        let hours = Self.classes.map { _ in 10 + 400 * generator.uniform() }
        let held = Set(hours.indices.filter { _ in generator.uniform() < 0.4 })
        let (chain, delivery) = Self.chain(hours: hours, held: held)
        let left = hours.indices.filter { !held.contains($0) }
        guard !left.isEmpty else { return }
        func share(_ areas: [Int], _ kind: (RuralUrbanClass) -> Bool) -> Double {
            areas.reduce(0) { $0 + (kind(Self.classes[$1]) ? hours[$1] : 0) } / areas.reduce(0) { $0 + hours[$1] }
        }
        let shared = try #require(chain.sharedLots)
        let all = Array(hours.indices)
        #expect(abs((shared.expected.ruralShare ?? -1) - share(all, \.isRural)) < 1e-12, "seed \(seed)")
        #expect(abs((shared.awarded.ruralShare ?? -1) - share(left, \.isRural)) < 1e-12, "seed \(seed)")
        #expect(abs((shared.awarded.villageShare ?? -1) - share(left) { $0.group == .village }) < 1e-12)
        // With carers and hours enough, what was won is what is worked.
        #expect(delivery.unmet.allSatisfy { $0 == 0 } && chain.unmetHours == 0)
        #expect(abs((shared.realised.ruralShare ?? -1) - share(left, \.isRural)) < 1e-9)
        #expect(abs(shared.awarded.hours - shared.realised.hours) < 1e-6)
        #expect(shared.winners == 2)
        // Every bid offers 300 hours at most and counts on the lot.
        #expect(abs(shared.pricedHours - 2 * min(300, hours.reduce(0, +))) < 1e-9)
        // Winners together are their class.
        let alone = chain.byWinner.values
        #expect(Set(chain.byWinner.keys) == Set(chain.award.contracts.map(\.provider)))
        let expected = chain.byClass.values.reduce(0) { $0 + $1.expected.rural }
        #expect(abs(alone.reduce(0) { $0 + $1.expected.rural } - expected) < 1e-6)
        #expect(abs(alone.reduce(0) { $0 + $1.realised.hours } - delivery.delivered.reduce(0) { $0 + $1.hours }) < 1e-6)
        // All providers here are small, so their class holds everything.
        let small = try #require(chain.byClass[.small])
        #expect(small.winners == (held.isEmpty ? 2 : 3))
        #expect(abs(small.awarded.hours - hours.reduce(0, +)) < 1e-6)
        #expect(chain.byClass[.large]?.winners == 0 && chain.byClass[.large]?.expected.ruralShare == nil)
    }

    /// Who prices what is left is not surprised.
    @Test(arguments: 0..<50) func theSophisticatedExpectWhatTheyWin(seed: UInt64) throws {
        var generator = SeededGenerator(Seed(seed))
        let hours = Self.classes.map { _ in 10 + 400 * generator.uniform() }
        let held = Set(hours.indices.dropLast().filter { _ in generator.uniform() < 0.4 })
        let shared = try #require(Self.chain(hours: hours, held: held, belief: .sophisticated).0.sharedLots)
        let expected = try #require(shared.expected.ruralShare)
        let awarded = try #require(shared.awarded.ruralShare)
        #expect(abs(expected - awarded) < 1e-12, "seed \(seed)")
    }

    /// R .30, s_u .40, s_r .05 -> .404.
    @Test func theStatedExample() throws {
        let (chain, _) = Self.chain(hours: [280, 420, 15, 285], held: [0, 2])
        let shared = try #require(chain.sharedLots)
        #expect(abs((shared.expected.ruralShare ?? 0) - 0.3) < 1e-12)
        #expect(abs((shared.awarded.ruralShare ?? 0) - 0.285 / 0.705) < 1e-12)
        #expect(abs((shared.awarded.ruralShare ?? 0) - 0.404) < 0.0005)
    }
}
