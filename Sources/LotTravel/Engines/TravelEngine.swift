/// Routing engines that are understood.
public enum TravelEngine: String, CaseIterable, Sendable {
    case osrm, valhalla

    /// As people write it.
    public var title: String {
        switch self {
        case .osrm: "OSRM"
        case .valhalla: "Valhalla"
        }
    }

    var usualProfile: String {
        switch self {
        case .osrm: "driving"
        case .valhalla: "auto"
        }
    }
}

/// How a routing engine is asked.
public struct EngineOptions: Sendable {
    /// OSRM's profile or Valhalla's costing; "driving" and "auto" when none is given.
    public var profile: String?
    /// A place farther than this from any road of the engine is told as unsnapped.
    public var snapMetres: Double
    /// For one request, from connecting to the last byte.
    public var timeoutSeconds: Double
    public var maxBodyBytes: Int
    /// Repetitions after a broken connection or a 5xx answer, with pauses of 0.5, 1, 2 ... seconds.
    public var retries: Int
    /// The most coordinates of one request; discovered when none is given.
    public var maxCoordinates: Int?
    var firstPause: Duration = .milliseconds(500)

    public init(
        profile: String? = nil, snapMetres: Double = 2_000, timeoutSeconds: Double = 60,
        maxBodyBytes: Int = 64 << 20, retries: Int = 3, maxCoordinates: Int? = nil
    ) {
        self.profile = profile
        self.snapMetres = snapMetres
        self.timeoutSeconds = timeoutSeconds
        self.maxBodyBytes = maxBodyBytes
        self.retries = retries
        self.maxCoordinates = maxCoordinates
    }

    func check() throws(TravelFailure) {
        func demand(_ holds: Bool, _ words: String) throws(TravelFailure) {
            if !holds { throw .refused(words) }
        }
        try demand(
            snapMetres > 0 && snapMetres <= 100_000, "the snapping distance must be between 0 and 100,000 metres")
        try demand(timeoutSeconds > 0 && timeoutSeconds <= 86_400, "the time-out must be between 0 and 86,400 seconds")
        try demand(maxBodyBytes > 0, "the bound on an answer must be above 0 bytes")
        try demand((0...20).contains(retries), "repetitions must be between 0 and 20")
        try demand((maxCoordinates ?? 2) >= 2, "a request holds at least 2 coordinates")
        // It goes into an address and into a body as it stands.
        let isName = (profile ?? "car").allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
        try demand(isName && profile != "", "a profile is a word of letters, digits, '_' and '-'")
    }
}
