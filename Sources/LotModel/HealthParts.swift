/// A part of an area that lies in one health area.
public struct HealthPart: Hashable, Sendable {
    public let healthArea: String
    /// Of the area's residents.
    public let share: Double
}

extension Area {
    /// Residents of the area by health area, the one that holds most of them first; shares sum to 1.
    ///
    /// A straddling area is parted where its table names the other health area (`other_health_name`); where it does not, all
    /// its residents are counted in the first, for the rest would be in none.
    public var healthParts: [HealthPart] {
        guard let other = columns["other_health_name"], !other.isEmpty, other != healthName,
            let share = columns["health_population_share"].flatMap({ Double($0) }), share > 0, share < 1
        else { return [HealthPart(healthArea: healthName, share: 1)] }
        return [HealthPart(healthArea: healthName, share: share), HealthPart(healthArea: other, share: 1 - share)]
    }
}

extension CoverageSum {
    /// Sums of areas that belong to a group by a share: hours and people count by it, areas and gap areas where `isMain` says
    /// so, that the groups of a map have as many areas as the map.
    public init(shared parts: [(coverage: AreaCoverage, share: Double, isMain: Bool)]) {
        func sum(_ value: (AreaCoverage) -> Double) -> Double { parts.reduce(0) { $0 + value($1.coverage) * $1.share } }
        let delivered = sum(\.delivered)
        let travel = sum { ($0.travelMinutes ?? 0) * $0.delivered }
        self.init(
            areas: parts.count(where: \.isMain), commissioned: sum(\.commissioned), delivered: delivered,
            unmet: sum(\.unmet), peopleUnserved: sum(\.peopleUnserved),
            gapAreas: parts.count { $0.isMain && $0.coverage.isGap },
            travelMinutes: delivered > 0 ? travel / delivered : nil)
    }
}
