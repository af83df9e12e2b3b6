import LotModel
import LotSolver

/// An award beside what else could have been: the second best, and what each rule costs.
public struct AwardReview: Sendable {
    public let outcome: AwardOutcome
    /// The best award in which some lot has another winner; nil when there is none.
    public let second: AwardOutcome?
    /// One for each of the tender's `limits`, in their order; empty when no award keeps them all.
    public let prices: [RulePrice]
    public let figures: AwardFigures

    public init(outcome: AwardOutcome, second: AwardOutcome?, prices: [RulePrice], figures: AwardFigures) {
        self.outcome = outcome
        self.second = second
        self.prices = prices
        self.figures = figures
    }
}

/// Solves a tender, then again without each rule, the tiers' own included, and with other winners. Scores are those of the
/// full tender throughout.
///
/// Cost: a solve for each rule, and one more.
public struct AwardReviewer: Sendable {
    /// Relative gap at which a published award is compared with another.
    public static let comparableGap = 1e-4

    private let solver: AwardSolver
    private let cancellation: Cancellation?
    /// Told what is solved next.
    private let progress: (@Sendable (String) -> Void)?

    public init(
        _ solver: AwardSolver, cancellation: Cancellation? = nil, progress: (@Sendable (String) -> Void)? = nil
    ) {
        self.solver = solver
        self.cancellation = cancellation
        self.progress = progress
    }

    public func review(_ problem: AwardProblem) throws(SolverFailure) -> AwardReview {
        progress?("awarding \(problem.bids.count) bids")
        let outcome = try solver.outcome(problem)
        let figures = AwardFigures(problem.tender, contracts: outcome.award.contracts)
        if outcome.status == .infeasible {
            return AwardReview(outcome: outcome, second: nil, prices: [], figures: figures)
        }
        progress?("looking for the second best award")
        // A rule that keeps nothing out, but under which a winner of a shared lot has hours: one with none is no other award.
        let counting = problem.with(rules: problem.rules + [.rate(minPence: 0, maxPence: nil)])
        let other = isCancelled ? nil : try solver.lead(counting, otherThan: outcome.winners)
        let prices = try prices(problem, outcome)
        // A search that was stopped may hold no award at all.
        let second = other.flatMap {
            $0.status == .infeasible || ($0.status == .stopped && $0.award.contracts.isEmpty) ? nil : $0
        }
        return AwardReview(outcome: outcome, second: second, prices: prices, figures: figures)
    }

    /// One for each of the tender's `limits`, in their order. Cost: a solve for each.
    ///
    /// - Parameter outcome: of the whole problem; an award.
    public func prices(_ problem: AwardProblem, _ outcome: AwardOutcome) throws(SolverFailure) -> [RulePrice] {
        let limits = problem.tender.limits
        var prices: [RulePrice] = []
        for (index, limit) in limits.enumerated() {
            if isCancelled {
                prices.append(.notComparable("stopped before it was looked at"))
                continue
            }
            progress?("price of rule \(index + 1) of \(limits.count)")
            prices.append(price(outcome, without: try solver.lead(problem.without([limit]))))
        }
        return prices
    }

    private var isCancelled: Bool { cancellation?.isCancelled ?? false }

    private func price(_ with: AwardOutcome, without: AwardOutcome) -> RulePrice {
        if with.status == .stopped || without.status == .stopped {
            return .notComparable("a search was stopped before its end")
        }
        let more = with.award.unawardedHours - without.award.unawardedHours
        if abs(more) > 1e-3 { return .notComparable(more > 0 ? "more hours without it" : "fewer hours without it") }
        return .interval(
            low: max(0, with.bound - without.objective), high: max(0, with.objective - without.bound))
    }
}

/// What an award means for the market.
public struct AwardFigures: Sendable {
    public struct Load: Hashable, Sendable {
        public let provider: Int
        public let hours: Double
        public let lots: Int
        public let pencePerYear: Int
        /// Hours won over hours that it can take; nil where it can take none.
        public let shareOfCapacity: Double?
    }

    /// One for each winner, in the order of the providers.
    public let loads: [Load]
    /// Herfindahl-Hirschman index of awarded hours: 10,000 for one winner.
    public let hhi: Double
    /// Lots for which nobody makes a valid bid.
    public let lotsWithoutBid: [LotKey]

    public init(_ tender: Tender, contracts: [Contract]) {
        let all = contracts.reduce(0) { $0 + $1.hours }
        let byProvider = Dictionary(grouping: contracts, by: \.provider).sorted { $0.key < $1.key }
        loads = byProvider.map { provider, own in
            let hours = own.reduce(0) { $0 + $1.hours }
            let pence = own.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * Conventions.weeksPerYear
            return Load(
                provider: provider, hours: hours, lots: Set(own.map { LotKey(tier: $0.tier, lot: $0.lot) }).count,
                pencePerYear: Int(pence.rounded()),
                shareOfCapacity: tender.capacity[provider] > 0 ? hours / tender.capacity[provider] : nil)
        }
        hhi = all > 0 ? loads.reduce(0) { $0 + 10_000 * ($1.hours / all) * ($1.hours / all) } : 0
        let validity = BidValidity(tender)
        var covered: Set<LotKey> = []
        for (index, bid) in tender.bids.enumerated() where validity.fault(index) == nil { covered.formUnion(bid.keys) }
        lotsWithoutBid = tender.plan.tiers.enumerated().flatMap { tier, own in
            own.lots.indices.map { LotKey(tier: tier, lot: $0) }
        }.filter { !covered.contains($0) }
    }
}

extension AwardOutcome {
    /// Provider of each lot at the first rank.
    var winners: Set<WinnerOfLot> {
        Set(award.contracts.map { WinnerOfLot(key: LotKey(tier: $0.tier, lot: $0.lot), provider: $0.provider) })
    }
}
