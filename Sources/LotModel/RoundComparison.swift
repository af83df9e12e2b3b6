/// Sampled rounds of several providers and areas against the hops that delivery counted on, each weighted by the hours
/// that the provider delivers there.
public struct RoundComparison: Hashable, Sendable {
    /// How far apart a routed and a predicted hop may be and still agree, as a share of the predicted one.
    public static let tolerance = 0.2

    /// Pairs of provider and area with a routed hop.
    public let pairs: Int
    public let hours: Double
    public let routedHop: Double
    public let predictedHop: Double
    /// Per contact hour, a routed hop for every visit.
    public let routedTravelMinutes: Double
    /// Per contact hour, without the ways to first visits of rounds.
    public let paidTravelMinutes: Double
    public let predictedTravelMinutes: Double
    public let waitingMinutes: Double
    /// Routed over predicted hop, mean over the hours.
    public let meanRatio: Double
    /// Share of areas whose routed hop, over all providers there, is within the tolerance of the predicted one.
    public let areasWithin: Double

    /// Nil where no round goes on to a second visit.
    public init?(_ samples: [RoundSample]) {
        let routed = samples.filter { $0.hop != nil && $0.predictedHop > 0 }
        let hours = routed.reduce(0) { $0 + $1.hours }
        guard hours > 0 else { return nil }
        func mean(_ value: (RoundSample) -> Double?) -> Double {
            routed.reduce(0) { $0 + $1.hours * (value($1) ?? 0) } / hours
        }
        pairs = routed.count
        self.hours = hours
        routedHop = mean(\.hop)
        predictedHop = mean(\.predictedHop)
        routedTravelMinutes = mean(\.travelMinutesPerHour)
        paidTravelMinutes = mean(\.paidTravelMinutesPerHour)
        predictedTravelMinutes = mean(\.predictedTravelMinutes)
        waitingMinutes = mean(\.waitingMinutesPerHour)
        meanRatio = mean { sample in sample.hop.map { $0 / sample.predictedHop } }
        let areas = Self.areas(routed)
        areasWithin = Double(areas.count { abs($0.ratio - 1) <= Self.tolerance }) / Double(areas.count)
    }

    /// Routed over predicted hop of every area with a routed hop, by area.
    public static func areas(_ samples: [RoundSample]) -> [(area: Int, ratio: Double, legs: Int)] {
        Dictionary(grouping: samples.filter { $0.legs > 0 && $0.predictedHop > 0 }, by: \.area)
            .sorted { $0.key < $1.key }
            .map { area, samples in
                let travel = samples.reduce(0) { $0 + $1.travelMinutes }
                let predicted = samples.reduce(0) { $0 + Double($1.legs) * $1.predictedHop }
                return (area, travel / predicted, samples.reduce(0) { $0 + $1.legs })
            }
    }
}
