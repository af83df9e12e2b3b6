extension Scenario {
    /// The same scenario with some parameters at other values.
    ///
    /// Precondition: every value lies in its parameter's range.
    public func with(_ values: [ReplayValue]) -> Scenario {
        if values.isEmpty { return self }
        var given: [String: Double] = [:]
        for parameter in Parameter.table {
            if let value = parameters.optional(parameter.id) { given[parameter.id] = value }
        }
        for value in values { given[value.parameter] = value.value }
        var scenario = self
        scenario.parameters = ParameterValues(priceYear: priceYear, given: given)
        scenario.rules = Rules(scenario.parameters)
        return scenario
    }

    public func with(seed: UInt64) -> Scenario {
        var scenario = self
        scenario.seed = seed
        return scenario
    }

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
