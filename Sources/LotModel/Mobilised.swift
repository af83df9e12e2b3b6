/// The state in which delivery begins, once the new contracts run.
public struct Mobilised: Hashable, Sendable {
    /// Commissioned contact hours per week of each core area; those that leave for a Direct Payment are out.
    public let hours: [Double]
    /// Contact hours per week that each provider can work.
    public let capacity: [Double]
    /// Paid hours per week of each core area that carers no longer work.
    public let lostPaidHours: [Double]

    public init(hours: [Double], capacity: [Double], lostPaidHours: [Double]) {
        self.hours = hours
        self.capacity = capacity
        self.lostPaidHours = lostPaidHours
    }
}
