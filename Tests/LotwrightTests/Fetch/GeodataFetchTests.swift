import Foundation
import LotIO
import LotModel
import LotTravel
import Testing

@testable import Lotwright

@Suite(.enabled(if: Checkout.hasReference, "../shared/data is not beside the checkout"))
struct GeodataFetchTests {
    typealias Question = OpenDataServer.Question
    typealias Answer = OpenDataServer.Answer

    /// A server of Rutland whose answers `change` may spoil, and a fetch from it.
    private func fetching<Result>(
        offline: Bool = false, timeout: Double = 600, bytes: Int = 64 << 20, retries: Int = 2, expected: Int? = nil,
        change: @escaping @Sendable (Question, Answer) -> Answer = { $1 },
        _ body: (GeodataFetch, OpenDataServer, String) async throws -> Result
    ) async throws -> Result {
        let services = try RegionServices.rutland()
        let server = try await OpenDataServer { change($0, services.answer($0)) }
        let folder = NSTemporaryDirectory() + "fetch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let catalogue = try services.catalogue(port: server.port, expected: expected, in: folder)
        let fetch = GeodataFetch(
            catalogue,
            options: .init(
                cache: folder + "/cache", isOffline: offline,
                client: OpenDataOptions(timeoutSeconds: timeout, maxBodyBytes: bytes, retries: retries)))
        do {
            let result = try await body(fetch, server, folder)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    private func failure(
        timeout: Double = 600, bytes: Int = 64 << 20, retries: Int = 0, expected: Int? = nil,
        change: @escaping @Sendable (Question, Answer) -> Answer
    ) async throws -> String {
        try await fetching(timeout: timeout, bytes: bytes, retries: retries, expected: expected, change: change) {
            fetch, _, _ in
            do {
                _ = try await fetch.run(council: "Rutland")
                return "nothing failed"
            } catch let failure as TravelFailure { return failure.message }
        }
    }

    @Test func rutlandComesWholeAndCanBeImported() async throws {
        try await fetching { fetch, server, folder in
            let fetched = try await fetch.run(council: "Rutland")
            #expect(fetched.areas == 5 && fetched.files.map(\.name) == ["areas.csv", "boundaries.geojson", "run.json"])
            // Pages of three and of two were enough of them.
            #expect(server.questions.contains { $0.path == "/lookup" && $0.items["resultOffset"] == "3" })
            #expect(server.questions.contains { $0.path == "/boundaries" && $0.items["resultOffset"] == "4" })
            #expect(server.questions.contains { $0.path == "/population" && $0.items["recordoffset"] == "400" })
            let home = folder + "/out"
            try Publish(target: home).write(fetched.files)
            let report = try await GeodataImport(
                region: "rutland", geodata: folder + "/geodata",
                sources: RegionSources(boundaries: home + "/boundaries.geojson", tables: [home + "/areas.csv"])
            ).run(threads: 2)
            #expect(report.region.core == 5 && report.geography.contacts.count == 8)
            let figures = try GeodataReader.read(folder: folder + "/geodata/rutland")
            let services = try RegionServices.rutland()
            for (area, source) in zip(figures.areas.core, services.core.sorted { $0.code < $1.code }) {
                #expect(area.code == source.code && area.name == source.name && area.ladCode == "E06000017")
                #expect(Int(area.population) == source.population && Int(area.population65Plus) == source.population65)
            }
            // By code as by name, and with the same bytes.
            let again = try await fetch.run(council: "E06000017")
            #expect(again.files[0] == fetched.files[0] && again.files[1] == fetched.files[1])
        }
    }

    @Test func whatIsInTheCacheIsNotAskedForAgain() async throws {
        try await fetching { fetch, server, folder in
            let first = try await fetch.run(council: "Rutland")
            let asked = server.questions.count
            #expect(try await fetch.run(council: "Rutland").files == first.files)
            #expect(server.questions.count == asked)
            let offline = GeodataFetch(
                fetch.catalogue, options: .init(cache: folder + "/cache", isOffline: true))
            #expect(try await offline.run(council: "Rutland").files == first.files)
            await #expect(throws: TravelFailure.self) { try await offline.run(council: "Harborough") }
            // An answer that was altered on disk counts as absent.
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache")
            let body = try #require(names.filter { $0.hasSuffix(".body") }.min())
            try Data("{\"count\":1}".utf8).write(to: URL(fileURLWithPath: folder + "/cache/" + body))
            await #expect(throws: TravelFailure.self) { try await offline.run(council: "Rutland") }
            #expect(try await fetch.run(council: "Rutland").files == first.files)
            #expect(server.questions.count == asked + 1)
        }
    }

    @Test func anInterruptedFetchGoesOn() async throws {
        let services = try RegionServices.rutland()
        let broken = try await OpenDataServer { question in
            question.path == "/population" ? Answer(status: 404) : services.answer(question)
        }
        let folder = NSTemporaryDirectory() + "fetch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let catalogue = try services.catalogue(port: broken.port, in: folder)
        let fetch = GeodataFetch(catalogue, options: .init(cache: folder + "/cache"))
        await #expect(throws: TravelFailure.self) { try await fetch.run(council: "Rutland") }
        let asked = broken.questions.count
        await #expect(throws: TravelFailure.self) { try await fetch.run(council: "Rutland") }
        // The second call asked for what was missing alone.
        #expect(broken.questions.count == asked + 1)
        await broken.stop()
    }

    @Test func patienceIsAsLongAsTheServiceAsks() async throws {
        for status in [500, 429] {
            try await fetching(retries: 2) { question, answer in
                question.number == 2 ? Answer(status: status, headers: [("retry-after", "1")], body: "busy") : answer
            } _: { fetch, server, _ in
                let fetched = try await fetch.run(council: "Rutland")
                #expect(fetched.areas == 5)
                let uris = server.questions.map { "\($0.path) \($0.items.sorted { $0.key < $1.key })" }
                #expect(uris[1] == uris[2])
            }
        }
        let long = try await failure(retries: 3) { _, _ in Answer(status: 429, headers: [("retry-after", "7200")]) }
        #expect(long.contains("429") && long.contains("come back in 7200 s"))
        let never = try await failure { _, _ in Answer(status: 500, body: "<html>") }
        #expect(never.contains("500"))
    }

    @Test func everyFaultIsNamed() async throws {
        let redirected = try await failure { _, _ in
            Answer(status: 302, headers: [("location", "http://169.254.169.254/")])
        }
        #expect(redirected.contains("redirect to http://169.254.169.254/") && redirected.contains("not followed"))
        let error = try await failure { question, answer in
            question.path == "/boundaries"
                ? Answer(body: #"{"error":{"code":400,"message":"Cannot perform query"}}"#) : answer
        }
        #expect(error.contains("Cannot perform query"))
        let cut = try await failure { question, answer in
            var answer = answer
            if question.path == "/boundaries", question.items["f"] == "geojson" {
                answer.body = String(answer.body.prefix(300))
            }
            return answer
        }
        #expect(cut.contains("json.truncated") || cut.contains("no whole JSON"))
        let broken = try await failure { question, answer in
            var answer = answer
            answer.announcedLength = answer.body.utf8.count + 1_000
            return answer
        }
        #expect(broken.contains("no answer"))
        let slow = try await failure(timeout: 1) { _, _ in Answer(isSilent: true) }
        #expect(slow.contains("did not answer within 1.0 s"))
        let large = try await failure(bytes: 5_000) { question, answer in
            var answer = answer
            if question.path == "/lookup" { answer.body += String(repeating: " ", count: 6_000) }
            return answer
        }
        #expect(large.contains("more than 5000 bytes"))
    }

    @Test func countsAndCodesMustAgree() async throws {
        #expect(try await failure(expected: 7_264) { $1 }.contains("the catalogue expects 7264"))
        let short = try await failure { question, answer in
            guard question.path == "/lookup", question.items["resultOffset"] == "3" else { return answer }
            return Answer(body: #"{"features":[]}"#)
        }
        #expect(short.contains("sends 3 rows and counts 5"))
        let endless = try await failure { question, answer in
            guard question.path == "/boundaries", question.items["resultOffset"] == "2" else { return answer }
            return Answer(body: #"{"type":"FeatureCollection","exceededTransferLimit":true,"features":[]}"#)
        }
        #expect(endless.contains("no features") || endless.contains("rows are missing"), "\(endless)")
        // A service that takes no notice of the order or of the offset sends rows twice.
        let services = try RegionServices.rutland()
        let twice = try await failure { question, answer in
            guard question.path == "/boundaries", let offset = question.items["resultOffset"], offset != "0" else {
                return answer
            }
            var items = question.items
            items["resultOffset"] = "0"
            return services.answer(Question(number: 1, path: question.path, items: items))
        }
        #expect(twice.contains("more than the 5 rows that there are"))
        let same = try await failure { question, answer in
            var answer = answer
            if question.path == "/boundaries" {
                let codes = services.core.map(\.code)
                answer.body = answer.body.replacingOccurrences(of: "\"\(codes[1])\"", with: "\"\(codes[0])\"")
            }
            return answer
        }
        #expect(same.contains("twice"))
        let ages = try await failure { question, answer in
            guard question.path == "/population" else { return answer }
            var answer = answer
            answer.body = answer.body.replacingOccurrences(of: "Age 30\"", with: "Age 29\"")
            return answer
        }
        #expect(ages.contains("comes twice"))
    }

    @Test func strangersAreRefused() async throws {
        try await fetching { fetch, _, _ in
            do {
                _ = try await fetch.run(council: "Ruritania")
                Issue.record("a council that is not there was found")
            } catch let refused as InputRefused { #expect(refused.diagnostics.map(\.id) == [.regionUnknown]) }
            do {
                // A quotation mark ends no text of the question.
                _ = try await fetch.run(council: "x' OR 1=1 OR 'y'='")
                Issue.record("a question was taken for a name")
            } catch let refused as InputRefused { #expect(refused.diagnostics.map(\.id) == [.regionUnknown]) }
            let level = GeodataFetch(fetch.catalogue, options: .init(level: "oa11", cache: "/nowhere"))
            do {
                _ = try await level.run(council: "Rutland")
                Issue.record("a level that is not there was found")
            } catch let refused as InputRefused { #expect(refused.diagnostics.map(\.id) == [.valueChoice]) }
        }
    }
}
