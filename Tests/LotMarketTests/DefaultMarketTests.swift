import LotGeometry
import LotModel
import LotSearch
import Testing

@testable import LotMarket

@Suite struct DefaultMarketTests {
    static let areas = AreaTable(
        (0..<10).map { index in
            Area(
                code: "A\(index)", name: "", readableName: "", role: .core, ladCode: "L", ladName: "", healthCode: "",
                healthName: "", population: index == 0 ? 0 : 6_000, population65Plus: 1_000, population75Plus: 400,
                population85Plus: 100, centroid: Position(x: Double(index), y: 0), areaHectares: 1, ruralUrban: .a1,
                imdScore: 0)
        })
    static let rules = Rules(ParameterValues(priceYear: "2014/15", given: ["demand.people": 6_100]))
    static let tiers = [
        TierRules(name: "s", title: "S", source: .eachArea, offer: .exclusive, maxWinners: 1, bidders: [.small])
    ]

    static func market(_ seed: UInt64) -> [Provider] {
        let demand = Demand(areas: areas, rules: rules.demand, hours: nil)
        return DefaultMarket(rules: rules.market, wagePence: 631, tiers: tiers)
            .providers(areas: areas, demand: demand, seed: Seed(seed))
    }

    @Test func theMarketHoldsTheCommissionedHours() {
        let providers = Self.market(1)
        #expect(providers.count == 130)
        #expect(abs(providers.reduce(0) { $0 + $1.currentHours } - 6_100 * 11.2) < 1e-6)
        #expect(providers.allSatisfy { $0.wagePence >= 631 && $0.base.x != 0 })
        #expect(providers.allSatisfy { ($0.sizeClass == .small) == $0.tiers.contains("s") })
        #expect(providers.allSatisfy { $0.sizeClass != .small || $0.growthHours >= 200 })
    }

    /// Over many seeds: the hours are those of demand, and class, growth, radius and viability follow from the hours.
    @Test(arguments: 1...40 as ClosedRange<UInt64>) func everyMarketKeepsItsRules(seed: UInt64) {
        let providers = Self.market(seed)
        #expect(abs(providers.reduce(0) { $0 + $1.currentHours } - 68_320) < 1e-6, "seed \(seed)")
        for provider in providers {
            let hours = provider.currentHours
            let isWhole: Bool
            switch provider.sizeClass {
            case .small: isWhole = hours < 700 && provider.growthHours == max(200, hours / 2)
            case .medium: isWhole = (700..<2_000).contains(hours) && provider.growthHours == hours
            case .large: isWhole = hours >= 2_000 && provider.growthHours == 1.5 * hours
            }
            #expect(isWhole && hours > 0, "seed \(seed), \(provider.id)")
            #expect((0...1).contains(provider.quality) && provider.wagePence >= 631)
        }
        #expect(Set(providers.map(\.id)).count == 130 && Set(providers.map(\.name)).count == 130)
    }

    @Test func equalSeedsGiveEqualMarkets() {
        #expect(Self.market(1) == Self.market(1))
        #expect(Self.market(1) != Self.market(2))
    }
}
