import LotModel

@testable import LotDelivery

/// One framework over all areas, maybe a second one and spot purchase below it, on maps of one hectare: 3 travel minutes an
/// hour, so that 1.05 paid hours make a contact hour.
enum RouteMaps {
    static func framework(
        _ name: String, _ count: Int, places: Int = 9, order: CallOffOrder = .ranked, withdrawBelow: Double? = nil,
        ceiling: Int? = nil
    ) -> Tier {
        Tier(
            rules: TierRules(
                name: name, title: name, source: .column("x", names: nil), offer: .framework, maxWinners: places,
                ceilingPence: ceiling, route: TierRoute(callOff: order, withdrawBelow: withdrawBelow)),
            lots: [Lot(id: "all", name: "all", areas: Array(0..<count))], coreCount: count)
    }

    static func spot(_ count: Int) -> Tier {
        Tier(
            rules: TierRules(
                name: "spot", title: "Spot", source: .none, offer: .spot, maxWinners: 0, ratePence: 1_540),
            lots: [], coreCount: count)
    }

    static func dynamic(_ count: Int, ceiling: Int, entry: EntryPath? = nil) -> Tier {
        Tier(
            rules: TierRules(
                name: "dps", title: "Dynamic", source: .none, offer: .dynamic, maxWinners: 0, ceilingPence: ceiling,
                route: TierRoute(entry: entry)),
            lots: [], coreCount: count)
    }

    static func member(_ id: String, viability: Double = 0, tiers: Set<String> = ["framework"]) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .small, base: .init(x: 0, y: 0), currentHours: 0, growthHours: 0,
            wagePence: 631, quality: 1, risk: 0, radiusMinutes: 60, viabilityHours: viability, tiers: tiers)
    }

    static func bid(_ provider: Int, _ rate: Int, tier: Int = 0) -> Bid {
        Bid(id: "\(tier).\(provider)", provider: provider, tier: tier, lots: [0], maxHours: 1e4, ratePence: rate)
    }

    /// The capacity that is so many contact hours at three minutes of travel each.
    static func capacity(_ hours: Double) -> Double {
        hours * 1.05 / (1 + DeliveryMaps.rules.delivery.plannedTravelMinutes / 60)
    }

    static func places(
        _ plan: LotPlan, _ bids: [Bid], _ providers: [Provider], hours: [Double], room: [Double]
    ) -> FrameworkPlaces {
        FrameworkPlaces(
            plan: plan, awarded: [], bids: bids, providers: providers, hours: hours, capacity: room,
            ceilingPence: 1_650)
    }
}
