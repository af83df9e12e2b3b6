import LotModel

/// An area that joins a neighbouring lot of a tier, each such lot in turn. Contracts stay: the lot's winners serve the area on
/// their terms, those of its old lot no longer.
struct MovedBorders: Sendable {
    private let trial: RemedyTrial
    private let area: Int

    init(_ trial: RemedyTrial, area: Int) {
        self.trial = trial
        self.area = area
    }

    /// Those that close the gap.
    func remedies() -> [Remedy] {
        trial.work.plan.tiers.indices.flatMap { tier in
            neighbouringLots(tier).compactMap { lot in
                let problem = trial.work.with(plan: plan(tier: tier, joining: lot))
                return trial.remedy(
                    .movedBorder(tier: tier, lot: lot), area: area, Waterfall(problem).run(), rates: problem.rates)
            }
        }
    }

    /// Lots under contract, ascending.
    private func neighbouringLots(_ tier: Int) -> [Int] {
        let work = trial.work
        let lotOfArea = work.plan.tiers[tier].lotOfArea
        guard let own = lotOfArea[area] else { return [] }
        let held = Set(work.contracts.filter { $0.tier == tier }.map(\.lot))
        return Set(work.neighbours[area].compactMap { lotOfArea[$0] }).filter { $0 != own && held.contains($0) }
            .sorted()
    }

    func plan(tier: Int, joining lot: Int) -> LotPlan {
        LotPlan(
            trial.work.plan.tiers.enumerated().map { index, old in
                guard index == tier else { return old }
                let lots = old.lots.enumerated().map { number, own in
                    let others = own.areas.filter { $0 != area }
                    return Lot(id: own.id, name: own.name, areas: number == lot ? (others + [area]).sorted() : others)
                }
                return Tier(rules: old.rules, lots: lots, coreCount: old.lotOfArea.count)
            })
    }
}
