/// What the rounds of the sampled days came to for one provider in one area: a check on the hops of `HopCurves`.
///
/// Visits are worker visits: one by two carers counts twice. Travel is paid travel: from the second visit of a round on,
/// each on the way to a visit in this area, from wherever the carer was before.
public struct RoundSample: Hashable, Sendable {
    public let provider: Int
    /// Index of the core area.
    public let area: Int
    /// Contact hours that the provider delivers there in a week.
    public let hours: Double
    public let days: Int
    public let visits: Int
    /// Visits for which there was no time in their part of the day.
    public let unserved: Int
    /// Calls by two carers at once, in calls.
    public let doubleHanded: Int
    /// Rounds with a visit here, one carer each; those with visits in several areas count in each.
    public let carers: Int
    /// Carers among them on foot.
    public let walkers: Int
    /// Ways to a visit here from the visit before.
    public let legs: Int
    public let travelMinutes: Double
    public let waitingMinutes: Double
    public let contactMinutes: Double
    /// True when the rounds also serve the provider's visits in neighbouring areas.
    public let isPooled: Bool
    /// Minutes of the hop that delivery counted on.
    public let predictedHop: Double
    /// Travel minutes per contact hour that delivery counted on.
    public let predictedTravelMinutes: Double

    public init(
        provider: Int, area: Int, hours: Double, days: Int, visits: Int, unserved: Int, doubleHanded: Int, carers: Int,
        walkers: Int, legs: Int, travelMinutes: Double, waitingMinutes: Double, contactMinutes: Double, isPooled: Bool,
        predictedHop: Double, predictedTravelMinutes: Double
    ) {
        self.provider = provider
        self.area = area
        self.hours = hours
        self.days = days
        self.visits = visits
        self.unserved = unserved
        self.doubleHanded = doubleHanded
        self.carers = carers
        self.walkers = walkers
        self.legs = legs
        self.travelMinutes = travelMinutes
        self.waitingMinutes = waitingMinutes
        self.contactMinutes = contactMinutes
        self.isPooled = isPooled
        self.predictedHop = predictedHop
        self.predictedTravelMinutes = predictedTravelMinutes
    }

    /// Mean minutes between consecutive visits; nil where no round goes on to a visit here.
    public var hop: Double? { legs > 0 ? travelMinutes / Double(legs) : nil }

    /// Travel minutes per contact hour when every visit takes a routed hop, as delivery counts them; nil without a hop.
    public var travelMinutesPerHour: Double? {
        guard let hop, predictedHop > 0 else { return nil }
        return predictedTravelMinutes * hop / predictedHop
    }

    /// The same without the ways to first visits of rounds, which start from home; nil where nobody was visited.
    public var paidTravelMinutesPerHour: Double? { contactMinutes > 0 ? travelMinutes / contactMinutes * 60 : nil }

    public var waitingMinutesPerHour: Double? { contactMinutes > 0 ? waitingMinutes / contactMinutes * 60 : nil }
}
