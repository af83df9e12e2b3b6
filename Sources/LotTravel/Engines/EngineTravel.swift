import LotGeometry
import LotModel

/// A routing engine that has been reached and asked where each place meets its roads.
///
/// What is learnt is learnt when connecting: afterwards every block depends on its arguments and the survey alone, and two
/// runs on the same engine and map give the same minutes. Valhalla's answers shift slightly with the company a trip is
/// asked in (0.1 % of the trips, up to 10 %), OSRM's do not.
public struct EngineTravel: TravelSource {
    public let engine: TravelEngine
    /// As the engine tells it; OSRM does not.
    public let version: String?
    public let profile: String
    /// Places without a road within the snapping distance; their trips are not numbers.
    public let unsnapped: [UnsnappedPoint]
    /// Coordinates (OSRM) or pairs (Valhalla) of one request that are known to be answered.
    public let limit: Int

    private let caller: EngineCaller
    private let survey: EngineSurvey
    private let known: Set<TravelPlace>
    private let progress: (@Sendable (String) -> Void)?

    /// Reaches the engine at `url`, asks its version, how much it answers at once, and each place's way to a road.
    ///
    /// Nothing but coordinates is sent, and only to the host of `url`. Close what was connected, or use `withEngine`.
    ///
    /// - Parameter places: every place that will be asked for, in EPSG:27700.
    public static func connect(
        engine: TravelEngine, url: String, places: [TravelPlace], options: EngineOptions = EngineOptions(),
        progress: (@Sendable (String) -> Void)? = nil
    ) async throws(TravelFailure) -> EngineTravel {
        try options.check()
        let address = try EngineAddress(url)
        let connection = HTTPConnection(
            address: address, timeoutSeconds: options.timeoutSeconds, maxBodyBytes: options.maxBodyBytes)
        do {
            return try await EngineTravel(
                engine: engine, address: address, connection: connection, places: places, options: options,
                progress: progress)
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Connects, lets `body` ask, and closes whatever happens.
    public static func withEngine<Result: Sendable>(
        _ engine: TravelEngine, url: String, places: [TravelPlace], options: EngineOptions = EngineOptions(),
        progress: (@Sendable (String) -> Void)? = nil,
        _ body: (EngineTravel) async throws(TravelFailure) -> Result
    ) async throws(TravelFailure) -> Result {
        let travel = try await connect(
            engine: engine, url: url, places: places, options: options, progress: progress)
        do {
            let result = try await body(travel)
            await travel.close()
            return result
        } catch {
            await travel.close()
            throw error
        }
    }

    init(
        engine: TravelEngine, address: EngineAddress, connection: any EngineConnection, places: [TravelPlace],
        options: EngineOptions, progress: (@Sendable (String) -> Void)? = nil
    ) async throws(TravelFailure) {
        caller = EngineCaller(connection: connection, address: address, options: options)
        var surveyor = try Surveyor(caller: caller, engine: engine, options: options, places: places)
        survey = try await surveyor.survey(progress)
        self.engine = engine
        self.progress = progress
        known = Set(places)
        profile = surveyor.profile
        version = survey.version
        unsnapped = survey.unsnapped
        limit = engine == .osrm ? survey.side : survey.side * survey.side
    }

    /// Refuses what is no address of an engine, without asking anybody.
    public static func check(url: String) throws(TravelFailure) { _ = try EngineAddress(url) }

    public func close() async { await caller.connection.close() }

    /// Minutes and road metres, asked in as few rectangles as the engine's limit allows.
    ///
    /// A place to itself takes 0 minutes, known to the engine or not.
    public func block(_ origins: Range<Int>, of pairs: TravelPairs) async throws(TravelFailure) -> TravelBlock {
        for place in pairs.origins[origins] + pairs.destinations where !known.contains(place) {
            throw .refused("\(engine.title) was connected without the place \(place.id)")
        }
        let isReached = pairs.destinations.map { survey.lonLat[$0] != nil }
        let starts = pairs.origins[origins].map { survey.lonLat[$0] != nil }
        var cells = EngineCells(origins: origins, pairs: pairs)
        let rectangles = EngineRectangles(
            pairs: pairs, limit: engine == .osrm ? .coordinates(limit) : .cells(limit),
            wants: { origin, entry in
                let destination = Int(pairs.columns[entry])
                return starts[origin - origins.lowerBound] && isReached[destination]
                    && pairs.origins[origin] != pairs.destinations[destination]
            })
        for rectangle in rectangles.cover(origins) { try await fill(&cells, rectangle, pairs) }
        if let reason = cells.reason {
            progress?("\(engine.title) has no answer to \(cells.unanswered) trips: \(reason)")
        }
        return cells.block
    }

    /// Asks for a rectangle; halves what the engine refuses as a whole until single trips are left.
    private func fill(
        _ cells: inout EngineCells, _ rectangle: EngineRectangle, _ pairs: TravelPairs
    ) async throws(TravelFailure) {
        let question = question(rectangle, pairs)
        let reply = try await caller.ask(survey.dialect.request(question))
        let isSingle = rectangle.origins.count == 1 && rectangle.destinations.count == 1
        switch try survey.dialect.read(reply, to: question) {
        case .table(let table):
            cells.take(table, of: rectangle)
            return
        case .unroutable(let words) where isSingle, .noSegment(nil, let words) where isSingle:
            cells.unanswered += 1
            cells.reason = cells.reason ?? words
            return
        case .tooBig(let words) where isSingle:
            throw .refused("\(engine.title) refuses a single trip: \(words)")
        case .noSegment(.some, let words):
            throw .refused("\(engine.title) answers otherwise than when it was first asked: \(words)")
        case .postUnknown:
            throw .refused("\(engine.title) answers otherwise than when it was first asked: it knows no POST any more")
        case .unroutable, .tooBig, .noSegment:
            break
        }
        var halves = (rectangle, rectangle)
        if rectangle.origins.count >= rectangle.destinations.count {
            let middle = rectangle.origins.count / 2
            halves.0.origins = Array(rectangle.origins[..<middle])
            halves.1.origins = Array(rectangle.origins[middle...])
        } else {
            let middle = rectangle.destinations.count / 2
            halves.0.destinations = Array(rectangle.destinations[..<middle])
            halves.1.destinations = Array(rectangle.destinations[middle...])
        }
        try await fill(&cells, halves.0, pairs)
        try await fill(&cells, halves.1, pairs)
    }

    /// Each place once, however often it is origin and destination.
    private func question(_ rectangle: EngineRectangle, _ pairs: TravelPairs) -> TableQuestion {
        var numbers: [TravelPlace: Int] = [:]
        var coordinates: [Position] = []
        func number(_ place: TravelPlace) -> Int {
            if let number = numbers[place] { return number }
            guard let position = survey.lonLat[place] else { preconditionFailure("asked for an unsnapped place") }
            numbers[place] = coordinates.count
            coordinates.append(position)
            return coordinates.count - 1
        }
        let sources = rectangle.origins.map { number(pairs.origins[$0]) }
        let destinations = rectangle.destinations.map { number(pairs.destinations[$0]) }
        return TableQuestion(
            coordinates: coordinates, sources: sources, destinations: destinations, asksSnapping: false)
    }
}
