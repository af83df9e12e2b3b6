import LotGeometry
import LotModel

/// Minutes from a base to where people live in an area, each place with the part of them that lives there.
public struct WaysTo: Hashable, Sendable {
    public let minutes: [Double]
    public let weights: [Double]
}

extension Travel {
    /// From each base to the residential points of each core area, `[base][area]`; to its centroid where it has no points.
    ///
    /// A matrix of minutes knows areas alone: its minutes to the area then stand for every place in it. Places without a way
    /// are left out. Linear in bases times points.
    public func ways(
        from bases: [(id: String, place: Position)], areas: AreaTable, points: [ResidentialPoint]
    ) async throws(TravelFailure) -> [[WaysTo]] {
        let origins = bases.map { Self.place($0.id, at: $0.place, areas) }
        var ends: [(area: Int, place: TravelPlace, weight: Double)] = points.filter { $0.weight > 0 }.map { point in
            let area = areas[point.area]
            return (
                point.area, TravelPlace(id: area.code, position: point.position, isLondon: area.isLondon), point.weight
            )
        }
        let withPoints = Set(ends.map(\.area))
        for (index, place) in Self.places(areas)[0..<areas.coreCount].enumerated()
        where !withPoints.contains(index) { ends.append((index, place, 1)) }
        let pairs = TravelPairs(from: origins, toAll: ends.map(\.place))
        let all = try await minutes(of: pairs)
        return origins.indices.map { base in
            var minutes = [[Double]](repeating: [], count: areas.coreCount)
            var weights = minutes
            for (end, entry) in zip(ends, pairs.entries(base..<base + 1)) where !all[entry].isNaN {
                minutes[end.area].append(all[entry])
                weights[end.area].append(end.weight)
            }
            return zip(minutes, weights).map { WaysTo(minutes: $0, weights: $1) }
        }
    }
}
