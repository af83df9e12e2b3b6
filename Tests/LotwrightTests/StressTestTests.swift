import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Stress tests of Rutland, small enough to be run many times.
@Suite(.serialized) struct StressTestTests {
    static let ranges = "\nstress:\n  labour.supply_ratio: [0.7, 1.4]\n  bidding.margin: [0.02, 0.08]\n"

    /// Rutland under two names, the second with small providers that go less far.
    static func plans(_ root: URL, ranges: String = StressTestTests.ranges) async throws -> [LoadedScenario] {
        var plans: [LoadedScenario] = []
        for (name, radius) in [("a", 30), ("b", 18)] {
            let folder = root.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let text = try String(
                contentsOfFile: "\(Checkout.root)/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
            let own = text.replacing("radius_small_minutes: 30", with: "radius_small_minutes: \(radius)")
            try (own + (name == "a" ? ranges : "")).write(
                to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
            plans.append(
                try await ScenarioReader.read(folder: folder.path, options: .init(geodataFolder: Checkout.geodata)))
        }
        return plans
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "stress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        try await body(root)
    }

    @Test func anyThreadsAndAnyCutGiveTheSameBytes() async throws {
        try await withFolder { root in
            let test = try StressTest(plans: try await Self.plans(root), draws: 5)
            let path = root.appending(path: "draws.jsonl").path
            let (lines, whole) = try await test.run(path: path, resumes: false, threads: 1)
            #expect(lines.count == 10 && lines.map(\.plan) == [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
            #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == whole)
            #expect(lines.allSatisfy { $0.isProved && $0.awardGap <= Draws.awardGap })
            #expect(Set(lines.map(\.unmet)).count > 1)
            for threads in [2, 8] {
                let other = root.appending(path: "draws-\(threads)").path
                #expect(try await test.run(path: other, resumes: true, threads: threads).bytes == whole)
            }
            // Within the header, after it, within a line, at its end, and with rubbish behind.
            let header = try #require(whole.firstIndex(of: UInt8(ascii: "\n")))
            let second = try #require(whole[(header + 1)...].firstIndex(of: UInt8(ascii: "\n")))
            for cut in [0, header / 2, header + 1, header + 40, second, second + 1, whole.count - 1] {
                try Data(whole[..<cut]).write(to: URL(filePath: path))
                let again = try await test.run(path: path, resumes: true, threads: 2)
                #expect(again.bytes == whole, "\(cut)")
                #expect(again.lines == lines)
            }
            try Data(whole[...second] + Array("{\"draw\":9}\n".utf8)).write(to: URL(filePath: path))
            #expect(try await test.run(path: path, resumes: true, threads: 2).bytes == whole)

            // Somebody else's draws are neither gone on from nor overwritten.
            await #expect(throws: StressFailure.self) {
                _ = try await test.run(path: path, resumes: false, threads: 1)
            }
            let longer = try StressTest(plans: test.plans, draws: 6)
            await #expect(throws: StressFailure.self) {
                _ = try await longer.run(path: path, resumes: true, threads: 1)
            }
            let reseeded = try StressTest(plans: test.plans, draws: 5, seed: 1)
            await #expect(throws: StressFailure.self) {
                _ = try await reseeded.run(path: path, resumes: true, threads: 1)
            }
            #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == whole)
        }
    }

    /// A line is the engine's own answer to the draw's values, the same values and seed for both plans.
    @Test func linesAreDraws() async throws {
        try await withFolder { root in
            let plans = try await Self.plans(root)
            let test = try StressTest(plans: plans, draws: 3, drawsMarkets: true)
            #expect(test.draw(0).seed != test.draw(1).seed)
            let path = root.appending(path: "draws.jsonl").path
            let (lines, _) = try await test.run(path: path, resumes: false, threads: 2)
            for line in lines {
                let drawn = try await Draws(plans[line.plan].scenario).chain(test.draw(line.draw))
                #expect(abs(drawn.coverage.total.unmet - line.unmet) <= 5e-5)
                #expect(drawn.coverage.gaps.sorted() == line.gaps)
                #expect(drawn.budget.reduce(0) { $0 + $1.totalPence } == line.spendPence)
            }
            #expect(test.findings(lines).tornado.map(\.count) == [2, 2])
        }
    }

    /// What is reported of a framework and of a contract year is taken of the drawn world itself.
    @Test func reportedFiguresAreOfTheDrawnWorld() async throws {
        try await withFolder { root in
            let plan = try await Checkout.load("rutland-2013")
            let test = try StressTest(plans: [plan], draws: 4, drawsMarkets: true)
            let path = root.appending(path: "draws.jsonl").path
            let (lines, _) = try await test.run(path: path, resumes: false, threads: 2)
            for line in lines {
                let drawn = try await Draws(plan.scenario).chain(test.draw(line.draw))
                let members = Set(drawn.chain.routes.places.filter { $0.tier == 0 && $0.rank > 0 }.map(\.provider))
                #expect(line.reported == [Double(members.count)])
            }
            let spread = try #require(test.record(lines).spreads(plan: 0).first)
            #expect(spread.values.count == 4 && spread.figure.value == 5)
            let json = String(decoding: StressFiles(test.record(lines)).json, as: UTF8.self)
            #expect(json.contains("\"measure\": \"members_left\""))
        }
    }

    @Test func plansThatCannotBeComparedAreRefused() async throws {
        let kent = try await Checkout.load("kent-ccg-lots")
        let rutland = try await Checkout.loadPlain()
        func faults(_ plans: [LoadedScenario]) -> [DiagnosticID] {
            do throws(InputRefused) {
                _ = try StressTest(plans: plans, draws: 1)
                return []
            } catch { return error.diagnostics.map(\.id) }
        }
        #expect(faults([kent]).isEmpty)
        #expect(faults([rutland]) == [.yamlMissingKey])
        #expect(faults([kent, rutland]).contains(.valueConflict))
        #expect(faults([kent, kent]) == [.codeDuplicate])
        try await withFolder { root in
            let own = try await Self.plans(root)
            let others = try await Self.plans(
                root.appending(path: "x"), ranges: Self.ranges.replacing("0.7", with: "0.8"))
            #expect(faults([own[1], own[0]]).isEmpty)
            #expect(faults([own[0], others[0]]).contains(.valueConflict))
        }
    }
}
