import LotGeometry
import LotModel

/// Minutes as the stages use them: those of a source, for the pairs worth knowing, after time scale, peak, parking and
/// walking, with what `links.csv` states in their place.
public struct Travel: Sendable {
    let source: any TravelSource
    let rules: TravelRules

    public init(source: any TravelSource, rules: TravelRules) {
        self.source = source
        self.rules = rules
    }

    /// The areas of a table as ends of trips: their population-weighted centroids.
    public static func places(_ areas: AreaTable) -> [TravelPlace] {
        areas.areas.map { TravelPlace(id: $0.code, position: $0.centroid, isLondon: $0.isLondon) }
    }

    /// Pairs of areas within the cut-off, the nearest, all neighbours and all linked pairs.
    public static func pairs(areas: AreaTable, geography: Geography, rules: TravelRules) -> TravelPairs {
        pairs(areas: areas, geography: geography, cutoffKilometres: rules.cutoffKilometres, nearest: rules.nearest)
    }

    public static func pairs(
        areas: AreaTable, geography: Geography, cutoffKilometres: Double, nearest: Int
    ) -> TravelPairs {
        var always = geography.neighbours
        if always.count < areas.areas.count {
            always += Array(repeating: [], count: areas.areas.count - always.count)
        }
        for link in geography.links where link.kind == .link || link.minutes != nil {
            always[link.from].append(link.to)
            always[link.to].append(link.from)
        }
        return TravelPairs(
            near: places(areas), cutoffKilometres: cutoffKilometres, nearest: nearest, always: always)
    }

    /// Providers' bases as ends of trips.
    public static func bases(_ providers: [Provider], areas: AreaTable) -> [TravelPlace] {
        providers.map { place($0.id, at: $0.base, areas) }
    }

    /// In London when the area nearest to it is.
    static func place(_ id: String, at position: Position, _ areas: AreaTable) -> TravelPlace {
        let home = areas.areas.min {
            $0.centroid.distance(to: position) < $1.centroid.distance(to: position)
        }
        return TravelPlace(id: id, position: position, isLondon: home?.isLondon ?? false)
    }

    /// Minutes between areas.
    public func times(areas: AreaTable, geography: Geography) async throws(TravelFailure) -> TravelTimes {
        let pairs = Self.pairs(areas: areas, geography: geography, rules: rules)
        var stated: [[Int]: Double] = [:]
        for link in geography.links {
            guard let minutes = link.minutes else { continue }
            stated[[link.from, link.to]] = minutes
            stated[[link.to, link.from]] = minutes
        }
        return try await TravelTimes(
            rowStarts: pairs.rowStarts, destinations: pairs.columns, minutes: minutes(of: pairs, stated: stated))
    }

    /// Minutes from each provider's base to each core area; infinite where the source knows no way or none so far.
    public func minutes(from providers: [Provider], areas: AreaTable) async throws(TravelFailure) -> [[Double]] {
        let core = Array(Self.places(areas)[0..<areas.coreCount])
        let pairs = TravelPairs(from: Self.bases(providers, areas: areas), toAll: core)
        let all = try await minutes(of: pairs)
        return providers.indices.map { provider in
            all[pairs.entries(provider..<provider + 1)].map { $0.isNaN ? .infinity : $0 }
        }
    }

    /// Minutes from each employer to the areas within the cut-off, context included. Cost employers x areas.
    public func times(from employers: [Employer], areas: AreaTable) async throws(TravelFailure) -> TravelTimes {
        let places = Self.places(areas)
        let origins = employers.enumerated().map { Self.place("employer \($0)", at: $1.place, areas) }
        var starts = [0]
        var columns: [Int32] = []
        for origin in origins {
            for (index, place) in places.enumerated()
            where origin.position.distance(to: place.position) <= rules.cutoffKilometres * 1_000 {
                columns.append(Int32(index))
            }
            starts.append(columns.count)
        }
        let pairs = TravelPairs(origins: origins, destinations: places, rowStarts: starts, columns: columns)
        return try await TravelTimes(rowStarts: starts, destinations: columns, minutes: minutes(of: pairs))
    }

    func minutes(
        of pairs: TravelPairs, stated: [[Int]: Double] = [:]
    ) async throws(TravelFailure) -> [Double] {
        var minutes = try await source.block(0..<pairs.origins.count, of: pairs).minutes
        let trip = TripMinutes(rules)
        for origin in pairs.origins.indices {
            let place = pairs.origins[origin]
            for entry in pairs.entries(origin..<origin + 1) {
                let other = pairs.destinations[Int(pairs.columns[entry])]
                minutes[entry] = trip.minutes(
                    car: minutes[entry], kilometres: place.position.distance(to: other.position) / 1_000,
                    withinLondon: place.isLondon && other.isLondon)
            }
        }
        for (pair, value) in stated {
            for entry in pairs.entries(pair[0]..<pair[0] + 1) where Int(pairs.columns[entry]) == pair[1] {
                minutes[entry] = value
            }
        }
        return minutes
    }
}
