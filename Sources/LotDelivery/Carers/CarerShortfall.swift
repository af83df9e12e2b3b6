import LotModel

/// What stays unmet because carers do not drive, and because visits clash: the same contracts delivered with each limit
/// lifted, and what lifting both brings divided by Shapley's rule, that is by the mean of both orders.
public struct CarerShortfall: Sendable {
    /// Deliveries by the limits lifted, as bits in the order of `limits`; the first is the run's own.
    public let deliveries: [(problem: DeliveryProblem, delivery: Delivery)]
    private let limits: [CarerLimit]

    /// - Parameters:
    ///   - pool: carers with limits lifted, after the change of contracts.
    ///   - limits: those that are there.
    public init(
        _ problem: DeliveryProblem, delivery: Delivery, limits: [CarerLimit], pool: (Set<CarerLimit>) -> LabourPool
    ) {
        self.limits = limits
        deliveries = (0..<(1 << limits.count)).map { bits in
            guard bits > 0 else { return (problem, delivery) }
            let lifted = Set(limits.indices.filter { bits & (1 << $0) != 0 }.map { limits[$0] })
            let other = problem.with(labour: pool(lifted))
            return (other, Waterfall(other).run())
        }
    }

    /// Contact hours per week of each core area; none where the limit is not there.
    public func unmet(for limit: CarerLimit) -> [Double] {
        let unmet = deliveries.map(\.delivery.unmet)
        guard let place = limits.firstIndex(of: limit) else { return unmet[0].map { _ in 0 } }
        let own = 1 << place
        return unmet[0].indices.map { area in
            let alone = unmet[0][area] - unmet[own][area]
            if limits.count == 1 { return alone }
            let other = 0b11 - own
            return (alone + unmet[other][area] - unmet[0b11][area]) / 2
        }
    }
}

extension DeliveryProblem {
    /// The same with other carers.
    func with(labour: LabourPool) -> DeliveryProblem {
        DeliveryProblem(
            hours: hours, plan: plan, contracts: contracts, providers: providers, capacity: capacity, reach: reach,
            labour: labour, neighbours: neighbours, hops: hops, costs: costs, rates: rates, rules: rules, off: off,
            ownRatesPence: ownRatesPence, withdrawn: withdrawn)
    }
}
