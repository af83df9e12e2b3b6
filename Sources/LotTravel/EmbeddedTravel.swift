import LotGeometry
import LotModel

/// Travel without any installation: car minutes as a power of straight-line kilometres, calibrated on a road network.
///
/// Symmetric, growing with distance, and with one `k` a metric, since the power is concave; the step at London's border
/// breaks the triangle inequality there.
public struct EmbeddedTravel: TravelSource {
    private let rules: TravelRules

    public init(rules: TravelRules) { self.rules = rules }

    /// Car minutes over so many straight-line kilometres: `t = k d^exponent`.
    public func minutes(kilometres: Double, withinLondon: Bool) -> Double {
        rules.modelMinutes(kilometres: kilometres, withinLondon: withinLondon)
    }

    func minutes(from origin: TravelPlace, to destination: TravelPlace) -> Double {
        minutes(
            kilometres: origin.position.distance(to: destination.position) / 1_000,
            withinLondon: origin.isLondon && destination.isLondon)
    }

    /// Linear in the pairs, about 40 ns each.
    public func block(_ origins: Range<Int>, of pairs: TravelPairs) -> TravelBlock {
        var result: [Double] = []
        result.reserveCapacity(pairs.entries(origins).count)
        for origin in origins {
            let place = pairs.origins[origin]
            for entry in pairs.rowStarts[origin]..<pairs.rowStarts[origin + 1] {
                result.append(minutes(from: place, to: pairs.destinations[Int(pairs.columns[entry])]))
            }
        }
        return TravelBlock(minutes: result)
    }
}
