/// The state in which delivery begins, once the new contracts run.
public struct Mobilised: Hashable, Sendable {
    /// Commissioned contact hours per week of each core area; those that leave for a Direct Payment are out.
    public let hours: [Double]
    /// Contact hours per week that each provider can work.
    public let capacity: [Double]
    /// Paid hours per week of each core area that carers no longer work for the council: they care for people with a Direct
    /// Payment, or have left.
    public let lostPaidHours: [Double]

    public init(hours: [Double], capacity: [Double], lostPaidHours: [Double]) {
        self.hours = hours
        self.capacity = capacity
        self.lostPaidHours = lostPaidHours
    }

    /// What would be if nobody left and no carer were lost.
    public static func unchanged(hours: [Double], offered: [Double]) -> Mobilised {
        Mobilised(hours: hours, capacity: offered, lostPaidHours: Array(repeating: 0, count: hours.count))
    }

    /// The same with nothing left of the capacity of these providers.
    public func without(_ gone: Set<Int>) -> Mobilised {
        Mobilised(
            hours: hours, capacity: capacity.indices.map { gone.contains($0) ? 0 : capacity[$0] },
            lostPaidHours: lostPaidHours)
    }

    /// The carers that remain of a pool; no area has fewer than none.
    public func remaining(_ pool: LabourPool) -> LabourPool {
        LabourPool(
            paidHours: zip(pool.paidHours, lostPaidHours).map { max(0, $0 - $1) },
            outsideWagePence: pool.outsideWagePence)
    }
}
