extension Scenario {
    /// The same with other values of some parameters, by their ids.
    ///
    /// Only what follows from parameters changes: not the areas, the lots, or what a file said. Names and ranges are the
    /// caller's to hold.
    public func setting(_ changes: [String: Double]) -> Scenario {
        var given: [String: Double] = [:]
        for parameter in Parameter.table {
            given[parameter.id] = changes[parameter.id] ?? parameters.optional(parameter.id)
        }
        var changed = self
        changed.parameters = ParameterValues(priceYear: parameters.priceYear, given: given)
        changed.rules = Rules(changed.parameters)
        return changed
    }
}

extension Scenario {
    /// The same with other rules of the award.
    public func with(rules: [AwardRule]) -> Scenario {
        var changed = self
        changed.terms = terms.with(rules: rules)
        return changed
    }
}
