import LotGeometry
import LotIO
import LotModel
import LotTravel

/// Which trips a matrix is to hold: places and pairs, in the order of its rows.
public struct TravelPlan: Sendable {
    /// Origins are all places; destinations of a base are core areas.
    public let pairs: TravelPairs
    public let points: [TravelWriter.Point]
    public let cutoffKilometres: Double

    /// All areas of the region, near pairs of them, neighbours and linked areas; each provider's base to every core area.
    ///
    /// Throws when a provider has the code of an area for an id.
    public init(_ scenario: Scenario, cutoffKilometres: Double, nearest: Int) throws(InputRefused) {
        let areas = scenario.areas
        let near = Travel.pairs(
            areas: areas, geography: scenario.geography, cutoffKilometres: cutoffKilometres, nearest: nearest)
        let providers = scenario.providers ?? []
        let clashes = providers.filter { areas.index(ofCode: $0.id) != nil }
        if !clashes.isEmpty {
            throw InputRefused(
                clashes.map {
                    Diagnostic(
                        .codeDuplicate, at: .init(file: "providers.csv", field: "provider_id"), value: $0.id,
                        "is also the code of an area.", remedy: "Give the provider another id.")
                })
        }
        let bases = Travel.bases(providers, areas: areas)
        let core = (0..<areas.coreCount).map { Int32($0) }
        pairs = TravelPairs(
            origins: near.origins + bases, destinations: near.destinations,
            rowStarts: near.rowStarts + bases.indices.map { near.count + ($0 + 1) * core.count },
            columns: near.columns + bases.flatMap { _ in core })
        points =
            near.origins.indices.map { area in
                TravelWriter.Point(
                    id: areas[area].code, position: areas[area].centroid,
                    role: areas[area].role == .core ? .core : .context)
            } + bases.map { TravelWriter.Point(id: $0.id, position: $0.position, role: .base) }
        self.cutoffKilometres = cutoffKilometres
    }

    /// Near pairs of any places. Nobody knows which of them lie in London; only the embedded model would ask.
    public init(places: [NamedPlace], cutoffKilometres: Double, nearest: Int) {
        pairs = TravelPairs(
            near: places.map { TravelPlace(id: $0.id, position: $0.position, isLondon: false) },
            cutoffKilometres: cutoffKilometres, nearest: nearest)
        points = places.map { TravelWriter.Point(id: $0.id, position: $0.position, role: .point) }
        self.cutoffKilometres = cutoffKilometres
    }
}

/// The trips of a plan in the order in which they are asked for: origins along a curve, so that blocks are compact.
struct TravelQuestions {
    let pairs: TravelPairs
    /// The plan's origin behind each origin here.
    let origins: [Int]

    init(_ plan: TravelPlan) {
        let given = plan.pairs
        origins = PlaceCurve.order(given.origins.map(\.position))
        var starts = [0]
        var columns: [Int32] = []
        columns.reserveCapacity(given.count)
        for origin in origins {
            columns += given.columns[given.entries(origin..<origin + 1)]
            starts.append(columns.count)
        }
        pairs = TravelPairs(
            origins: origins.map { given.origins[$0] }, destinations: given.destinations, rowStarts: starts,
            columns: columns)
    }
}
