import LotModel

/// Flags prices that are abnormally low; never removes a bid.
struct LowPrices {
    private let plan: LotPlan
    private let hours: [Double]
    private let share: Double

    init(plan: LotPlan, hours: [Double], share: Double) {
        self.plan = plan
        self.hours = hours
        self.share = share
    }

    func flagged(_ entries: [MarketEntry], bids: [Bid]) -> [MarketEntry] {
        var rates: [LotKey: [Int]] = [:]
        for bid in bids { for key in bid.keys { rates[key, default: []].append(bid.ratePence) } }
        let medians = rates.compactMapValues { $0.sorted().median }
        return entries.map { entry in
            guard let bid = entry.bid else { return entry }
            return entry.with(abnormallyLow: flag(entry, Double(bids[bid].ratePence), medians))
        }
    }

    private func flag(_ entry: MarketEntry, _ rate: Double, _ medians: [LotKey: Double]) -> AbnormallyLow? {
        if let avoidable = entry.avoidablePence, rate < avoidable { return .belowAvoidableCost(pence: avoidable) }
        var sum = 0.0
        var all = 0.0
        for lot in entry.lots {
            let hours = plan.tiers[entry.tier].lots[lot].sum(hours)
            sum += hours * (medians[LotKey(tier: entry.tier, lot: lot)] ?? rate)
            all += hours
        }
        guard all > 0 else { return nil }
        return rate < share * sum / all ? .farBelowOthers(medianPence: sum / all, share: share) : nil
    }
}
