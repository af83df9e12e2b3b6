import LotModel

/// The contract years that follow from the first by stated rules, under each payment option.
///
/// Everything grows and shrinks with its share of the first year; within an area, carers that reablement frees take hours that
/// waited there; a contract at a loss hands back, and the first spot tier below it takes that as far as it has room. Carers go
/// with the work. What options pay changes no bid and no award.
public struct ContractProjection: Sendable {
    let terms: ContractTerms
    let base: ContractBase
    /// Books of later years in which less is in the contracts, ascending by year; works are those of `base`, in its order.
    private let later: [LaterBase]
    let schedule: RateSchedule
    let rates: RateRules
    let demand: DemandRules
    /// Of a contract's work, handed back in a year after years at a loss.
    let handBackShare: Double

    public init(
        _ terms: ContractTerms, base: ContractBase, later: [LaterBase] = [], schedule: RateSchedule, rates: RateRules,
        demand: DemandRules,
        handBackShare: Double
    ) {
        self.terms = terms
        precondition(later.allSatisfy { $0.base.works.count == base.works.count }, "later books have other works")
        self.base = base
        self.later = later
        self.schedule = schedule
        self.rates = rates
        self.demand = demand
        self.handBackShare = handBackShare
    }

    public var view: ContractView {
        ContractView(
            terms: terms,
            options: ([PaymentOption.asRun] + terms.options).map { ContractOption(option: $0, years: years($0)) })
    }

    func base(year: Int) -> ContractBase { later.last { $0.fromYear <= year }?.base ?? base }

    func years(_ option: PaymentOption) -> [ContractYearOutcome] {
        let levels = terms.reablement?.levels(years: terms.allYears) ?? Array(repeating: 1, count: terms.allYears)
        var kept = Array(repeating: 1.0, count: base.works.count)
        var before = kept
        var atLoss = Array(repeating: 0, count: base.works.count)
        var due = Array(repeating: 0, count: base.tiers.count)
        var moved = atLoss
        return (1...terms.allYears).map { year in
            let step = ContractStep(
                self, year: year, option: option, level: levels[year - 1], kept: kept, before: before, moved: moved,
                returned: due)
            due = step.tiers.map(\.duePence)
            before = kept
            for (index, move) in step.reviews(option, before: year + 1).enumerated() { moved[index] += move }
            for (index, margin) in step.margins.enumerated() {
                atLoss[index] = margin.map { $0 < 0 } ?? false ? atLoss[index] + 1 : 0
                guard let handBack = terms.handBack, !base.tiers[base.works[index].tier].isSpot else { continue }
                if atLoss[index] >= handBack.afterYears { kept[index] *= 1 - handBackShare }
            }
            return step.outcome
        }
    }
}
