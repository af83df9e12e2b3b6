import LotGeometry
import LotSearch
import Testing

@testable import LotTravel

@Suite struct EngineTravelTests {
    /// Sparse trips over some engine with some limit, against the made-up seconds themselves.
    @Test(arguments: TravelEngine.allCases, UInt64(1)...12)
    func blocksHoldWhatTheEngineSays(engine: TravelEngine, seed: UInt64) async throws {
        var generator = SeededGenerator(Seed(seed))
        let count = 2 + generator.index(below: 49)
        let pairs = EngineRectanglesTests.randomPairs(
            seed, from: count, to: seed.isMultiple(of: 2) ? count : count + 7,
            share: 5 + generator.index(below: 96))
        let edge = -0.5 + 0.4 * generator.uniform()
        let osrm = FakeOSRM(most: 5 + generator.index(below: 56), knowsPost: seed % 3 != 0, edge: edge)
        let valhalla = FakeValhalla(
            most: 4 + generator.index(below: 897), edge: edge, isVerboseOnly: seed.isMultiple(of: 3))
        let connection = ScriptedConnection { request, _ in
            .success(engine == .osrm ? osrm.answer(request) : valhalla.answer(request))
        }
        let travel = try await MadeUpCounty.travel(engine, connection, pairs.origins + pairs.destinations)

        let from = try MadeUpCounty.degrees(pairs.origins)
        let to = try MadeUpCounty.degrees(pairs.destinations)
        for block in [0..<count / 2, count / 2..<count] {
            let answer = try await travel.block(block, of: pairs)
            #expect(answer.minutes.count == pairs.entries(block).count)
            let hasMetres = !answer.metres.isEmpty
            for origin in block {
                for entry in pairs.entries(origin..<origin + 1) {
                    let column = Int(pairs.columns[entry])
                    let cell = entry - pairs.entries(block).lowerBound
                    if pairs.origins[origin] == pairs.destinations[column] {
                        #expect(answer.minutes[cell] == 0)
                    } else if from[origin].x > edge || to[column].x > edge {
                        #expect(answer.minutes[cell].isNaN, "seed \(seed)")
                    } else {
                        let seconds = MadeUpCounty.seconds(from[origin], to[column])
                        #expect(abs(answer.minutes[cell] - seconds / 60) < 1e-9, "seed \(seed)")
                        #expect(hasMetres)
                        let metres = MadeUpCounty.metres(from[origin], to[column])
                        #expect(!hasMetres || abs(answer.metres[cell] - metres) < 1e-6, "seed \(seed)")
                    }
                }
            }
        }
    }

    /// Mainland and island, with no ferry: the engine refuses whole requests; single trips tell it apart.
    @Test func tripsThatFailAQuestionAreFoundByHalving() async throws {
        let pairs = EngineRectanglesTests.randomPairs(5, from: 12, to: 12, share: 100)
        let fake = FakeValhalla(strait: 52.85)
        let degrees = try MadeUpCounty.degrees(pairs.origins)
        let island = degrees.map { $0.y > 52.85 }
        #expect(island.contains(true) && island.contains(false))
        let connection = ScriptedConnection { request, _ in .success(fake.answer(request)) }
        let travel = try await MadeUpCounty.travel(.valhalla, connection, pairs.origins)
        #expect(travel.unsnapped.isEmpty)
        let minutes = try await travel.block(0..<12, of: pairs).minutes
        for from in 0..<12 {
            for to in 0..<12 { #expect(minutes[from * 12 + to].isNaN == (island[from] != island[to])) }
        }
    }

    /// An engine started anew with a lower limit than at the survey.
    @Test func aLowerLimitLaterOnHalvesTheRequests() async throws {
        let pairs = EngineRectanglesTests.randomPairs(6, from: 20, to: 20, share: 100)
        let connection = ScriptedConnection { request, number in
            .success(FakeOSRM(most: number < 2 ? 100 : 6).answer(request))
        }
        let travel = try await MadeUpCounty.travel(.osrm, connection, pairs.origins)
        #expect(travel.limit == 20)
        let minutes = try await travel.block(0..<20, of: pairs).minutes
        let degrees = try MadeUpCounty.degrees(pairs.origins)
        for cell in 0..<400 where cell / 20 != cell % 20 {
            #expect(abs(minutes[cell] * 60 - MadeUpCounty.seconds(degrees[cell / 20], degrees[cell % 20])) < 1e-6)
        }
    }

    @Test func aPlaceThatWasNotNamedIsRefused() async throws {
        let pairs = EngineRectanglesTests.randomPairs(7, from: 5, to: 5, share: 100)
        let connection = ScriptedConnection { request, _ in .success(FakeOSRM().answer(request)) }
        let travel = try await MadeUpCounty.travel(.osrm, connection, Array(pairs.origins.prefix(4)))
        await #expect(throws: TravelFailure.refused("OSRM was connected without the place P4")) {
            try await travel.block(0..<5, of: pairs)
        }
    }

    @Test func aCancelledTaskStops() async throws {
        let pairs = EngineRectanglesTests.randomPairs(8, from: 30, to: 30, share: 100)
        let connection = ScriptedConnection { request, _ in .success(FakeOSRM(most: 5).answer(request)) }
        let travel = try await MadeUpCounty.travel(.osrm, connection, pairs.origins)
        let asked = connection.asked.count
        let task = Task { () async -> TravelFailure? in
            do {
                while !Task.isCancelled { await Task.yield() }
                _ = try await travel.block(0..<30, of: pairs)
            } catch { return error as? TravelFailure }
            return nil
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(connection.asked.count == asked)
    }
}
