/// What a carer spends on the way from one visit to the next, or on all such ways of a contact hour.
public struct Hop: Hashable, Sendable {
    /// Minutes door to door: driving at its time of day and parking, or walking.
    public let minutes: Double
    /// Road kilometres driven; 0 on foot.
    public let kilometres: Double

    public init(minutes: Double, kilometres: Double) {
        self.minutes = minutes
        self.kilometres = kilometres
    }

    static func * (count: Double, hop: Hop) -> Hop {
        Hop(minutes: count * hop.minutes, kilometres: count * hop.kilometres)
    }
}
