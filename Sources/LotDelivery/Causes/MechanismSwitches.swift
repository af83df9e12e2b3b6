import LotModel

/// One delivery with any of its mechanisms switched off, bids and award frozen.
///
/// Travel, labour, capacity, price and lot borders are switched inside the waterfall; outside wage and employers in the
/// labour pool; transfer in hours, capacity and carers lost, which are then as tendered. Labour off gives carers without
/// limit, so that outside wage, employers and carers lost in transfer then change nothing. Providers that the delivery does
/// without stay away whatever is off.
public struct MechanismSwitches: Sendable {
    private let work: DeliveryProblem
    private let tendered: Mobilised
    private let mobilised: Mobilised
    private let labour: LabourVariants
    private let ownRatesPence: [Int?]

    /// - Parameters:
    ///   - work: a delivery of the award; its hours, capacity, labour and switches are replaced.
    ///   - tendered: hours and capacity as if nothing happened between award and delivery.
    ///   - mobilised: hours, capacity and carers lost once the new contracts run.
    ///   - ownRatesPence: of each provider, what it asks where lots have no borders.
    public init(
        _ work: DeliveryProblem, tendered: Mobilised, mobilised: Mobilised, labour: LabourVariants,
        ownRatesPence: [Int?]
    ) {
        precondition(ownRatesPence.count == work.providers.count)
        self.work = work
        self.tendered = tendered.without(work.withdrawn)
        self.mobilised = mobilised.without(work.withdrawn)
        self.labour = labour
        self.ownRatesPence = ownRatesPence.indices.map { work.withdrawn.contains($0) ? nil : ownRatesPence[$0] }
    }

    /// Mechanisms of this delivery: all of them, employers only where the scenario names any.
    public var mechanisms: [Mechanism] { Mechanism.allCases.filter { $0 != .employers || labour.hasEmployers } }

    public func problem(off: Set<Mechanism>) -> DeliveryProblem {
        let state = off.contains(.transfer) ? tendered : mobilised
        let pool = labour.pool(off: off)
        let present = LabourPool(
            paidHours: zip(pool.paidHours, state.lostPaidHours).map { max(0, $0 - $1) },
            outsideWagePence: pool.outsideWagePence)
        return DeliveryProblem(
            hours: state.hours, plan: work.plan, contracts: work.contracts, providers: work.providers,
            capacity: state.capacity, reach: work.reach, labour: present, neighbours: work.neighbours, hops: work.hops,
            costs: work.costs, rates: work.rates, rules: work.rules, off: off,
            ownRatesPence: off.contains(.lotBorders) ? ownRatesPence : [], withdrawn: work.withdrawn)
    }

    /// Fewest mechanisms off that give the same delivery.
    func effective(off: Set<Mechanism>) -> Set<Mechanism> {
        var least = labour.effective(off: off)
        if off.contains(.labour) { least.subtract([.outsideWage, .employers]) }
        if tendered == mobilised { least.remove(.transfer) }
        return least
    }
}
