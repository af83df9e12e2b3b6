import LotModel

/// What brokers have to do in a year to find providers for packages.
///
/// A new package, or one handed back, goes down the tiers as the expected view does: it reaches a tier with the share of hours that
/// is offered there, and is taken with the share delivered. What waits is offered again each week to every tier that is asked in its
/// area. One offer is one question to one tier, whomever its rules ask.
public struct Sourcing: Sendable {
    private let rules: BrokerageRules
    private let delivery: Delivery
    /// Commissioned hours of all core areas.
    private let hours: Double

    public init(_ rules: BrokerageRules, delivery: Delivery, hours: Double) {
        self.rules = rules
        self.delivery = delivery
        self.hours = hours
    }

    /// - Parameters:
    ///   - packages: that need a provider, a year.
    ///   - waiting: packages that wait at a time in each core area.
    public func effort(packages: Double, waiting: [Double]) -> BrokerEffort {
        let tiers = delivery.offered.indices
        let offered = tiers.map { tier in hours > 0 ? delivery.offered[tier].reduce(0, +) / hours : 0 }
        let taken = tiers.map { tier in
            hours > 0 ? delivery.delivered.reduce(0) { $0 + ($1.tier == tier ? $1.hours : 0) } / hours : 0
        }
        let efforts = tiers.map { tier -> TierEffort in
            let again = waiting.indices.reduce(0) { $0 + (delivery.offered[tier][$1] > 0 ? waiting[$1] : 0) }
            let offers = packages * offered[tier] + again * Conventions.weeksPerYear
            return TierEffort(
                tier: tier, offers: offers, taken: packages * taken[tier], offersPerPackage: offersUntilTaken(tier),
                hours: offers * rules.offerMinutes / 60)
        }
        return BrokerEffort(
            rules: rules, tiers: efforts, packages: packages,
            waitingWeeks: waiting.reduce(0, +) * Conventions.weeksPerYear)
    }

    /// Tiers that were asked in an area up to the one that took the hours there, mean over hours; nil where it took none.
    private func offersUntilTaken(_ tier: Int) -> Double? {
        let rows = delivery.delivered.filter { $0.tier == tier && $0.hours > 0 }
        let all = rows.reduce(0) { $0 + $1.hours }
        guard all > 0 else { return nil }
        return rows.reduce(0) { sum, row in
            sum + row.hours * Double((0...tier).count { delivery.offered[$0][row.area] > 0 })
        } / all
    }
}
