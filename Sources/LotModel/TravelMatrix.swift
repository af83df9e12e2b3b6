import LotGeometry

/// Where minutes come from, as told beside every matrix and in the report.
public struct TravelProvenance: Hashable, Sendable {
    /// `osrm`, `valhalla`, `embedded`, or `file` where nothing is known.
    public let source: String
    /// What the engine says of itself; nil where it says nothing.
    public let engineVersion: String?
    /// The engine's profile or costing, such as `driving` or `auto`.
    public let profile: String?
    /// Minutes of the file over minutes of the engine.
    public let timeScale: Double
    /// Straight-line kilometres beyond which pairs were not asked for; nil where nothing is known.
    public let cutoffKilometres: Double?
    /// Day on which the minutes were made, as 2026-11-21.
    public let date: String?
    /// Metres within which a place had to have a road; nil where the source needs none.
    public let snapMetres: Double?
    /// What the owners of the roads ask to be said.
    public let attribution: String?
    /// Places without a road near, which have no minutes.
    public let unsnapped: [UnsnappedPoint]
    /// Where the places lay when the minutes were made, EPSG:27700.
    public let places: [String: Position]

    public init(
        source: String, engineVersion: String? = nil, profile: String? = nil, timeScale: Double = 1,
        cutoffKilometres: Double? = nil, date: String? = nil, snapMetres: Double? = nil, attribution: String? = nil,
        unsnapped: [UnsnappedPoint] = [], places: [String: Position] = [:]
    ) {
        self.source = source
        self.engineVersion = engineVersion
        self.profile = profile
        self.timeScale = timeScale
        self.cutoffKilometres = cutoffKilometres
        self.date = date
        self.snapMetres = snapMetres
        self.attribution = attribution
        self.unsnapped = unsnapped
        self.places = places
    }
}

/// A place that an engine could not put on a road.
public struct UnsnappedPoint: Hashable, Sendable {
    public let id: String
    /// Metres to the nearest road, where the engine says.
    public let metres: Double?
    public let reason: String

    public init(id: String, metres: Double?, reason: String) {
        self.id = id
        self.metres = metres
        self.reason = reason
    }
}

/// A trip from one place to another, by their indices.
public struct PlacePair: Hashable, Sendable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }
}

/// Minutes between named places, as read from a file: area codes, and ids of providers for their bases.
public struct TravelMatrix: Sendable {
    /// Name of the file, as shown to readers.
    public let file: String
    public let provenance: TravelProvenance
    /// Between places by their index in the order of `ids`.
    public let times: TravelTimes
    /// Area codes and provider ids.
    public let ids: [String]
    /// Pairs between which the source looked for a way and found none; no part of `times`.
    public let withoutWay: [PlacePair]
    private let indexByID: [String: Int]
    private let isReached: [Bool]

    /// Equal ids are a broken precondition.
    public init(
        file: String, provenance: TravelProvenance, ids: [String], times: TravelTimes, withoutWay: [PlacePair] = []
    ) {
        precondition(times.originCount == ids.count)
        self.file = file
        self.provenance = provenance
        self.ids = ids
        self.times = times
        self.withoutWay = withoutWay
        indexByID = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        var isReached = [Bool](repeating: false, count: ids.count)
        for origin in ids.indices {
            for (destination, _) in times.row(origin) where destination != origin {
                isReached[origin] = true
                isReached[destination] = true
            }
        }
        self.isReached = isReached
    }

    /// Whether the matrix has minutes between this place and any other; beyond the edge of a road network it has none.
    public func isReached(_ place: Int) -> Bool { isReached[place] }

    public func index(ofID id: String) -> Int? { indexByID[id] }
}
