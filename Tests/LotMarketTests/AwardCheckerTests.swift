import LotModel
import Testing

@testable import LotMarket

/// The checker must reject what is wrong: one mutation of a good award per rule.
@Suite(.serialized) struct AwardCheckerTests {
    static let plan = AwardMaps.plan(cells: 2, maxWinners: 1)
    static let bids = [
        Bid(id: "town", provider: 0, tier: 0, lots: [0], maxHours: 100, ratePence: 1_400),
        Bid(id: "flat", provider: 1, tier: 1, lots: [0], maxHours: 60, ratePence: 1_470),
        Bid(id: "flat2", provider: 2, tier: 1, lots: [0], maxHours: 60, ratePence: 1_480),
    ]
    static let town = Contract(
        tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 100, share: 1, ratePence: 1_400)

    static func rest(_ hours: Double, bid: Int = 1, rate: Int = 1_470) -> Contract {
        Contract(
            tier: 1, lot: 0, rank: 1, provider: bid, bid: bid, hours: hours, share: hours / 50, ratePence: rate)
    }

    static func faults(
        _ contracts: [Contract], pence: Int? = nil, bound: Int = 0, unawarded: Double? = nil,
        capacity: [Double] = [100, 60, 60],
        ceiling: Int = 1_650, tiers: Set<String> = ["small", "large"]
    ) -> [String] {
        let cost = Int(contracts.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * 52)
        let hours = contracts.reduce(0) { $0 + $1.hours }
        let award = Award(
            contracts: contracts, unawardedHours: unawarded ?? 150 - hours, unawardedBound: 0,
            objectivePence: pence ?? cost, boundPence: bound, isProved: true, solver: "")
        return AwardChecker().faults(
            of: award, plan: plan, hours: [100, 50], bids: bids, capacity: capacity,
            providers: Array(repeating: BiddingTests.provider(tiers: tiers), count: 3), ceilingPence: ceiling)
    }

    @Test func aGoodAwardPasses() { #expect(Self.faults([Self.town, Self.rest(50)]) == []) }

    @Test func everyRuleIsChecked() {
        #expect(!Self.faults([Self.town, Self.rest(51)]).isEmpty)
        #expect(!Self.faults([Self.town, Self.town]).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(25), Self.rest(25, bid: 2, rate: 1_480)]).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50, rate: 1_400)]).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50)], capacity: [90, 60, 60]).isEmpty)
        #expect(!Self.faults([Self.rest(61)]).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50)], pence: 1).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50)], bound: .max).isEmpty)
        #expect(!Self.faults([Self.town], unawarded: 0).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50)], ceiling: 1_469).isEmpty)
        #expect(!Self.faults([Self.town, Self.rest(50)], tiers: ["small"]).isEmpty)
    }
}
