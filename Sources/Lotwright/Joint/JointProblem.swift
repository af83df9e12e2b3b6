import LotDesign
import LotMarket
import LotModel

/// Lots that plans of a pool have, and the bids that the market makes for them and for the lots of other tiers.
///
/// A bid for one pooled lot is the same in every plan that has the lot: what makes bids depend on a whole plan is refused by
/// `JointTerms`.
struct JointProblem: Sendable {
    struct Lot: Sendable {
        /// Indices of core areas, ascending.
        let areas: [Int]
        /// Commissioned contact hours per week.
        let hours: Double
        /// Numbers of lots of a plan under which the lot's loads are within the limits.
        let numbers: [Int]
        /// Parts of regions, by border layer: regions that the lot has areas of.
        let parts: [Int]
    }

    struct PooledBid: Sendable {
        let bid: Bid
        /// Place among the pooled lots; nil for a bid in another tier.
        let lot: Int?
        /// Indices of core areas.
        let areas: [Int]
        /// Pence an hour, or hundredths of the points that it misses.
        let weight: Int
        let isValid: Bool
    }

    /// The designed tier.
    let tier: Int
    /// Of every tier; lots of the designed one are those of the first pooled plan.
    let plan: LotPlan
    let hours: [Double]
    /// Hours per week that each provider can take in all.
    let capacity: [Double]
    let terms: AwardTerms
    /// Allowed numbers of lots.
    let numbers: ClosedRange<Int>
    let lots: [Lot]
    let bids: [PooledBid]
    /// Pooled lots of each plan.
    let plans: [[Int]]
    /// Most parts of regions in all lots of a plan, by border layer; nil where there is no budget.
    let mostParts: [Int?]

    /// One plan of the pool with the tender that its lots bring about.
    struct PricedPlan: Sendable {
        let assignment: [Int]
        let problem: AwardProblem
    }

    /// - Throws: `CheckFailed` where a lot is bid for differently in two plans: our fault.
    init(_ priced: [PricedPlan], tier: Int, brief: DesignBrief) throws(CheckFailed) {
        precondition(!priced.isEmpty)
        let first = priced[0].problem
        self.tier = tier
        plan = first.plan
        hours = first.hours
        capacity = first.capacity
        terms = first.tender.terms
        numbers = brief.lots
        mostParts = brief.borders.map { layer in layer.budget.map { $0 + Set(layer.regions).count } }
        var pool = Pool(brief: brief, hours: first.hours, tier: tier)
        pool.addOtherTiers(first)
        var plans: [[Int]] = []
        for one in priced { plans.append(pool.add(one.problem)) }
        try CheckFailed.unless("joint", pool.faults)
        self.plans = plans
        lots = pool.lots
        bids = pool.bids
    }

    var designed: TierRules { plan.tiers[tier].rules }

    /// Hours per week of the areas that stand in some lot: all, since designed lots hold every area.
    var offeredHours: Double { hours.reduce(0, +) }

    func isExclusive(_ bid: PooledBid) -> Bool { plan.tiers[bid.bid.tier].rules.offer == .exclusive }

    /// Lots of a bid: the pooled one, or those of its tier.
    func lots(of bid: PooledBid) -> [Int] {
        if let lot = bid.lot { return [lot] }
        return bid.bid.lots
    }

    /// Commissioned contact hours per week of one of a bid's lots.
    func hours(of bid: PooledBid, in lot: Int) -> Double {
        bid.lot == nil ? plan.tiers[bid.bid.tier].lots[lot].sum(hours) : lots[lot].hours
    }

    /// Whether rules go beyond capacity; only then must a winner's share be more than a formality.
    var hasRules: Bool { terms.rules.contains { $0 != .capacity } }
}

/// Gathers lots and bids, each once.
private struct Pool {
    let brief: DesignBrief
    let hours: [Double]
    let tier: Int
    var lots: [JointProblem.Lot] = []
    var bids: [JointProblem.PooledBid] = []
    var faults: [String] = []
    private var placeOf: [[Int]: Int] = [:]
    /// Of the other tiers, then of each pooled lot: what a bid says beside its id.
    private var offers: [[[Int]]] = []
    private var others: [[Int]] = []

    init(brief: DesignBrief, hours: [Double], tier: Int) {
        self.brief = brief
        self.hours = hours
        self.tier = tier
    }

    mutating func addOtherTiers(_ problem: AwardProblem) {
        for (index, bid) in problem.bids.enumerated() where bid.tier != tier {
            bids.append(pooled(problem, index, lot: nil))
            others.append(said(problem, index))
        }
    }

    /// Places of the plan's lots; those that are new are added with their bids.
    mutating func add(_ problem: AwardProblem) -> [Int] {
        let own = problem.bids.indices.filter { problem.bids[$0].tier != tier }
        if own.map({ said(problem, $0) }) != others { faults.append("bids of other tiers depend on the plan") }
        let bidsOfLot = Dictionary(
            grouping: problem.bids.indices.filter { problem.bids[$0].tier == tier }
        ) { problem.bids[$0].lots }
        return problem.plan.tiers[tier].lots.indices.map { lot in
            let areas = problem.plan.tiers[tier].lots[lot].areas
            let own = bidsOfLot[[lot]] ?? []
            let offer = own.map { said(problem, $0) }
            if let place = placeOf[areas] {
                if offers[place] != offer { faults.append("lot of area \(areas[0]): bids depend on the plan") }
                return place
            }
            let place = lots.count
            placeOf[areas] = place
            lots.append(
                .init(
                    areas: areas, hours: areas.reduce(0) { $0 + hours[$1] }, numbers: numbers(areas),
                    parts: brief.borders.map { layer in Set(areas.map { layer.regions[$0] }).count }))
            offers.append(offer)
            for index in own { bids.append(pooled(problem, index, lot: place)) }
            return place
        }
    }

    /// Numbers of lots that the loads of some areas fit.
    private func numbers(_ areas: [Int]) -> [Int] {
        brief.lots.filter { number in
            brief.measures.allSatisfy { measure in
                if case .free = measure.limits { return true }
                return measure.keeps(areas, lots: number)
            }
        }
    }

    private func said(_ problem: AwardProblem, _ index: Int) -> [Int] {
        let bid = problem.bids[index]
        // Hours are sums of equal terms in equal order.
        let hours = Int(bitPattern: UInt(truncatingIfNeeded: bid.maxHours.bitPattern))
        return [bid.provider, bid.ratePence, hours, problem.weights[index], problem.isValid[index] ? 1 : 0]
            + (bid.tier == tier ? [] : [bid.tier] + bid.lots)
    }

    private func pooled(_ problem: AwardProblem, _ index: Int, lot: Int?) -> JointProblem.PooledBid {
        let bid = problem.bids[index]
        return .init(
            bid: bid, lot: lot, areas: bid.lots.flatMap { problem.plan.tiers[bid.tier].lots[$0].areas },
            weight: problem.weights[index], isValid: problem.isValid[index])
    }
}
