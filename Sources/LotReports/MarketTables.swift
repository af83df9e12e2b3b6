import LotIO
import LotModel

/// `market.csv`, `bidders.csv` and the columns of lots that tell of bids.
public struct MarketTables {
    private let view: MarketView

    public init(_ view: MarketView) { self.view = view }

    /// The files of a market without an award: names with bytes.
    public var all: [(name: String, bytes: [UInt8])] {
        [
            ("market.csv", market), ("bidders.csv", bidders), ("lots.csv", lots),
            (
                "bids.csv",
                AwardTables.bids(view.bids.bids, plan: view.scenario.plan, providerIDs: view.providers.map(\.id))
            ),
            ("providers.csv", PlainFiles.providers(view.providers)),
        ]
    }

    /// What each provider does about each lot, and why.
    public var market: [UInt8] {
        var writer = CSVWriter(columns: [
            "belief", "tier", "lot_ids", "provider_id", "bid_id", "minutes", "believed_hours_week", "cost_pence",
            "price_pence", "outcome", "abnormally_low", "reason",
        ])
        append(view.bids, view.belief, to: &writer) { _ in true }
        if let other = view.otherBids, let belief = view.belief {
            append(other, belief == .naive ? .sophisticated : .naive, to: &writer) { !isSameInBoth($0) }
        }
        return writer.bytes
    }

    /// Exclusive lots are all or nothing, so the beliefs agree on them.
    private func isSameInBoth(_ entry: MarketEntry) -> Bool {
        view.knowsBoth && (view.otherBids == nil || view.scenario.plan.tiers[entry.tier].rules.offer == .exclusive)
    }

    private func append(
        _ bids: Bids, _ belief: Belief?, to writer: inout CSVWriter, where isShown: (MarketEntry) -> Bool
    ) {
        for entry in bids.entries where isShown(entry) {
            let tier = view.scenario.plan.tiers[entry.tier]
            let label = isSameInBoth(entry) ? "both" : belief?.rawValue
            writer.append([
                label.map { .text($0) } ?? .empty, .text(tier.rules.name),
                .text(entry.lots.map { tier.lots[$0].id }.joined(separator: " ")),
                .text(view.providers[entry.provider].id), entry.bid.map { .text(bids.bids[$0].id) } ?? .empty,
                .optional(entry.minutes.isFinite ? entry.minutes : nil, decimals: 1),
                .number(entry.believedHours, decimals: 2), .optional(entry.costPence, decimals: 2),
                entry.pricePence.map { .whole($0) } ?? .empty, .text(EntryWords.outcome(entry)),
                .flag(entry.abnormallyLow != nil), .text(EntryWords.reason(entry)),
            ])
        }
    }

    /// What each provider bids for, over what it can take.
    public var bidders: [UInt8] {
        var writer = CSVWriter(columns: [
            "provider_id", "class", "can_take_hours_week", "bids", "lots_bid", "hours_bid_week", "hours_bid_ratio",
        ])
        let loads = view.bids.loads(providers: view.providers.count, plan: view.scenario.plan, hours: view.hours)
        for (index, load) in loads.enumerated() {
            writer.append([
                .text(view.providers[index].id), .text(view.providers[index].sizeClass.rawValue),
                .number(view.capacity[index], decimals: 2), .whole(load.bids), .whole(load.lots),
                .number(load.hours, decimals: 2), .optional(load.ratio(of: view.capacity[index]), decimals: 3),
            ])
        }
        return writer.bytes
    }

    /// Every lot of every tier with what it has drawn: `lots.csv` as far as it is known before an award.
    public var lots: [UInt8] {
        var header = ["tier", "lot_id"]
        var rows: [[CSVCell]] = []
        for (index, tier) in view.scenario.plan.tiers.enumerated() where !tier.lots.isEmpty {
            let columns = lotColumns(tier) + interestColumns(tier: index)
            header = columns.map(\.name)
            rows += tier.lots.indices.map { lot in columns.map { $0.value(lot) } }
        }
        var writer = CSVWriter(columns: header)
        for row in rows { writer.append(row) }
        return writer.bytes
    }

    private func lotColumns(_ tier: Tier) -> [Column] {
        let hours = view.hours
        let areas = view.scenario.areas
        return [
            Column(name: "tier") { _ in .text(tier.rules.name) },
            Column(name: "lot_id") { .text(tier.lots[$0].id) },
            Column(name: "lot_name") { .text(tier.lots[$0].name) },
            Column(name: "areas") { .whole(tier.lots[$0].areas.count) },
            Column(name: "hours_commissioned_week") { .number(tier.lots[$0].sum(hours), decimals: 2) },
            Column(name: "rural_pct") { lot in
                let all = tier.lots[lot].sum(hours)
                let rural = tier.lots[lot].areas.reduce(0) { $0 + (areas[$1].ruralUrban.isRural ? hours[$1] : 0) }
                return .optional(all > 0 ? rural / all * 100 : nil, decimals: 2)
            },
        ]
    }

    /// By lot of the tier.
    func interestColumns(tier: Int) -> [Column] {
        let lots = view.interest[tier].lots
        func price(_ value: Int?) -> CSVCell { value.map { .whole($0) } ?? .empty }
        return [
            Column(name: "bidders") { .whole(lots[$0].bidders) },
            Column(name: "few_bidders") { lot in
                switch lots[lot].bidders {
                case 0: .text("none")
                case 1: .text("one")
                default: .empty
                }
            },
            Column(name: "small_bidders_pct") { .optional(lots[$0].smallShare.map { $0 * 100 }, decimals: 1) },
            Column(name: "lowest_bid_pence") { price(lots[$0].lowestPence) },
            Column(name: "median_bid_pence") { .optional(lots[$0].medianPence, decimals: 1) },
            Column(name: "highest_bid_pence") { price(lots[$0].highestPence) },
            Column(name: "abnormally_low_bids") { .whole(lots[$0].abnormallyLowBids) },
        ]
    }
}
