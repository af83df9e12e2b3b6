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

    public init(
        source: String, engineVersion: String? = nil, profile: String? = nil, timeScale: Double = 1,
        cutoffKilometres: Double? = nil, date: String? = nil
    ) {
        self.source = source
        self.engineVersion = engineVersion
        self.profile = profile
        self.timeScale = timeScale
        self.cutoffKilometres = cutoffKilometres
        self.date = date
    }
}

/// Minutes between named places, as read from a file: area codes, and ids of providers for their bases.
public struct TravelMatrix: Sendable {
    /// Name of the file, as shown to readers.
    public let file: String
    public let provenance: TravelProvenance
    /// Between places by their index in the order of `ids`.
    public let times: TravelTimes
    private let indexByID: [String: Int]

    /// Equal ids are a broken precondition.
    public init(file: String, provenance: TravelProvenance, ids: [String], times: TravelTimes) {
        precondition(times.originCount == ids.count)
        self.file = file
        self.provenance = provenance
        self.times = times
        indexByID = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    public func index(ofID id: String) -> Int? { indexByID[id] }
}
