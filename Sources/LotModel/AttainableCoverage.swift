/// The most hours that the same providers, carers and money could deliver if lots had no borders.
///
/// Hours are contact hours per week. A bound, not a plan: travel is that of a sole provider, every hour is paid at the
/// lowest rate that its provider may ask, and works if its highest one pays.
public struct AttainableCoverage: Hashable, Sendable {
    public let delivered: Double
    /// Hours that the expected view delivers, for no more money.
    public let expected: Double
    /// Proved upper bound on the hours, recomputed from the solver's prices.
    public let bound: Double
    /// Of each core area, where every best division gives it the same hours; nil where they may differ.
    public let hours: [Double?]
    /// Pence a week that the expected view costs, and so the most that may be spent.
    public let spendLimitPence: Double
    /// Whether more money would attain more hours.
    public let isSpendBinding: Bool
    private let hoursPerPerson: Double

    public init(
        delivered: Double, expected: Double, bound: Double, hours: [Double?], spendLimitPence: Double,
        isSpendBinding: Bool, hoursPerPerson: Double
    ) {
        self.delivered = delivered
        self.expected = expected
        self.bound = bound
        self.hours = hours
        self.spendLimitPence = spendLimitPence
        self.isSpendBinding = isSpendBinding
        self.hoursPerPerson = hoursPerPerson
    }

    /// The price of the lotting: hours per week that lots, ranks and the order of asking cost.
    public var lottingHours: Double { max(0, delivered - expected) }
    /// The same in people, at the mean package: an estimate.
    public var lottingPeople: Double { lottingHours / hoursPerPerson }
}
