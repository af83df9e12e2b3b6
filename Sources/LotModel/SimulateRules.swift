/// How care is simulated week by week.
public struct SimulateRules: Hashable, Sendable {
    /// 0 leaves the simulation out.
    public let replicates: Int
    public let weeks: Int
    public let warmUpWeeks: Int
    /// Mean weeks that a package of care lasts.
    public let packageWeeks: Double
    /// Standard deviation of package sizes over their mean.
    public let packageSpread: Double
    /// Packages handed back per week and package held.
    public let handbackWeek: Double
    /// The same where pay is below cost or the provider below viability.
    public let handbackPressedWeek: Double
    public let successorWeeks: Double
    public let carerWeeks: Double

    init(_ values: ParameterValues) {
        replicates = Int(values("simulate.replicates"))
        weeks = Int(values("simulate.weeks"))
        warmUpWeeks = Int(values("simulate.warm_up_weeks"))
        packageWeeks = values("simulate.package_weeks")
        packageSpread = values("simulate.package_spread")
        handbackWeek = values("simulate.handback_week")
        handbackPressedWeek = values("simulate.handback_pressed_week")
        successorWeeks = values("simulate.successor_weeks")
        carerWeeks = values("simulate.carer_weeks")
    }
}
