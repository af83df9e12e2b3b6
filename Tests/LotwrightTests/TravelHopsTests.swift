import Foundation
import LotIO
import LotModel
import LotSolver
import LotTravel
import Testing

@testable import Lotwright

@Suite struct TravelHopsTests {
    let folder: String
    let out: String

    init() throws {
        folder = NSTemporaryDirectory() + "hops-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        out = folder + "/travel.csv"
    }

    /// The embedded model at so many times its minutes; fails, stops or knows no way within areas where asked to.
    struct Source: TravelSource {
        let rules: TravelRules
        var factor = 1.0
        var failsWithin = false
        var lost: (@Sendable (String) -> Bool)?
        var cancellation: Cancellation?

        func block(_ origins: Range<Int>, of pairs: TravelPairs) async throws(TravelFailure) -> TravelBlock {
            let isWithin = pairs.origins[0].id.contains("address")
            if isWithin, failsWithin { throw .unreachable("connection refused") }
            if isWithin { cancellation?.cancel() }
            var minutes = EmbeddedTravel(rules: rules).block(origins, of: pairs).minutes.map { $0 * factor }
            if isWithin, let lost {
                for origin in origins where lost(pairs.origins[origin].id) {
                    for entry in pairs.entries(origin..<origin + 1) { minutes[entry] = .nan }
                }
            }
            return TravelBlock(minutes: minutes)
        }
    }

    static func rutland(travel: String? = nil, hops: String? = nil) async throws -> Scenario {
        try await ScenarioReader.read(
            folder: "\(Checkout.root)/Tests/Fixtures/rutland-2013",
            options: .init(geodataFolder: Checkout.geodata, travel: travel, travelHops: hops)
        ).scenario
    }

    private func build(
        _ scenario: Scenario, _ source: Source, threads: Int = 1, scale: Double = 1, cancellation: Cancellation? = nil
    ) async throws {
        let plan = try TravelPlan(scenario, cutoffKilometres: 20, nearest: 4)
        _ = try await TravelBuild(
            plan, options: .init(timeScale: scale, nearest: 4, block: 50, date: "2026-11-21"), out: out,
            cancellation: cancellation
        ).run(
            source, TravelSourceName(name: "embedded"), hops: await TravelHops(scenario, threads: threads))
    }

    private func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: "\(folder)/\(name)") }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    /// Built, read and run: the embedded source gives the hops of straight lines, to the digits of the file.
    @Test func theEmbeddedSourceGivesTheAreasOwnCurves() async throws {
        let scenario = try await Self.rutland()
        try await build(scenario, Source(rules: scenario.rules.travel))
        #expect(try files == ["travel-hops.csv", "travel.csv", "travel.json"])
        let read = try await Self.rutland(travel: out, hops: folder + "/travel-hops.csv")
        let table = try #require(scenario.hopTable)
        let minutes = try #require(read.hopMinutes)
        #expect(table.rows.allSatisfy { $0 != nil })
        for (row, own) in zip(minutes.rows, table.rows) {
            for (minutes, leg) in zip(row, own?.legs ?? []) {
                #expect(abs(minutes - leg * scenario.rules.travel.minutesAt1Km) < 0.000_06)
            }
        }
        let provenance = try #require(bytes("travel.json"))
        let json = try #require(try JSONSerialization.jsonObject(with: provenance) as? [String: Any])
        let told = try #require(json["hops"] as? [String: Any])
        #expect(told["areas"] as? Int == 5 && told["addresses"] as? Int == 128 && told["dropped"] as? Int == 0)
        let csv = try #require(bytes("travel-hops.csv"))
        #expect(told["sha256"] as? String == sha256Text([UInt8](csv)))
        let straight = try await Pipeline().run(scenario, warnings: [])
        let asked = try await Pipeline().run(read, warnings: [])
        for area in 0..<5 {
            for hours in [5.0, 60, 900] {
                let a = straight.hops.hop(area: area, hours: hours)
                let b = asked.hops.hop(area: area, hours: hours)
                #expect(abs(a.minutes - b.minutes) < 0.001 && a.kilometres == b.kilometres)
            }
        }
        // Without the option hops go by straight lines, matrix or not.
        #expect(try await Self.rutland(travel: out).hopMinutes == nil)
    }

    /// A source twice as slow, and a scale on top; and the same bytes for any number of threads.
    @Test func slowRoadsLengthenHops() async throws {
        let scenario = try await Self.rutland()
        let source = Source(rules: scenario.rules.travel, factor: 2)
        try await build(scenario, source, threads: 1, scale: 1.5)
        let first = bytes("travel-hops.csv")
        let read = try await Self.rutland(travel: out, hops: folder + "/travel-hops.csv")
        let minutes = try #require(read.hopMinutes)
        let table = try #require(scenario.hopTable)
        #expect(table.rows.allSatisfy { $0 != nil })
        for (row, own) in zip(minutes.rows, table.rows) {
            for (minutes, leg) in zip(row, own?.legs ?? []) {
                #expect(abs(minutes - 3 * leg * scenario.rules.travel.minutesAt1Km) < 0.000_06)
            }
        }
        // Its delivery passes the checker, which knows nothing of how hops were made.
        _ = try await Pipeline().run(read, warnings: [])
        try await build(scenario, source, threads: 3, scale: 1.5)
        #expect(bytes("travel-hops.csv") == first)
    }

    /// An area that loses nearly all addresses has no row, and a warning when it is read.
    @Test func anAreaWithoutRoadsHasNoRow() async throws {
        let scenario = try await Self.rutland()
        let code = scenario.areas[1].code
        try await build(scenario, Source(rules: scenario.rules.travel, lost: { $0.hasPrefix(code) }))
        let loaded = try await ScenarioReader.read(
            folder: "\(Checkout.root)/Tests/Fixtures/rutland-2013",
            options: .init(
                geodataFolder: Checkout.geodata, travel: out, travelHops: folder + "/travel-hops.csv"))
        #expect(loaded.scenario.hopMinutes?.rows.map(\.isEmpty) == [false, true, false, false, false])
        #expect(loaded.warnings.contains { $0.id == .codeMissing && $0.description.contains(code) })
        // Nothing within any area: a refusal, and files as they were.
        let before = bytes("travel.csv")
        await #expect(throws: TravelBuildFailure.self) {
            try await build(scenario, Source(rules: scenario.rules.travel, factor: 1.1, lost: { _ in true }))
        }
        #expect(bytes("travel.csv") == before)
    }

    /// A failure or an interrupt within areas writes no file and keeps the matrix's journal.
    @Test func whatFailsWithinAreasWritesNothing() async throws {
        let scenario = try await Self.rutland()
        do {
            try await build(scenario, Source(rules: scenario.rules.travel, failsWithin: true))
            Issue.record("not failed")
        } catch TravelBuildFailure.source(.unreachable, let journal) {
            #expect(try files == ["travel.csv.partial"] && journal == out + ".partial")
        }
        let cancellation = Cancellation()
        do {
            try await build(
                scenario, Source(rules: scenario.rules.travel, cancellation: cancellation), cancellation: cancellation)
            Issue.record("not stopped")
        } catch TravelBuildFailure.stopped {
            #expect(try files == ["travel.csv.partial"])
        }
        try await build(scenario, Source(rules: scenario.rules.travel))
        #expect(try files == ["travel-hops.csv", "travel.csv", "travel.json"])
    }

    @Test func aFileThatIsNoneOfOursIsLeftAlone() async throws {
        let scenario = try await Self.rutland()
        try "id,note\n".write(toFile: folder + "/travel-hops.csv", atomically: false, encoding: .utf8)
        await #expect(throws: PublishFailure.self) {
            try await build(scenario, Source(rules: scenario.rules.travel))
        }
    }
}
