import LotDelivery
import LotModel

/// A finished chain with what it stands on, and what a replay wants to know of it.
struct ReplayChain: Sendable {
    let scenario: Scenario
    let ground: Ground
    let chain: Chain

    var state: ReplayState { ReplayState(commissioned: chain.work.hours, unmet: chain.delivery.unmet) }

    var surprise: ReplaySurprise {
        let shared = chain.summary(scenario).sharedLots
        return ReplaySurprise(priced: shared?.expected.ruralShare, served: shared?.realised.ruralShare)
    }

    var counterfactual: ReplayDraw.Counterfactual { .init(state: state, surprise: surprise) }

    /// Shares of tendered hours of town and country that winners of exclusive lots hold; nil where there are no such hours.
    var exclusiveShares: (urban: Double?, rural: Double?) {
        let held = scenario.plan.exclusivelyHeld(chain.award.contracts)
        func share(_ isRural: Bool) -> Double? {
            let areas = ground.hours.indices.filter { scenario.areas[$0].ruralUrban.isRural == isRural }
            let all = areas.reduce(0) { $0 + ground.hours[$1] }
            return all > 0 ? areas.reduce(0) { $0 + (held.contains($1) ? ground.hours[$1] : 0) } / all : nil
        }
        return (share(false), share(true))
    }

    /// Without supplements; nil where nothing is delivered.
    var averagePence: Double? {
        let hours = chain.delivery.delivered.reduce(0) { $0 + $1.hours }
        guard hours > 0 else { return nil }
        return chain.delivery.delivered.reduce(0) { $0 + $1.hours * Double($1.ratePence) } / hours
    }
}
