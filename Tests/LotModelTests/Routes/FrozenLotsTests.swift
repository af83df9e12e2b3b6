import LotGeometry
import Testing

@testable import LotModel

@Suite struct FrozenLotsTests {
    /// Single areas 0 to 3 as sub-lots, under a lot of the first two areas and one of the others.
    private let plan = LotPlan([
        Tier(
            rules: TierRules(name: "sub", title: "", source: .eachArea, offer: .exclusive, maxWinners: 1),
            lots: (0..<4).map { Lot(id: "s\($0)", name: "", areas: [$0]) }, coreCount: 4),
        Tier(
            rules: TierRules(name: "wide", title: "", source: .eachArea, offer: .shares, maxWinners: 3),
            lots: [Lot(id: "w0", name: "", areas: [0, 1]), Lot(id: "w1", name: "", areas: [2, 3])], coreCount: 4),
    ])

    private let frozen = FrozenLots([
        FrozenContract(key: LotKey(tier: 1, lot: 0), provider: 1, hours: 60, ratePence: 1_500),
        FrozenContract(key: LotKey(tier: 1, lot: 0), provider: 0, hours: 20, ratePence: 1_510),
        FrozenContract(key: LotKey(tier: 0, lot: 0), provider: 2, hours: nil, ratePence: 1_480),
    ])

    /// Of 100 hours in area 1 alone, the other one being held apart, 60 and 20.
    @Test func holdersKeepHoursAndPrices() {
        let contracts = frozen.contracts(plan, hours: [50, 100, 70, 80], firstBid: 7)
        #expect(contracts.map(\.provider) == [2, 0, 1] && contracts.map(\.bid) == [7, 8, 9])
        #expect(contracts.map(\.share) == [1, 0.2, 0.6] && contracts.map(\.hours) == [50, 20, 60])
        #expect(contracts.map(\.ratePence) == [1_480, 1_510, 1_500] && contracts.allSatisfy { $0.rank == 1 })
        let providers = (0..<3).map { index in
            Provider(
                id: "P\(index)", name: "", sizeClass: .small, base: Position(x: 0, y: 0), currentHours: 70,
                growthHours: 0, wagePence: 1, quality: 1, risk: 0, radiusMinutes: 1, viabilityHours: 0, tiers: [])
        }
        let bids = frozen.bids(contracts, plan: plan, providers: providers)
        #expect(bids.map(\.id) == ["standing:sub:s0:P2", "standing:wide:w0:P0", "standing:wide:w0:P1"])
        #expect(bids.map(\.maxHours) == [50, 20, 60])
        let free = Capacity(hours: [70, 50, 70], retained: [0, 0, 5]).beside(contracts)
        #expect(free.hours == [50, 0, 20] && free.retained == [20, 60, 55])
    }

    /// Lots keep their numbers, so that bids for the others name them as before.
    @Test func nobodyIsAskedForThem() {
        let tendered = frozen.tendered(plan, coreCount: 4)
        #expect(tendered.tiers[0].lots.map(\.areas) == [[], [1], [2], [3]])
        #expect(tendered.tiers[1].lots.map(\.areas) == [[], [2, 3]])
        #expect(tendered.tiers[1].lotOfArea == [nil, nil, 1, 1])
        #expect(FrozenLots().tendered(plan, coreCount: 4) == plan && FrozenLots().isEmpty)
        let capacity = Capacity(hours: [1], retained: [2])
        #expect(capacity.beside([]) == capacity)
    }
}
