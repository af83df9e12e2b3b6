import Foundation
import Testing

@testable import LotTravel

@Suite struct EngineCallerTests {
    private static let request = EngineRequest(path: "/status", body: nil)

    private static func caller(_ connection: ScriptedConnection, retries: Int = 3) throws -> EngineCaller {
        var options = EngineOptions(retries: retries)
        options.firstPause = .milliseconds(1)
        return EngineCaller(
            connection: connection, address: try EngineAddress("http://127.0.0.1:5000"), options: options)
    }

    @Test func whatBreaksIsAskedAgain() async throws {
        let connection = ScriptedConnection { _, number in
            switch number {
            case 0: .failure(.broken("reset"))
            case 1: .success(EngineReply(503, "busy"))
            default: .success(EngineReply(200, "{}"))
            }
        }
        #expect(try await Self.caller(connection).ask(Self.request).status == 200)
        #expect(connection.asked.count == 3)
    }

    @Test func patienceEnds() async throws {
        let broken = ScriptedConnection { _, _ in .failure(.broken("refused by nobody")) }
        await #expect(throws: TravelFailure.unreachable("no answer from http://127.0.0.1:5000: refused by nobody")) {
            try await Self.caller(broken).ask(Self.request)
        }
        #expect(broken.asked.count == 4)
        let failing = ScriptedConnection { _, _ in .success(EngineReply(500, #"{"error":"no tiles"}"#)) }
        await #expect(throws: TravelFailure.unreachable("http://127.0.0.1:5000 answers 500: no tiles")) {
            try await Self.caller(failing, retries: 0).ask(Self.request)
        }
        #expect(failing.asked.count == 1)
    }

    @Test func whatWillNotHelpIsNotRepeated() async throws {
        let faults: [EngineFault] = [.timedOut, .tooLong, .cancelled]
        for fault in faults {
            let connection = ScriptedConnection { _, _ in .failure(fault) }
            await #expect(throws: TravelFailure.self) { try await Self.caller(connection).ask(Self.request) }
            #expect(connection.asked.count == 1)
        }
        let refusal = ScriptedConnection { _, _ in .success(EngineReply(400, "{}")) }
        #expect(try await Self.caller(refusal).ask(Self.request).status == 400)
        #expect(refusal.asked.count == 1)
    }

    @Test func patienceIsShownWhereItIsAskedForAndNotWhereItIsInVain() async throws {
        let busy = ScriptedConnection { _, _ in .success(EngineReply(429, "{}")) }
        await #expect(throws: TravelFailure.self) { try await Self.caller(busy).ask(Self.request) }
        #expect(busy.asked.count == 4)
        let stranger = ScriptedConnection { _, _ in .success(EngineReply(501, " <!DOCTYPE HTML><p>no POST here")) }
        let reply = try await Self.caller(stranger).ask(Self.request)
        #expect(stranger.asked.count == 1 && reply.words.contains("a web page"))
    }

    @Test func redirectsAreRefusedWithWords() async throws {
        let connection = ScriptedConnection { _, _ in
            .success(EngineReply(status: 302, body: Data(), location: "http://elsewhere/"))
        }
        do {
            _ = try await Self.caller(connection).ask(Self.request)
            Issue.record("followed")
        } catch {
            guard case .refused(let words) = error as? TravelFailure else {
                Issue.record("\(error)")
                return
            }
            #expect(words.contains("302") && words.contains("http://elsewhere/"))
        }
        #expect(connection.asked.count == 1)
    }

    @Test func cancellingEndsThePauses() async throws {
        let connection = ScriptedConnection { _, _ in .failure(.broken("away")) }
        var options = EngineOptions()
        options.firstPause = .seconds(3600)
        let caller = EngineCaller(
            connection: connection, address: try EngineAddress("http://127.0.0.1:5000"), options: options)
        let task = Task { () async -> TravelFailure? in
            do { _ = try await caller.ask(Self.request) } catch { return error as? TravelFailure }
            return nil
        }
        while connection.asked.isEmpty { await Task.yield() }
        let start = ContinuousClock.now
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(900))
    }
}
