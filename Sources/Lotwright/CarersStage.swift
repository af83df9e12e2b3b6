import LotDelivery
import LotModel

extension Pipeline {
    /// What driving and times of day do to carers and care; nil where the scenario says nothing of them.
    ///
    /// Up to three more deliveries, each held against its checker.
    ///
    /// - Throws: `CheckFailed`.
    func carers(
        _ chain: Chain, _ scenario: Scenario, _ ground: Ground, market: LabourMarket, limits: CarerLimits
    ) throws -> CarerFindings? {
        guard !limits.limits.isEmpty else { return nil }
        let shortfall = CarerShortfall(chain.work, delivery: chain.delivery, limits: limits.limits) {
            chain.mobilised.remaining(ground.labour(market, lifted: $0))
        }
        let checker = DeliveryChecker(
            cost: scenario.rules.cost, travel: scenario.rules.travel, rates: scenario.rules.rates,
            demand: scenario.rules.demand, areas: scenario.areas)
        for (problem, delivery) in shortfall.deliveries.dropFirst() {
            try CheckFailed.unless("delivery", checker.faults(of: delivery, problem: problem))
        }
        // As the carers themselves: what all who seek them need, and of that the part of these contracts.
        let needed = LabourPool(
            paidHours: Array(ground.hops.paidHours(ground.demand.soughtHours)[0..<ground.hours.count]),
            outsideWagePence: []
        ).shared(ground.demand).paidHours
        let driving = ground.labour(market, lifted: [.drivers, .times]).paidHours
        let present = ground.labour(market, lifted: [.times]).paidHours
        let usable = ground.labour(market).paidHours
        let forDrivers = shortfall.unmet(for: .drivers)
        let forTimes = shortfall.unmet(for: .times)
        let findings = CarerFindings(
            rules: scenario.rules.carers, waves: scenario.carerWaves,
            areas: ground.hours.indices.map { area in
                AreaCarers(
                    needed: needed[area], footHopMinutes: limits.onFoot?.hopMinutes[area],
                    isWalkable: limits.onFoot?.isWalkable[area] ?? false, allDriving: driving[area],
                    present: present[area], usable: usable[area], unmetForDrivers: forDrivers[area],
                    unmetForTimes: forTimes[area])
            })
        try CheckFailed.unless(
            "carers",
            CarersChecker(findings).faults(
                unmet: chain.delivery.unmet,
                lifted: shortfall.deliveries[shortfall.deliveries.count - 1].delivery.unmet))
        return findings
    }
}
