import Foundation
import LotGeometry
import LotModel
import LotSpatial

/// What is learnt of an engine before the first trip is asked for: how it wants to be spoken to, how much at once, and
/// which places it has no road for.
struct EngineSurvey: Sendable {
    let dialect: any EngineDialect
    let version: String?
    /// A square of so many places each way is answered.
    let side: Int
    let unsnapped: [UnsnappedPoint]
    /// Degrees of each snapped place.
    let lonLat: [TravelPlace: Position]
}

/// Takes a survey: one question after the other, in the order of the places.
///
/// A question names no place twice. Places that fail a question are found by the engine's own words where it names them,
/// else by halving; that costs about log2 questions each.
struct Surveyor {
    let caller: EngineCaller
    let engine: TravelEngine
    let options: EngineOptions
    let profile: String
    private let places: [TravelPlace]
    private let lonLat: [Position]
    private var usesPost = true
    private var unsnapped: [UnsnappedPoint] = []
    private var snapped: [Int] = []

    init(
        caller: EngineCaller, engine: TravelEngine, options: EngineOptions, places: [TravelPlace]
    ) throws(TravelFailure) {
        self.caller = caller
        self.engine = engine
        self.options = options
        profile = options.profile ?? engine.usualProfile
        var seen: Set<TravelPlace> = []
        self.places = places.filter { seen.insert($0).inserted }
        do {
            lonLat = try Projector().toLonLat(self.places.map(\.position))
        } catch {
            if case .outsideGrid(let at, let place) = error {
                throw .refused(
                    "\(self.places[at.position].id) at \(place.x), \(place.y) is off the British National Grid")
            }
            throw .refused("coordinates cannot be turned into degrees: \(error)")
        }
    }

    mutating func survey(_ progress: (@Sendable (String) -> Void)?) async throws(TravelFailure) -> EngineSurvey {
        let version = engine == .valhalla ? try await valhallaVersion() : nil
        var next = 0
        while next < places.count {
            // Settled by the first question: an OSRM without POST takes shorter ones.
            let end = min(places.count, next + mostSnapped)
            try await snap(Array(next..<end))
            next = end
        }
        let side = try await discoverSide()
        progress?("\(engine.title): \(snapped.count) of \(places.count) places meet a road")
        let positions = snapped.map { (places[$0], lonLat[$0]) }
        return EngineSurvey(
            dialect: dialect, version: version, side: side, unsnapped: unsnapped,
            lonLat: Dictionary(uniqueKeysWithValues: positions))
    }

    private var dialect: any EngineDialect {
        switch engine {
        case .osrm: OSRMDialect(profile: profile, snapMetres: options.snapMetres, usesPost: usesPost)
        case .valhalla: ValhallaDialect(costing: profile, snapMetres: options.snapMetres)
        }
    }

    /// The widest square worth asking for: larger ones save nothing and strain memory and time-outs. An address of 150
    /// coordinates has about 5,000 letters, and servers and proxies take 8,000.
    private var widest: Int {
        switch engine {
        case .osrm: usesPost ? 500 : 150
        case .valhalla: 100
        }
    }

    /// As many as servers take when nobody set them otherwise.
    private var usualSide: Int { engine == .osrm ? 100 : 50 }

    private var mostSnapped: Int {
        let most = engine == .osrm ? widest : 20
        return min(most, options.maxCoordinates.map { engine == .osrm ? $0 : $0 / 2 } ?? most)
    }

    private func valhallaVersion() async throws(TravelFailure) -> String? {
        struct Status: Decodable { let version: String? }
        let reply = try await caller.ask(EngineRequest(path: "/status", body: nil))
        guard reply.status == 200 else { return nil }
        return (try? JSONDecoder().decode(Status.self, from: reply.body))?.version.map { plainWords($0) }
    }

    private func ask(_ question: TableQuestion) async throws(TravelFailure) -> EngineAnswer {
        try await dialect.read(caller.ask(dialect.request(question)), to: question)
    }

    /// Asks where some places meet roads: OSRM from the first of them to all, Valhalla from all to all, since one that
    /// it cannot place shows by itself only.
    private mutating func snap(_ chunk: [Int]) async throws(TravelFailure) {
        if chunk.isEmpty { return }
        let question = TableQuestion(
            coordinates: chunk.map { lonLat[$0] }, sources: engine == .osrm ? [0] : Array(chunk.indices),
            destinations: Array(chunk.indices), asksSnapping: true)
        if !usesPost && chunk.count > widest { return try await snapHalves(chunk, because: "") }
        switch try await ask(question) {
        case .table(let table):
            for (place, metres) in zip(chunk, table.snapMetres) {
                if let metres, metres > options.snapMetres {
                    drop(place, metres, "the nearest road is \(Int(metres.rounded())) m away")
                } else {
                    snapped.append(place)
                }
            }
        case .noSegment(.some(let index), _):
            drop(chunk[index], nil, "no road within \(Int(options.snapMetres.rounded())) m")
            var rest = chunk
            rest.remove(at: index)
            try await snap(rest)
        case .noSegment(nil, let words), .unroutable(let words):
            if chunk.count == 1 { drop(chunk[0], nil, words) } else { try await snapHalves(chunk, because: words) }
        case .tooBig(let words):
            try await snapHalves(chunk, because: words)
        case .postUnknown:
            usesPost = false
            try await snap(chunk)
        }
    }

    private mutating func snapHalves(_ chunk: [Int], because words: String) async throws(TravelFailure) {
        guard chunk.count > 1 else { throw .refused("\(engine.title) refuses a single place: \(words)") }
        try await snap(Array(chunk[..<(chunk.count / 2)]))
        try await snap(Array(chunk[(chunk.count / 2)...]))
    }

    private mutating func drop(_ place: Int, _ metres: Double?, _ reason: String) {
        unsnapped.append(UnsnappedPoint(id: places[place].id, metres: metres, reason: reason))
    }

    /// The widest square that the engine answers, to within a tenth: refusals cost nothing, so they come first.
    private func discoverSide() async throws(TravelFailure) -> Int {
        // With one side of the square on each end of the trips Valhalla counts every place twice.
        let asked = options.maxCoordinates.map { engine == .osrm ? $0 : max(1, $0 / 2) } ?? widest
        let floor = engine == .osrm ? 2 : 1
        let most = max(floor, min(asked, snapped.count))
        if try await accepts(most) { return most }
        var good = floor
        var bad = most
        if usualSide < bad, try await accepts(usualSide) { good = usualSide } else { bad = min(bad, usualSide) }
        while bad - good > max(1, good / 10) {
            let middle = (good + bad) / 2
            if try await accepts(middle) { good = middle } else { bad = middle }
        }
        return good
    }

    private func accepts(_ side: Int) async throws(TravelFailure) -> Bool {
        let chosen = snapped.prefix(side)
        if chosen.isEmpty { return true }
        let question = TableQuestion(
            coordinates: chosen.map { lonLat[$0] }, sources: Array(chosen.indices), destinations: Array(chosen.indices),
            asksSnapping: false)
        if case .tooBig = try await ask(question) { return false }
        return true
    }
}
