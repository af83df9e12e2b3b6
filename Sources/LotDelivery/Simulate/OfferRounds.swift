import LotModel

/// Who is asked for a package, in the order of the expected view: rounds by tier and rank, within a round by margin per
/// paid hour, provider id, area.
///
/// Travel per contact hour, and with it what a package costs, is frozen for all weeks as the expected view froze it in that
/// round: at the hours that the provider then held and was offered. Where the expected view left nothing to offer, at one
/// mean package on top of what it held.
///
/// Cost: rounds x candidates x log candidates; a spot round has providers x areas candidates.
struct OfferRounds: Sendable {
    struct Offer: Sendable {
        let provider: Int32
        let area: Int32
        /// Of the hours that earlier rounds leave; 1 where there are no shares.
        let share: Double
        /// Paid hours per contact hour.
        let paidHours: Double
        /// Pay does not cover the whole cost, running the business included.
        let isBelowCost: Bool
    }

    struct Round: Sendable {
        let offers: Range<Int>
        /// Whether contracts cap what each provider may hold.
        let hasShares: Bool
        /// Whether the share is of what the area's holders have no room for, for all lenders together.
        var isLent = false
    }

    let offers: [Offer]
    let rounds: [Round]
    /// Why an area's packages wait that carers could work.
    let obstacles: [UnmetReason]
    /// Fewest paid hours per contact hour of an area's offers; 1 without any.
    let leastPaidHours: [Double]

    /// - Parameter expected: the waterfall's result for this very problem.
    init(_ problem: DeliveryProblem, expected: Delivery, packageHours: Double) {
        let builder = OfferRoundsBuilder(problem, expected: expected, packageHours: packageHours)
        let isPriceOff = problem.off.contains(.price)
        var offers: [Offer] = []
        var rounds: [Round] = []
        var hasOffer = [Bool](repeating: false, count: problem.hours.count)
        var isPaid = hasOffer
        var least = [Double](repeating: .infinity, count: problem.hours.count)
        for (candidates, hasShares, isLent) in builder.rounds {
            let start = offers.count
            for candidate in candidates {
                hasOffer[candidate.area] = true
                guard isPriceOff || candidate.isProfitable else { continue }
                isPaid[candidate.area] = true
                least[candidate.area] = min(least[candidate.area], candidate.paidHours)
                offers.append(
                    Offer(
                        provider: Int32(candidate.provider), area: Int32(candidate.area), share: candidate.share,
                        paidHours: candidate.paidHours, isBelowCost: candidate.paidPence < candidate.costPence))
            }
            rounds.append(Round(offers: start..<offers.count, hasShares: hasShares, isLent: isLent))
        }
        self.offers = offers
        self.rounds = rounds
        let hasOpenRound = builder.rounds.contains { !$0.hasShares }
        obstacles = problem.hours.indices.map { area in
            isPaid[area] ? .capacity : hasOffer[area] ? .price : hasOpenRound ? .radius : .notAwarded
        }
        leastPaidHours = least.map { $0.isFinite ? $0 : 1 }
    }
}
