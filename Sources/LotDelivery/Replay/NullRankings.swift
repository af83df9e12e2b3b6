import LotModel

/// Orderings of core areas that know nothing of contracts, carers or prices; what a model finds must beat them.
public struct NullRankings: Sendable {
    private let areas: AreaTable

    public init(areas: AreaTable) { self.areas = areas }

    /// One value for each core area, higher where the null expects less care. Straight lines between centroids; without a
    /// London borough among the areas all are equally far.
    public func values(_ null: ReplayNull) -> [Double] {
        switch null {
        case .rurality:
            areas.core.map { area in
                switch area.ruralUrban.group {
                case .village: 2
                case .townFringe: 1
                case .urban: 0
                }
            }
        case .nearLondon: nearness
        case .affluence: areas.core.map { -$0.imdScore }
        case .sum:
            zip(
                zip(Self.standardised(values(.rurality)), Self.standardised(nearness)),
                Self.standardised(values(.affluence))
            ).map { $0.0 + $0.1 + $1 }
        }
    }

    private var nearness: [Double] {
        let london = areas.areas.filter(\.isLondon).map(\.centroid)
        return areas.core.map { area in
            let squares = london.map { place in
                (place.x - area.centroid.x) * (place.x - area.centroid.x)
                    + (place.y - area.centroid.y) * (place.y - area.centroid.y)
            }
            return -(squares.min() ?? 0).squareRoot()
        }
    }

    /// Deviations from the mean in standard deviations; 0 where all are equal.
    static func standardised(_ values: [Double]) -> [Double] {
        guard !values.isEmpty else { return [] }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return values.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
    }
}
