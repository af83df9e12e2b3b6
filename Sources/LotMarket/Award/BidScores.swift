import LotModel

/// What a bid's points are made of, in hundredths, 0 to 10,000 each.
public struct BidPoints: Hashable, Sendable {
    public let price: Int
    public let quality: Int
    /// Both weighted; the weighted sum is rounded to hundredths, half up.
    public let total: Int
    /// Mean, by hours, of the lowest valid rates of its lots, in pence; nil on a fixed scale.
    public let lowestPence: Double?
}

/// Points of bids in hundredths, 0 to 10,000. Price and quality points are each rounded to hundredths, half up, before
/// they are weighted, so that a score can be redone by hand.
struct BidScores {
    /// Per bid: pence an hour, or hundredths of points missed.
    let weights: [Int]
    /// Per bid; empty where price alone decides.
    let points: [BidPoints]

    init(_ tender: Tender, isValid: [Bool]) {
        guard case .priceQuality(let priceWeight, let qualityWeight, let price) = tender.terms.scoring else {
            weights = tender.bids.map(\.ratePence)
            points = []
            return
        }
        let lowest = price == .relativeToLowest ? Self.lowestRates(tender, isValid) : [:]
        points = tender.bids.map { bid in
            let (points, lowestPence) = Self.pricePoints(bid, price, tender, lowest)
            let quality = Int((bid.quality * 10_000).rounded())
            return BidPoints(
                price: points, quality: quality, total: (priceWeight * points + qualityWeight * quality + 50) / 100,
                lowestPence: lowestPence)
        }
        weights = points.map { 10_000 - $0.total }
    }

    private static func lowestRates(_ tender: Tender, _ isValid: [Bool]) -> [LotKey: Int] {
        var lowest: [LotKey: Int] = [:]
        for (bid, valid) in zip(tender.bids, isValid) where valid {
            for key in bid.keys { lowest[key] = min(lowest[key] ?? .max, bid.ratePence) }
        }
        return lowest
    }

    /// A bid below the lowest valid price, itself invalid, gets no more than 100 points.
    private static func pricePoints(
        _ bid: Bid, _ score: PriceScore, _ tender: Tender, _ lowest: [LotKey: Int]
    ) -> (points: Int, lowestPence: Double?) {
        let rate = Double(bid.ratePence)
        switch score {
        case .fixedScale(let best, let worst):
            let part = Double(worst - bid.ratePence) / Double(worst - best)
            return (Int((10_000 * min(1, max(0, part))).rounded()), nil)
        case .relativeToLowest:
            var pence = 0.0
            var hours = 0.0
            for key in bid.keys {
                let lot = tender.plan.tiers[key.tier].lots[key.lot].sum(tender.hours)
                pence += lot * Double(lowest[key] ?? bid.ratePence)
                hours += lot
            }
            guard hours > 0 else { return (0, nil) }
            return (Int((10_000 * min(1, pence / hours / rate)).rounded()), pence / hours)
        }
    }
}
