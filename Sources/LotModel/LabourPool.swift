/// Paid hours per week that carers would work in each core area, and what they could earn elsewhere.
public struct LabourPool: Hashable, Sendable {
    /// Paid hours (contact and travel) per week in reach, per core area.
    public let paidHours: [Double]
    /// Outside wage in pence per hour, per area of the table.
    public let outsideWagePence: [Double]

    public init(paidHours: [Double], outsideWagePence: [Double]) {
        self.paidHours = paidHours
        self.outsideWagePence = outsideWagePence
    }
}
