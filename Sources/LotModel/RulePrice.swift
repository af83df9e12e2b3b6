/// What leaving a rule of an award out would save, in the objective's unit.
public enum RulePrice: Hashable, Sendable {
    /// Both awards are proved only to within their gaps, so the saving is known to lie between two values.
    case interval(low: Double, high: Double)
    /// Other hours would be awarded, or a search was stopped.
    case notComparable(String)
}
