extension Scenario {
    /// The same without some tiers. Whoever holds a lot of those today holds none.
    ///
    /// Precondition: no bid of a file, no rule of the award that names a lot.
    public func without(tiers names: [String]) -> Scenario {
        let kept = plan.tiers.indices.filter { !names.contains(plan.tiers[$0].rules.name) }
        var scenario = self
        scenario.plan = LotPlan(kept.map { plan.tiers[$0] })
        scenario.incumbents = Dictionary(
            uniqueKeysWithValues: incumbents.compactMap { key, provider in
                kept.firstIndex(of: key.tier).map { (LotKey(tier: $0, lot: key.lot), provider) }
            })
        return scenario
    }
}

extension ReplayValue {
    /// Values by parameter, as an overlay takes them.
    public static func byParameter(_ values: [ReplayValue]) -> [String: Double] {
        Dictionary(values.map { ($0.parameter, $0.value) }) { $1 }
    }
}
