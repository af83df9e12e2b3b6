import Foundation
import LotGeometry
import LotSpatial
import Testing

@testable import LotTravel

/// Against engines that really run on the Rutland extract; `Tests/Engines/living-test` starts them.
@Suite(.serialized) struct LivingEngineTests {
    private static let osrm = ProcessInfo.processInfo.environment["LOTWRIGHT_ENGINE_URL_OSRM"]
    private static let valhalla = ProcessInfo.processInfo.environment["LOTWRIGHT_ENGINE_URL_VALHALLA"]

    private static func rows(_ name: String) throws -> [[String]] {
        let file = RecordedReply.travel.appendingPathComponent("engine/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func places() throws -> [TravelPlace] {
        let rows = try rows("rutland_points.csv")
        let degrees = try rows.map { row in
            Position(x: try #require(Double(row[1])), y: try #require(Double(row[2])))
        }
        return zip(rows, try Projector().toGrid(degrees)).map { row, position in
            TravelPlace(id: row[0], position: position, isLondon: false)
        }
    }

    /// Seconds of all pairs of the reference column; the engine's answer and its difference.
    private static func differences(
        _ engine: TravelEngine, _ url: String, column: Int
    ) async throws -> [(reference: Double, difference: Double)] {
        let places = try places()
        let pairs = TravelPairs(from: places, toAll: places)
        let travel = try await EngineTravel.connect(engine: engine, url: url, places: places)
        let block = try await travel.block(0..<places.count, of: pairs)
        await travel.close()
        #expect(travel.unsnapped.isEmpty)
        print("\(engine.title) \(travel.version ?? "of unknown version"), limit \(travel.limit)")
        return try rows("rutland_pairs.csv").compactMap { row in
            let from = try #require(Int(row[0]))
            let to = try #require(Int(row[1]))
            let minutes = block.minutes[from * places.count + to]
            guard let reference = Double(row[column]) else {
                #expect(minutes.isNaN)
                return nil
            }
            return (reference, abs(minutes * 60 - reference))
        }
    }

    @Test(.enabled(if: osrm != nil, "not run: LOTWRIGHT_ENGINE_URL_OSRM names no engine"))
    func osrmGivesTheReferenceSeconds() async throws {
        let all = try await Self.differences(.osrm, try #require(Self.osrm), column: 3)
        let worst = all.map(\.difference).max() ?? .infinity
        print("OSRM: \(all.count) pairs, largest difference \(worst) s")
        #expect(all.count == 120 * 119 && all.allSatisfy { $0.difference <= 1 })
    }

    @Test(.enabled(if: valhalla != nil, "not run: LOTWRIGHT_ENGINE_URL_VALHALLA names no engine"))
    func valhallaGivesTheReferenceSecondsNearlyEverywhere() async throws {
        let all = try await Self.differences(.valhalla, try #require(Self.valhalla), column: 6)
        let close = all.count { $0.difference <= 0.01 * $0.reference }
        print("Valhalla: \(close) of \(all.count) pairs within 1 %")
        #expect(Double(close) >= 0.99 * Double(all.count) && all.count == 120 * 119)
    }

    /// As many areas as Kent has; the goal is a second in a release build.
    @Test(.enabled(if: osrm != nil, "not run: LOTWRIGHT_ENGINE_URL_OSRM names no engine"))
    func aCountyTakesAMoment() async throws {
        let known = try Self.places()
        let more = known.prefix(100).map { place in
            TravelPlace(
                id: "near \(place.id)", position: Position(x: place.position.x + 150, y: place.position.y - 100),
                isLondon: false)
        }
        let places = known + more
        let pairs = TravelPairs(from: places, toAll: places)
        let travel = try await EngineTravel.connect(engine: .osrm, url: try #require(Self.osrm), places: places)
        let start = ContinuousClock.now
        let block = try await travel.block(0..<220, of: pairs)
        let taken = ContinuousClock.now - start
        await travel.close()
        print("OSRM: 220 x 220 trips with up to \(travel.limit) coordinates at once in \(taken)")
        #expect(block.minutes.count { !$0.isNaN } > 40_000 && taken < .seconds(10))
    }

    @Test(
        .enabled(if: osrm != nil || valhalla != nil, "not run: no engine is named"),
        arguments: TravelEngine.allCases)
    func aPlaceOutsideTheExtractIsUnsnapped(engine: TravelEngine) async throws {
        guard let url = engine == .osrm ? Self.osrm : Self.valhalla else { return }
        let far = TravelPlace(id: "Maidstone", position: Position(x: 576_000, y: 155_000), isLondon: false)
        let places = try Array(Self.places().prefix(5)) + [far]
        let unsnapped = try await EngineTravel.withEngine(engine, url: url, places: places) {
            travel async throws(TravelFailure) in
            let minutes = try await travel.block(0..<6, of: TravelPairs(from: places, toAll: places)).minutes
            for cell in 0..<36 {
                let isKnown = cell % 7 == 0 || (cell / 6 != 5 && cell % 6 != 5)
                #expect(minutes[cell].isNaN != isKnown)
            }
            return travel.unsnapped
        }
        #expect(unsnapped.map { $0.id } == ["Maidstone"])
    }
}
