import Foundation
import Synchronization
import Testing

@testable import LotTravel

@Suite struct OpenDataClientTests {
    private func refusal(_ url: String) -> String {
        do throws(TravelFailure) {
            try OpenDataClient.check(url)
            return ""
        } catch { return error.message }
    }

    @Test func onlySafeAddressesAreAsked() {
        #expect(refusal("https://services1.arcgis.com/x/query").isEmpty)
        #expect(refusal("http://127.0.0.1:8080/x").isEmpty)
        for url in [
            "http://example.org/x", "http://127.0.0.1.example.org/x", "http://localhost:80/x", "file:///etc/passwd",
            "https://user:secret@example.org/", "https://example.org/x?y", "ftp://example.org/",
        ] {
            #expect(!refusal(url).isEmpty, "\(url)")
        }
        #expect(!refusal("https://user:secret@example.org/").contains("secret"))
    }

    @Test func textIsSafeInQuestions() {
        #expect(queryText("LAD25NM='King''s Lynn'") == "LAD25NM%3D%27King%27%27s%20Lynn%27")
        #expect(queryText("a-Z.0_~") == "a-Z.0_~" && queryText("é&") == "%C3%A9%26")
    }

    @Test func theServersWishAndThePausesGrow() async throws {
        let server = try await LoopbackServer()
        var options = OpenDataOptions(timeoutSeconds: 600, maxBodyBytes: 1_000, retries: 2)
        options.firstPause = .milliseconds(1)
        let client = try OpenDataClient(server.address(.busyTwice).text + "/query", options: options)
        #expect(try await client.get("a=1") == Array("{}".utf8))
        #expect(server.paths.count == 3 && server.paths.allSatisfy { $0.hasSuffix("?a=1") })
        await client.close()
        await server.stop()
    }

    @Test func aHostThatIsNotThereIsToldAndGivenUpSoon() async throws {
        let server = try await LoopbackServer()
        var options = OpenDataOptions(timeoutSeconds: 600, maxBodyBytes: 1_000, retries: 9)
        options.firstPause = .milliseconds(1)
        let told = Mutex<[String]>([])
        let client = try OpenDataClient(server.address(.hangUp).text + "/query", options: options) { words in
            told.withLock { $0.append(words) }
        }
        await #expect(throws: TravelFailure.self) { try await client.get("a=1") }
        #expect(server.paths.count == 3)
        let words = told.withLock { $0 }
        #expect(
            words.count == 2 && words.allSatisfy { $0.contains("no answer from") && $0.contains("asking again in 1 s") }
        )
        await client.close()
        await server.stop()
    }
}
