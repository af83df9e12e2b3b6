import LotIO
import LotModel

/// `bids.csv` and `award.csv`, the same for a run and for an award by itself.
struct AwardTables {
    let tender: Tender
    let providerIDs: [String]

    var bids: [UInt8] { Self.bids(tender.bids, plan: tender.plan, providerIDs: providerIDs) }

    static func bids(_ bids: [Bid], plan: LotPlan, providerIDs: [String]) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "bid_id", "provider_id", "tier", "lot_ids", "max_hours", "rate_pence", "quality", "alternative",
        ])
        for bid in bids {
            let tier = plan.tiers[bid.tier]
            writer.append([
                .text(bid.id), .text(providerIDs[bid.provider]), .text(tier.rules.name),
                .text(bid.lots.map { tier.lots[$0].id }.joined(separator: " ")), .number(bid.maxHours, decimals: 6),
                .whole(bid.ratePence), .number(bid.quality, decimals: 6), bid.alternative.map { .text($0) } ?? .empty,
            ])
        }
        return writer.bytes
    }

    /// Shares have so many decimals that the yearly cost follows from them to the penny.
    func award(_ outcome: AwardOutcome) -> [UInt8] {
        var writer = CSVWriter(columns: [
            "tier", "lot_id", "rank", "provider_id", "bid_id", "share", "rate_pence", "hours_awarded_week",
        ])
        for contract in outcome.contracts {
            let tier = tender.plan.tiers[contract.tier]
            writer.append([
                .text(tier.rules.name), .text(tier.lots[contract.lot].id), .whole(contract.rank),
                .text(providerIDs[contract.provider]), .text(tender.bids[contract.bid].id),
                .number(contract.share, decimals: 12), .whole(contract.ratePence),
                .number(contract.hours, decimals: 4),
            ])
        }
        return writer.bytes
    }
}
