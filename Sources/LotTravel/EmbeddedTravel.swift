import LotGeometry
import LotModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Travel without any installation: car minutes as a power of straight-line kilometres, calibrated on a road network.
public struct EmbeddedTravel: Sendable {
    private let rules: TravelRules

    public init(rules: TravelRules) { self.rules = rules }

    /// Car minutes over so many straight-line kilometres: `t = k d^exponent`.
    public func minutes(kilometres: Double, withinLondon: Bool) -> Double {
        let scale = withinLondon ? rules.minutesAt1KmLondon : rules.minutesAt1Km
        return scale * pow(kilometres, rules.distanceExponent)
    }

    /// Minutes between population-weighted centroids: pairs within the cut-off, the nearest areas, all neighbours and all
    /// linked pairs, with the links' own minutes where they state them.
    ///
    /// Cost: linear in the pairs within a band of the cut-off's width, thanks to a sweep along the easting.
    public func times(areas: AreaTable, geography: Geography) -> TravelTimes {
        let places = areas.areas.map(\.centroid)
        let order = places.indices.sorted { (places[$0].x, $0) < (places[$1].x, $1) }
        var rank = [Int](repeating: 0, count: order.count)
        for (position, area) in order.enumerated() { rank[area] = position }
        var stated: [[Int: Double]] = Array(repeating: [:], count: places.count)
        var linked: [[Int]] = Array(repeating: [], count: places.count)
        for link in geography.links where link.kind == .link {
            linked[link.from].append(link.to)
            linked[link.to].append(link.from)
            if let minutes = link.minutes {
                stated[link.from][link.to] = minutes
                stated[link.to][link.from] = minutes
            }
        }
        let rows = places.indices.map { origin in
            var kept = near(origin, places, order, rank)
            if origin < geography.neighbours.count { kept.formUnion(geography.neighbours[origin]) }
            kept.formUnion(linked[origin])
            return kept.sorted().map { destination in
                let kilometres = places[origin].distance(to: places[destination]) / 1_000
                let both = areas[origin].isLondon && areas[destination].isLondon
                let modelled = minutes(kilometres: kilometres, withinLondon: both)
                return (destination: destination, minutes: stated[origin][destination] ?? modelled)
            }
        }
        return TravelTimes(rows: rows)
    }

    /// Minutes from points (providers' bases) to the core areas: one row per point.
    public func minutes(from points: [Position], areas: AreaTable) -> [[Double]] {
        points.map { point in
            areas.core.map { minutes(kilometres: point.distance(to: $0.centroid) / 1_000, withinLondon: $0.isLondon) }
        }
    }

    /// Areas within the cut-off of `origin`, and its nearest however far, itself included.
    private func near(_ origin: Int, _ places: [Position], _ order: [Int], _ rank: [Int]) -> Set<Int> {
        let cutoff = rules.cutoffKilometres * 1_000
        var found: Set<Int> = [origin]
        for step in [-1, 1] {
            var position = rank[origin] + step
            while order.indices.contains(position) {
                let other = order[position]
                if abs(places[other].x - places[origin].x) > cutoff { break }
                if places[other].distance(to: places[origin]) <= cutoff { found.insert(other) }
                position += step
            }
        }
        let wanted = min(rules.nearest, places.count - 1)
        if found.count - 1 < wanted {
            let byDistance = places.indices.filter { $0 != origin }
                .map { ($0, places[$0].distance(to: places[origin])) }
                .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            found.formUnion(byDistance.prefix(wanted).map(\.0))
        }
        return found
    }
}
