import ArgumentParser
import LotModel
import LotSolver
import LotTravel
import Lotwright

/// Where the minutes of a matrix may come from.
enum TravelSourceChoice: CaseIterable, ExpressibleByArgument {
    case embedded
    case engine(TravelEngine)

    static let allCases: [TravelSourceChoice] = [.embedded] + TravelEngine.allCases.map { .engine($0) }
    static let allValueStrings = allCases.map(\.name)

    init?(argument: String) {
        guard let choice = Self.allCases.first(where: { $0.name == argument }) else { return nil }
        self = choice
    }

    var name: String {
        switch self {
        case .embedded: "embedded"
        case .engine(let engine): engine.rawValue
        }
    }
}

/// What a source is asked with, besides the trips.
struct TravelSourceOptions: ParsableArguments {
    /// What the owners of the roads ask to be said of minutes made from them.
    static let roadsAttribution = "Travel times from OpenStreetMap data, © OpenStreetMap contributors, ODbL 1.0."

    @Option(help: "Where minutes come from: \(TravelSourceChoice.allValueStrings.joined(separator: ", ")).")
    var engine: TravelSourceChoice

    @Option(help: "Address of the engine, such as http://127.0.0.1:5000; no other host is asked.")
    var url: String?

    @Option(help: "The engine's profile or costing (default: driving for OSRM, auto for Valhalla).")
    var profile: String?

    @Option(help: "Places farther than this from any road are told and left without a way.")
    var snapMetres: Double = 2_000

    @Option(help: "Most coordinates of one request (default: found out).")
    var maxCoordinates: Int?

    func validate() throws {
        switch engine {
        case .embedded:
            if url != nil { throw ValidationError("--engine embedded has no --url") }
        case .engine:
            guard let url else {
                throw ValidationError("--engine \(engine.name) needs --url, such as http://127.0.0.1:5000")
            }
            do throws(TravelFailure) { try EngineTravel.check(url: url) } catch {
                throw ValidationError("--url: \(error.message)")
            }
        }
    }

    /// Calls `body` with the source and its name; whatever a source holds open is closed afterwards.
    func withSource<Result: Sendable>(
        _ plan: TravelPlan, hops: TravelHops?, rules: TravelRules, cancellation: Cancellation,
        _ body: (any TravelSource, TravelSourceName) async throws -> Result
    ) async throws -> Result {
        guard case .engine(let engine) = engine, let url else {
            return try await body(
                EmbeddedTravel(rules: rules),
                TravelSourceName(
                    name: self.engine.name, version: lotwrightVersion,
                    profile: "\(rules.minutesAt1Km) min at 1 km, \(rules.minutesAt1KmLondon) in London, "
                        + "exponent \(rules.distanceExponent)"))
        }
        let options = EngineOptions(profile: profile, snapMetres: snapMetres, maxCoordinates: maxCoordinates)
        let addresses = hops?.places ?? []
        let places = plan.pairs.origins + addresses
        let travel = try await untilCancelled(cancellation) { () async throws(TravelFailure) in
            try await EngineTravel.connect(engine: engine, url: url, places: places, options: options) {
                Console.progress($0)
            }
        }
        // Addresses are drawn by chance and of no interest each; the build counts those without a road.
        let drawn = Set(addresses.map(\.id))
        let unsnapped = travel.unsnapped.filter { !drawn.contains($0.id) }
        for place in unsnapped { Console.error("\(place.id) is not near a road: \(place.reason)") }
        let name = TravelSourceName(
            name: engine.rawValue, version: travel.version, profile: travel.profile, snapMetres: snapMetres,
            attribution: Self.roadsAttribution,
            unsnapped: unsnapped.map { UnsnappedPoint(id: $0.id, metres: $0.metres, reason: $0.reason) })
        do {
            let result = try await body(travel, name)
            await travel.close()
            return result
        } catch {
            await travel.close()
            throw error
        }
    }
}
