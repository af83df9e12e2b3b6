import Foundation
import LotGeometry
import LotSpatial
import Synchronization

@testable import LotTravel

/// A connection that answers from a function and keeps what it was asked.
final class ScriptedConnection: EngineConnection {
    private let answer: @Sendable (EngineRequest, Int) -> Result<EngineReply, EngineFault>
    private let log = Mutex<[EngineRequest]>([])

    init(_ answer: @escaping @Sendable (EngineRequest, Int) -> Result<EngineReply, EngineFault>) {
        self.answer = answer
    }

    var asked: [EngineRequest] { log.withLock { $0 } }

    func send(_ request: EngineRequest) async throws(EngineFault) -> EngineReply {
        let number = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        return try answer(request, number).get()
    }

    func close() async {}
}

extension EngineReply {
    init(_ status: Int, _ text: String) { self.init(status: status, body: Data(text.utf8)) }
}

/// Places of a made-up county: a square of 60 km in England.
enum MadeUpCounty {
    static func place(_ index: Int, x: Double, y: Double) -> TravelPlace {
        TravelPlace(id: "P\(index)", position: Position(x: 480_000 + x, y: 300_000 + y), isLondon: false)
    }

    /// Degrees as they go over the line.
    static func degrees(_ places: [TravelPlace]) throws -> [Position] {
        try Projector().toLonLat(places.map(\.position)).map {
            Position(x: Double(degreesText($0.x)) ?? .nan, y: Double(degreesText($0.y)) ?? .nan)
        }
    }

    /// Seconds that differ by direction, so that rows taken for columns show.
    static func seconds(_ a: Position, _ b: Position) -> Double {
        let cost = abs(b.x - a.x) * 9_000 + abs(b.y - a.y) * 7_000 + (b.x > a.x ? 60 : 0)
        return (cost * 10).rounded() / 10
    }

    static func metres(_ a: Position, _ b: Position) -> Double { (seconds(a, b) * 12).rounded() }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(text.utf8))
    }

    /// A survey taken over a scripted connection, without pauses.
    static func travel(
        _ engine: TravelEngine, _ connection: ScriptedConnection, _ places: [TravelPlace],
        options: EngineOptions = EngineOptions()
    ) async throws -> EngineTravel {
        var options = options
        options.firstPause = .zero
        return try await EngineTravel(
            engine: engine, address: EngineAddress("http://127.0.0.1:5000"), connection: connection, places: places,
            options: options)
    }
}
