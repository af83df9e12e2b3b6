import Foundation
import LotGeometry
import LotIO
import LotModel
import LotSearch
import LotSolver
import LotTravel
import Synchronization
import Testing

@testable import Lotwright

/// Answers like the embedded model, but fails at some calls, knows no way for some pairs, and can ask to be stopped.
final class FlakyTravel: TravelSource {
    let failing: Set<Int>
    let stopsAt: (call: Int, cancellation: Cancellation)?
    let calls = Atomic<Int>(0)
    let hasMetres: Bool

    init(failing: Set<Int> = [], stopsAt: (call: Int, cancellation: Cancellation)? = nil, hasMetres: Bool = true) {
        self.failing = failing
        self.stopsAt = stopsAt
        self.hasMetres = hasMetres
    }

    func block(_ origins: Range<Int>, of pairs: TravelPairs) async throws(TravelFailure) -> TravelBlock {
        let call = calls.wrappingAdd(1, ordering: .relaxed).oldValue
        if failing.contains(call) { throw .unreachable("connection refused") }
        if let stopsAt, stopsAt.call == call { stopsAt.cancellation.cancel() }
        var minutes: [Double] = []
        var metres: [Double] = []
        for origin in origins {
            for entry in pairs.entries(origin..<origin + 1) {
                let a = pairs.origins[origin]
                let b = pairs.destinations[Int(pairs.columns[entry])]
                let distance = a.position.distance(to: b.position)
                let isKnown = a.id == b.id || (Int(distance) + a.id.utf8.count) % 13 != 0
                minutes.append(isKnown ? distance / 700 : .nan)
                metres.append(isKnown ? distance * 1.3 : .nan)
            }
        }
        return TravelBlock(minutes: minutes, metres: hasMetres ? metres : [])
    }
}

@Suite struct TravelBuildTests {
    let folder: String
    let out: String
    static let name = TravelSourceName(
        name: "osrm", version: "26", profile: "driving", snapMetres: 2_000, attribution: "© OpenStreetMap contributors",
        unsnapped: [UnsnappedPoint(id: "X", metres: nil, reason: "far")])

    init() throws {
        folder = NSTemporaryDirectory() + "travel-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        out = folder + "/travel.csv"
    }

    static func plan(_ count: Int, seed: UInt64 = 9, cutoff: Double = 12) -> TravelPlan {
        var generator = SeededGenerator(Seed(seed))
        let places = (0..<count).map { index in
            let id = "P\(index)\(index % 7 == 0 ? ",x" : "")"
            return NamedPlace(
                id: id, position: Position(x: generator.uniform() * 40_000, y: generator.uniform() * 40_000))
        }
        return TravelPlan(places: places, cutoffKilometres: cutoff, nearest: 4)
    }

    static func options(block: Int = 7, scale: Double = 1, restarts: Bool = false) -> TravelBuild.Options {
        .init(timeScale: scale, nearest: 4, block: block, restarts: restarts, date: "2026-11-21")
    }

    private func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) }
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    /// Rows of the file, recounted without the reader.
    @Test func everyPairHasItsRowInOrder() async throws {
        let plan = Self.plan(60)
        let missing = try await TravelBuild(plan, options: Self.options(scale: 1.5), out: out)
            .run(FlakyTravel(), Self.name)
        #expect(try files == ["travel.csv", "travel.json"])
        let text = String(decoding: try #require(bytes("travel.csv")), as: UTF8.self)
        let lines = text.replacing("\"", with: "").replacing(",x", with: "x").split(separator: "\n")
        #expect(lines[0] == "from,to,minutes,metres" && lines.count == plan.pairs.count + 1)
        var row = 1
        var empty = 0
        for (index, origin) in plan.pairs.origins.enumerated() {
            for entry in plan.pairs.entries(index..<index + 1) {
                let destination = plan.pairs.destinations[Int(plan.pairs.columns[entry])]
                let cells = lines[row].split(separator: ",", omittingEmptySubsequences: false)
                row += 1
                #expect(
                    cells[0] == origin.id.replacing(",", with: "")
                        && cells[1] == destination.id.replacing(",", with: ""))
                let distance = origin.position.distance(to: destination.position)
                if cells[2].isEmpty {
                    empty += 1
                    #expect((Int(distance) + origin.id.utf8.count) % 13 == 0 && cells[3].isEmpty)
                } else {
                    #expect(abs(try #require(Double(cells[2])) - distance / 700 * 1.5) <= 0.000_500_1)
                    #expect(abs(try #require(Double(cells[3])) - distance * 1.3) <= 0.5)
                }
            }
        }
        #expect(empty == missing && missing > 0)
        let provenance = Data(try #require(bytes("travel.json")))
        let json = try #require(try JSONSerialization.jsonObject(with: provenance) as? [String: Any])
        #expect(json["sha256"] as? String == sha256Text(Array(text.utf8)))
        #expect(json["time_scale"] as? Double == 1.5 && json["date"] as? String == "2026-11-21")
        #expect(json["profile"] as? String == "driving" && (json["points"] as? [Any])?.count == 60)
    }

    /// Calls that fail at random, again and again, end in the bytes of a build that nothing disturbed.
    @Test(arguments: 0..<12) func aBuildGoesOnWhereItStopped(seed: UInt64) async throws {
        var generator = SeededGenerator(Seed(seed))
        let plan = Self.plan(40 + generator.index(below: 40), seed: seed)
        _ = try await TravelBuild(plan, options: Self.options(), out: folder + "/whole.csv").run(
            FlakyTravel(), Self.name)
        var calls = 0
        while true {
            calls += 1
            let block = 1 + generator.index(below: 9)
            let source = FlakyTravel(failing: calls > 20 ? [] : [generator.index(below: 6)])
            do {
                _ = try await TravelBuild(plan, options: Self.options(block: block), out: out).run(source, Self.name)
                break
            } catch TravelBuildFailure.source(.unreachable, let journal) {
                #expect(journal == out + ".partial" && FileManager.default.fileExists(atPath: journal))
                #expect(bytes("travel.csv") == nil)
            }
        }
        #expect(
            bytes("travel.csv") == bytes("whole.csv") && bytes("travel.json") == bytes("whole.json"), "seed \(seed)")
        #expect(!(try files.contains("travel.csv.partial")))
    }

    @Test func finishedBlocksAreNotAskedForAgain() async throws {
        let plan = Self.plan(50)
        let first = FlakyTravel(failing: [5])
        await #expect(throws: TravelBuildFailure.self) {
            _ = try await TravelBuild(plan, options: Self.options(block: 5), out: out).run(first, Self.name)
        }
        let second = FlakyTravel()
        _ = try await TravelBuild(plan, options: Self.options(block: 5), out: out).run(second, Self.name)
        #expect(second.calls.load(ordering: .relaxed) == 5)
    }

    @Test func cancellingKeepsTheJournal() async throws {
        let plan = Self.plan(50)
        let cancellation = Cancellation()
        let source = FlakyTravel(stopsAt: (3, cancellation))
        do {
            _ = try await TravelBuild(plan, options: Self.options(block: 5), out: out, cancellation: cancellation)
                .run(source, Self.name)
            Issue.record("not stopped")
        } catch TravelBuildFailure.stopped(let journal) {
            #expect(journal == out + ".partial")
        }
        #expect(try files == ["travel.csv.partial"])
        let again = FlakyTravel()
        _ = try await TravelBuild(plan, options: Self.options(block: 5), out: out).run(again, Self.name)
        #expect(again.calls.load(ordering: .relaxed) <= 7)
    }

    @Test func anotherBuildIsRefusedUnlessRestarted() async throws {
        let plan = Self.plan(30)
        await #expect(throws: TravelBuildFailure.self) {
            _ = try await TravelBuild(plan, options: Self.options(), out: out).run(FlakyTravel(failing: [2]), Self.name)
        }
        let others: [(TravelPlan, TravelBuild.Options, TravelSourceName)] = [
            (Self.plan(31), Self.options(), Self.name), (Self.plan(30, cutoff: 13), Self.options(), Self.name),
            (plan, Self.options(scale: 1.1), Self.name), (plan, Self.options(), TravelSourceName(name: "valhalla")),
        ]
        for (plan, options, name) in others {
            do {
                _ = try await TravelBuild(plan, options: options, out: out).run(FlakyTravel(), name)
                Issue.record("mixed")
            } catch TravelBuildFailure.otherBuild(_, let begun, let now) {
                #expect(begun.contains("osrm, 26, driving, 30 places") && begun != now)
            }
        }
        _ = try await TravelBuild(Self.plan(31), options: Self.options(restarts: true), out: out)
            .run(FlakyTravel(), Self.name)
        #expect(try files == ["travel.csv", "travel.json"])
    }

    @Test func anAnswerThatNoMatrixMayHoldIsRefused() async throws {
        struct Wrong: TravelSource {
            let minutes: Double
            let extra: Int
            func block(_ origins: Range<Int>, of pairs: TravelPairs) async throws(TravelFailure) -> TravelBlock {
                TravelBlock(minutes: Array(repeating: minutes, count: pairs.entries(origins).count + extra))
            }
        }
        for wrong in [Wrong(minutes: -1, extra: 0), Wrong(minutes: 1_441, extra: 0), Wrong(minutes: 1, extra: 1)] {
            do {
                _ = try await TravelBuild(Self.plan(9), options: Self.options(), out: out).run(wrong, Self.name)
                Issue.record("taken")
            } catch TravelBuildFailure.source(.refused, _) {
                #expect(bytes("travel.csv") == nil)
            }
        }
    }

    @Test func filesThatAreNoMatrixAreLeftAlone() async throws {
        let plan = Self.plan(5)
        try "id,note\n".write(toFile: out, atomically: false, encoding: .utf8)
        #expect(throws: PublishFailure.self) { try TravelBuild(plan, options: Self.options(), out: out) }
        #expect(throws: PublishFailure.self) { try TravelBuild(plan, options: Self.options(), out: folder + "/a.txt") }
        #expect(throws: PublishFailure.self) {
            try TravelBuild(plan, options: Self.options(), out: folder + "/no/a.csv")
        }
        try "{}".write(toFile: folder + "/b.json", atomically: false, encoding: .utf8)
        #expect(throws: PublishFailure.self) { try TravelBuild(plan, options: Self.options(), out: folder + "/b.csv") }
        try "from,to,minutes\n".write(toFile: out, atomically: false, encoding: .utf8)
        _ = try await TravelBuild(plan, options: Self.options(), out: out).run(FlakyTravel(hasMetres: false), Self.name)
        #expect(bytes("travel.csv")?.starts(with: Array("from,to,minutes\n\"P0,x\"".utf8)) == true)
    }
}
