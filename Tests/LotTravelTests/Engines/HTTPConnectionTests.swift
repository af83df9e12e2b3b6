import Foundation
import Testing

@testable import LotTravel

/// Over a real socket on loopback.
@Suite struct HTTPConnectionTests {
    private static func ask(
        _ server: LoopbackServer, _ manner: LoopbackServer.Manner, timeout: Double = 600, bytes: Int = 100_000
    ) async throws -> EngineReply {
        var options = EngineOptions(timeoutSeconds: timeout, maxBodyBytes: bytes)
        options.firstPause = .milliseconds(1)
        let address = try server.address(manner)
        let connection = HTTPConnection(address: address, timeoutSeconds: timeout, maxBodyBytes: bytes)
        let caller = EngineCaller(connection: connection, address: address, options: options)
        do {
            let reply = try await caller.ask(EngineRequest(path: "/table", body: "{}"))
            await connection.close()
            return reply
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Asks what must fail: gives the failure, the seconds it took, and the paths that were asked for.
    private static func failure(
        _ manner: LoopbackServer.Manner, timeout: Double = 600, bytes: Int = 100_000
    ) async throws -> (failure: TravelFailure?, seconds: Duration, paths: [String]) {
        let server = try await LoopbackServer()
        let start = ContinuousClock.now
        var failure: TravelFailure?
        do { _ = try await ask(server, manner, timeout: timeout, bytes: bytes) } catch {
            failure = error as? TravelFailure
        }
        let seconds = ContinuousClock.now - start
        let paths = server.paths
        await server.stop()
        return (failure, seconds, paths)
    }

    @Test func theBodyArrives() async throws {
        let server = try await LoopbackServer()
        let reply = try await Self.ask(server, .fine)
        #expect(reply.status == 200 && String(decoding: reply.body, as: UTF8.self) == #"{"code":"Ok"}"#)
        #expect(server.paths == ["/fine/table"])
        await server.stop()
    }

    @Test func aRedirectIsRefusedAndNotFollowed() async throws {
        let result = try await Self.failure(.redirect)
        #expect(result.failure?.message.contains("redirects are not followed") == true)
        #expect(result.paths == ["/redirect/table"])
    }

    @Test(arguments: [LoopbackServer.Manner.endless, .announcedLong])
    func longBodiesAreCutOff(manner: LoopbackServer.Manner) async throws {
        let result = try await Self.failure(manner)
        guard case .refused(let words) = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
        #expect(words.contains("more than 100000 bytes") && result.paths.count == 1)
    }

    @Test(arguments: [LoopbackServer.Manner.silent, .dripping])
    func waitingEnds(manner: LoopbackServer.Manner) async throws {
        let result = try await Self.failure(manner, timeout: 2)
        guard case .unreachable(let words) = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
        // A machine may be too busy to connect in that time; an answer that is late is never asked for twice.
        let isLate = words.contains("within 2.0 s")
        #expect(isLate || words.contains("no connection in time"), "\(words)")
        #expect(!isLate || result.paths.count <= 1)
        // Other tests may keep both cores busy for a while; without a time-out it would be for ever.
        #expect(result.seconds < .seconds(900))
    }

    @Test func aBusyEngineIsAskedAgain() async throws {
        let server = try await LoopbackServer()
        #expect(try await Self.ask(server, .busyTwice).status == 200)
        #expect(server.paths.count == 3)
        await server.stop()
    }

    @Test func aConnectionThatBreaksIsTriedAgainAndToldAsUnreachable() async throws {
        let result = try await Self.failure(.hangUp)
        guard case .unreachable = result.failure else {
            Issue.record("\(String(describing: result.failure))")
            return
        }
        #expect(result.paths.count == 4)
    }

    @Test func nobodyListening() async throws {
        let server = try await LoopbackServer()
        await server.stop()
        let start = ContinuousClock.now
        do {
            _ = try await EngineTravel.connect(
                engine: .osrm, url: "http://127.0.0.1:\(server.port)", places: [MadeUpCounty.place(0, x: 0, y: 0)],
                options: EngineOptions(retries: 0))
            Issue.record("connected")
        } catch {
            guard case .unreachable = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(ContinuousClock.now - start < .seconds(900))
    }

    @Test(arguments: [LoopbackServer.Manner.silent, .dripping])
    func cancellingIsQuick(manner: LoopbackServer.Manner) async throws {
        let server = try await LoopbackServer()
        let task = Task { () async -> TravelFailure? in
            do { _ = try await Self.ask(server, manner, timeout: 600) } catch { return error as? TravelFailure }
            return nil
        }
        while server.paths.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(900))
        await server.stop()
    }

    @Test func aForgottenConnectionClosesItself() async throws {
        let server = try await LoopbackServer()
        let address = try server.address(.fine)
        do {
            let connection = HTTPConnection(address: address, timeoutSeconds: 600, maxBodyBytes: 1_000)
            _ = try await connection.send(EngineRequest(path: "/table", body: nil))
        }
        #expect(server.paths.count == 1)
        await server.stop()
    }
}
