import LotModel
import LotSearch

/// What would close a coverage gap, one measure at a time: the cheapest of each kind, found by delivering again with it.
///
/// Bids and award stay as they are, and the measures of several areas do not add up: each is tried alone. A gap is closed
/// when it no longer counts as one. Cost: some dozens of deliveries an area, with the number of neighbouring lots.
public struct RemedySearch: Sendable {
    private let trial: RemedyTrial
    private let rules: AssessRules
    private let wageElasticity: Double
    private let ownRatesPence: [Int?]

    /// - Parameters:
    ///   - delivery: that of `work`.
    ///   - ownRatesPence: of each provider, what it would ask for a contract.
    public init(
        _ work: DeliveryProblem, delivery: Delivery, rules: AssessRules, labour: LabourRules, ownRatesPence: [Int?]
    ) {
        trial = RemedyTrial(work, delivery: delivery, rules: rules)
        self.rules = rules
        wageElasticity = labour.wageElasticity
        self.ownRatesPence = ownRatesPence
    }

    /// - Parameter threads: areas at once; the result does not depend on it.
    public func remedies(areas: [Int], threads: Int) async -> [AreaRemedies] {
        await orderedConcurrentMap(areas, threads: threads) { remedies(area: $0) }
    }

    func remedies(area: Int) -> AreaRemedies {
        let supplement = SupplementSearch(
            trial, area: area, mostPence: rules.remedySupplementPence, wageElasticity: wageElasticity)
        let single: [Remedy?] = [supplement.cheapest(), addedHours(area)]
        let found =
            single.compactMap { $0 } + MovedBorders(trial, area: area).remedies()
            + SecondProviders(trial, area: area, ownRatesPence: ownRatesPence).remedies()
        return AreaRemedies(
            area: area, unmet: trial.delivery.unmet[area],
            remedies: RemedyKind.allCases.compactMap { kind in
                found.filter { $0.kind == kind }.min { $0.extraPoundsYear < $1.extraPoundsYear }
            })
    }

    /// The fewest whole hours found, all of the area at most, that close the gap when they are no longer offered to
    /// providers: carers hired for them from outside of care, at what they could earn there or at what care pays where that
    /// is more, work them. Providers deliver the rest again, with fewer hours and so longer ways; more are added until it closes.
    private func addedHours(_ area: Int) -> Remedy? {
        let work = trial.work
        let all = work.hours[area]
        let wage = max(
            work.labour.outsideWagePence[area],
            LabourMarket.meanWagePence(work.providers, usual: work.costs.wagePence))
        var hours = min(all, (trial.delivery.unmet[area] - trial.mostUnmet(area)).rounded(.up))
        while true {
            let changed = Waterfall(work.with(hours: hours, takenFrom: area)).run()
            let open = changed.unmet[area] - trial.mostUnmet(area)
            if open > 0, hours < all {
                hours = min(all, hours + max(1, open.rounded(.up)))
                continue
            }
            let cost = work.costs.cost(
                wagePence: wage, travel: work.hops.travelPerHour(area: area, hours: hours)
            ).total
            return trial.remedy(
                .addedHours(hours, costPence: cost), area: area, changed, rates: work.rates, ownHours: hours,
                ownPence: cost)
        }
    }
}

extension DeliveryProblem {
    /// The same problem without some of an area's hours.
    func with(hours taken: Double, takenFrom area: Int) -> DeliveryProblem {
        var left = hours
        left[area] = max(0, left[area] - taken)
        return with(hours: left)
    }

    /// The same problem but for what is stated.
    func with(
        hours: [Double]? = nil, plan: LotPlan? = nil, contracts: [Contract]? = nil, labour: LabourPool? = nil,
        rates: RateCard? = nil, providers: [Provider]? = nil
    ) -> DeliveryProblem {
        DeliveryProblem(
            hours: hours ?? self.hours, plan: plan ?? self.plan, contracts: contracts ?? self.contracts,
            providers: providers ?? self.providers,
            capacity: capacity, reach: reach, labour: labour ?? self.labour, neighbours: neighbours, hops: hops,
            costs: costs, rates: rates ?? self.rates, rules: rules, off: off, ownRatesPence: ownRatesPence,
            withdrawn: withdrawn)
    }
}
