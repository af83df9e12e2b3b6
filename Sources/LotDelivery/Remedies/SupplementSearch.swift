import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The smallest supplement in whole pence per hour that closes an area's gap.
///
/// What a provider keeps pays avoidable cost. What it passes on becomes wage, less on-costs and paid travel, and leaves its
/// margin as it was; carers who would work in the area grow by (new wage / mean care wage) ^ elasticity. Tried are all
/// kept, all passed on, and just enough kept that nobody refuses the price with the rest passed on. Each is found by
/// halving, which supposes that more never opens the gap again; that the smallest found closes it is certain, that none
/// below does is not.
struct SupplementSearch: Sendable {
    private let trial: RemedyTrial
    private let area: Int
    private let mostPence: Int
    private let wageElasticity: Double
    /// Pence per hour that one penny of wage costs: on-costs and paid travel.
    private let costOfWage: Double
    private let wagePence: Double

    init(_ trial: RemedyTrial, area: Int, mostPence: Int, wageElasticity: Double) {
        self.trial = trial
        self.area = area
        self.mostPence = mostPence
        self.wageElasticity = wageElasticity
        let work = trial.work
        wagePence = LabourMarket.meanWagePence(work.providers, usual: work.costs.wagePence)
        let rows = trial.delivery.delivered.filter { $0.area == area }
        let hours = rows.reduce(0) { $0 + $1.hours }
        let minutes =
            hours > 0
            ? rows.reduce(0) { $0 + $1.hours * $1.travelMinutes } / hours
            : work.hops.leastTravelMinutesPerHour(area: area, hours: work.hours[area])
        let cost = work.costs.cost(wagePence: 100, travel: Hop(minutes: minutes, kilometres: 0))
        costOfWage = (cost.contactPay + cost.travelPay + cost.onCosts) / 100
    }

    /// Nil when none up to the most closes the gap.
    func cheapest() -> Remedy? {
        let kept = smallest(upTo: mostPence) { closes(kept: $0, passedOn: 0) }.flatMap { remedy(kept: $0, passedOn: 0) }
        let passedOn = smallest(upTo: mostPence) { closes(kept: 0, passedOn: $0) }
            .flatMap { remedy(kept: 0, passedOn: $0) }
        let found = [kept, passedOn].compactMap { $0 }
        return found.min { $0.extraPoundsYear < $1.extraPoundsYear } ?? mixed()
    }

    /// Just enough kept that the price stops nobody, the rest passed on.
    private func mixed() -> Remedy? {
        guard refusedForPrice(trial.delivery) > 0,
            let kept = smallest(
                upTo: mostPence, where: { refusedForPrice(deliver(kept: $0, passedOn: 0)) <= Waterfall.crumb }),
            let passedOn = smallest(upTo: mostPence - kept, where: { closes(kept: kept, passedOn: $0) })
        else { return nil }
        return remedy(kept: kept, passedOn: passedOn)
    }

    /// - Precondition: 0 does not do.
    private func smallest(upTo most: Int, where does: (Int) -> Bool) -> Int? {
        guard most > 0, does(most) else { return nil }
        var below = 0
        var enough = most
        while enough - below > 1 {
            let middle = (below + enough) / 2
            if does(middle) { enough = middle } else { below = middle }
        }
        return enough
    }

    private func closes(kept: Int, passedOn: Int) -> Bool {
        trial.isClosed(area, in: deliver(kept: kept, passedOn: passedOn))
    }

    private func remedy(kept: Int, passedOn: Int) -> Remedy? {
        trial.remedy(
            .rateSupplement(keptPence: kept, wagePence: passedOn), area: area, deliver(kept: kept, passedOn: passedOn),
            rates: trial.work.rates.adding(kept, area: area), passedOnPence: passedOn)
    }

    private func deliver(kept: Int, passedOn: Int) -> Delivery {
        Waterfall(problem(kept: kept, passedOn: passedOn)).run()
    }

    func problem(kept: Int, passedOn: Int) -> DeliveryProblem {
        let work = trial.work
        var paidHours = work.labour.paidHours
        if passedOn > 0, wagePence > 0 {
            paidHours[area] *= pow(1 + Double(passedOn) / costOfWage / wagePence, wageElasticity)
        }
        return work.with(
            labour: LabourPool(paidHours: paidHours, outsideWagePence: work.labour.outsideWagePence),
            rates: kept > 0 ? work.rates.adding(kept, area: area) : work.rates)
    }

    private func refusedForPrice(_ delivery: Delivery) -> Double {
        delivery.refused.reduce(0) { $0 + ($1[.price]?[area] ?? 0) }
    }
}
