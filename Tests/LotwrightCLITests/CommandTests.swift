import Foundation
import Testing

/// The program as a person meets it: arguments in, text, files and exit codes out.
@Suite(.serialized) struct CommandTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
    }

    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "commands-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// The program stands beside the test bundle.
    static var program: String {
        get throws {
            let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
            let beside = (bundle ?? CommandLine.arguments[0]) as NSString
            let candidates = [beside.deletingLastPathComponent, root + "/.build/debug"].map { $0 + "/lotwright" }
            return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
        }
    }

    func run(_ arguments: String..., interruptAfter seconds: Double? = nil) throws -> Outcome {
        try run(arguments, interruptAfter: seconds)
    }

    func run(_ arguments: [String], interruptAfter seconds: Double? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Self.program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: Self.root)
        // Files, not pipes: no output is large enough to block a file.
        let names = ["output", "errors"].map { "\(folder)/\($0)-\(UUID().uuidString)" }
        for name in names { try Data().write(to: URL(fileURLWithPath: name)) }
        process.standardOutput = FileHandle(forWritingAtPath: names[0])
        process.standardError = FileHandle(forWritingAtPath: names[1])
        try process.run()
        if let seconds {
            Thread.sleep(forTimeInterval: seconds)
            process.interrupt()
        }
        process.waitUntilExit()
        let texts = try names.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

    @Test func aRunPrintsTheReportAndWritesEveryFile() throws {
        let outcome = try run("run", "scenarios/kent-ccg-lots", "--out", "\(folder)/out")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("Of 60,913 hours a week"))
        #expect(!outcome.errors.contains("error"))
        for name in ["areas.csv", "gaps.geojson", "lots-ccg.geojson", "run.json"] { #expect(exists("out/\(name)")) }
    }

    @Test func jsonOnStandardOutputIsTheSummaryAlone() throws {
        let outcome = try run("run", "scenarios/kent-ccg-lots", "--out", "\(folder)/out", "--format", "json")
        #expect(outcome.code == 0)
        #expect(outcome.output == (try String(contentsOfFile: folder + "/out/summary.json", encoding: .utf8)))
    }

    @Test func theMarketIsShownAndWritten() throws {
        let outcome = try run("market", "scenarios/kent-2014", "--out", "\(folder)/market")
        #expect(outcome.code == 0 && outcome.output.contains("Bidders are naive."))
        #expect(outcome.output.contains("182 lots are not fewer than"))
        let files = ["market.csv", "bidders.csv", "lots.csv", "bids.csv", "providers.csv", "run.json"]
        for name in files { #expect(exists("market/\(name)"), "\(name)") }
        #expect(try run("market", "Tests/Fixtures/rutland-2013").code == 0)
        #expect(try run("market", "Tests/Fixtures/rutland-2013", "--belief", "clever").code == 2)
        #expect(try run("market", "scenarios/none").code == 2)
    }

    @Test func refusedInputChangesNoOutput() throws {
        _ = try run("run", "scenarios/kent-ccg-lots", "--out", "\(folder)/out")
        let before = try String(contentsOfFile: folder + "/out/run.json", encoding: .utf8)
        let broken = folder + "/broken"
        try FileManager.default.copyItem(atPath: Self.root + "/scenarios/kent-ccg-lots", toPath: broken)
        let text = try String(contentsOfFile: broken + "/scenario.yaml", encoding: .utf8)
            .replacing("people: 6100", with: "people: many").replacing("seed: 2014", with: "sead: 2014")
        try text.write(toFile: broken + "/scenario.yaml", atomically: false, encoding: .utf8)
        let outcome = try run("run", broken, "--geodata", "geodata", "--out", "\(folder)/out")
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        // All faults at once, each with its line and what would be right.
        #expect(outcome.errors.contains("value.number") || outcome.errors.contains("yaml.type"))
        #expect(outcome.errors.contains("\"sead\"") && outcome.errors.contains("seed"))
        #expect(outcome.errors.contains("nothing was written"))
        #expect(before == (try String(contentsOfFile: folder + "/out/run.json", encoding: .utf8)))
    }

    @Test func exitCodesAreThoseOfTheHouse() throws {
        #expect(try run("--help").code == 0)
        #expect(try run("--version").output.hasPrefix("lotwright "))
        #expect(try run("run").code == 2)
        #expect(try run("run", "scenarios/kent-ccg-lots", "--thraeds", "2").code == 2)
        #expect(try run("run", "scenarios/none", "--out", "\(folder)/none").code == 2)
        #expect(!exists("none"))
        for gone in [",", "", "P001,", "P001,,P002"] {
            let refused = try run("run", "Tests/Fixtures/rutland-2013", "--withdraw", gone, "--out", "\(folder)/none")
            #expect(refused.code == 2 && refused.errors.contains("--withdraw"), "\(gone)")
        }
        #expect(!exists("none"))
        #expect(try run("run", "scenarios/kent-ccg-lots", "--out", "Sources").code == 5)
        #expect(
            try run("run", "scenarios/kent-ccg-lots", "--out", "\(folder)/gaps", "--fail-on", "1").code == 1)
        #expect(exists("gaps/run.json"))
        #expect(try run("validate", "scenarios/kent-2014").code == 0)
        #expect(try run("geodata", "check", "rutland").code == 0)
        #expect(try run("geodata", "check", "atlantis").code == 2)
        #expect(try run("parameters", "--format", "json-schema").output.hasPrefix("{"))
    }

    /// An interrupt ends in code 4 and leaves complete outputs or none, whenever it comes. A run that was quicker is done.
    @Test(arguments: [0.15, 0.6, 1.0, 1.5]) func anInterruptKeepsTheBestOrWritesNothing(seconds: Double) throws {
        let outcome = try run(
            "run", "scenarios/kent-2014", "--out", "\(folder)/out", interruptAfter: seconds)
        #expect([0, 4].contains(outcome.code) || outcome.code == SIGINT, "exit \(outcome.code)")
        if exists("out") {
            #expect(exists("out/run.json") && exists("out/summary.json"))
            // Which part is missing depends on the moment; what is written says so, or the whole is there.
            if outcome.code == 4 { #expect(outcome.errors.contains("stopped early; ")) }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(".out") }
        #expect(left == [])
    }

    @Test func aMatrixIsBuiltCheckedAndUsed() throws {
        let matrix = folder + "/travel.csv"
        let build = try run(
            "travel", "build", "scenarios/kent-ccg-lots", "--engine", "embedded", "--out", matrix, "--cutoff-km", "30",
            "--date", "2026-11-21")
        #expect(build.code == 0 && build.output.contains("349 places") && build.errors.contains("block 7 of 7"))
        #expect(exists("travel.json") && !exists("travel.csv.partial"))
        let check = try run("travel", "check", "scenarios/kent-ccg-lots", "--matrix", matrix)
        #expect(check.code == 0 && check.output.contains("embedded") && check.output.contains("0 without a way"))
        let json = try run("travel", "check", "scenarios/kent-ccg-lots", "--matrix", matrix, "--format", "json")
        #expect(json.code == 0 && json.output.hasPrefix("{"))
        let used = try run("run", "scenarios/kent-ccg-lots", "--travel", matrix, "--out", "\(folder)/out")
        #expect(used.code == 0)
        #expect(try String(contentsOfFile: "\(folder)/out/run.json", encoding: .utf8).contains("\"travel.csv\""))
        #expect(try run("validate", "scenarios/kent-2014", "--travel", "\(folder)/none.csv").code == 2)
        #expect(try run("travel", "check", "scenarios/kent-2014").code == 2)
    }

    @Test func hopsAreBuiltAndUsed() throws {
        let matrix = folder + "/travel.csv"
        let build = try run(
            "travel", "build", "Tests/Fixtures/rutland-2013", "--engine", "embedded", "--out", matrix, "--hops")
        #expect(build.code == 0 && build.errors.contains("hops of 5 areas; 0 of 640 addresses"))
        let hops = folder + "/travel-hops.csv"
        #expect(exists("travel-hops.csv"))
        let used = try run(
            "run", "Tests/Fixtures/rutland-2013", "--travel", matrix, "--travel-hops", hops, "--out", "\(folder)/out")
        #expect(used.code == 0)
        #expect(try String(contentsOfFile: "\(folder)/out/run.json", encoding: .utf8).contains("\"travel-hops.csv\""))
        #expect(try run("validate", "Tests/Fixtures/rutland-2013", "--travel-hops", hops).code == 2)
        let points = try run(
            "travel", "build", "--points", hops, "--engine", "embedded", "--hops", "--out", "\(folder)/t.csv")
        #expect(points.code == 2)
    }

    @Test func travelTimesBetweenPoints() throws {
        let points = folder + "/points.csv"
        try "id,longitude,latitude\nA,-0.73,52.67\nB,-0.70,52.66\n".write(
            toFile: points, atomically: false, encoding: .utf8)
        let build = try run(
            "travel", "build", "--points", points, "--engine", "embedded", "--out", "\(folder)/t.csv", "--time-scale",
            "2")
        #expect(build.code == 0 && exists("t.csv") && exists("t.json"))
        #expect(try run("travel", "build", "--engine", "embedded", "--out", "\(folder)/t.csv").code == 2)
        #expect(
            try run("travel", "build", "--points", points, "--engine", "none", "--out", "\(folder)/t.csv").code == 2)
        #expect(try run("travel", "build", "--points", points, "--engine", "embedded", "--out", points).code == 5)
    }

    /// Whenever the interrupt comes, the matrix is whole or absent, and the same command goes on.
    @Test(arguments: [0.2, 0.4]) func anInterruptedBuildGoesOn(seconds: Double) throws {
        let arguments = ["travel", "build", "scenarios/kent-ccg-lots", "--engine", "embedded", "--block", "1"]
        let build = arguments + ["--date", "2026-11-21", "--out"]
        let outcome = try run(build + ["\(folder)/a.csv"], interruptAfter: seconds)
        #expect([0, 4].contains(outcome.code) || outcome.code == SIGINT, "exit \(outcome.code)")
        if outcome.code == 4, exists("a.csv.partial") { #expect(outcome.errors.contains("goes on from there")) }
        #expect(outcome.code == 0 || !exists("a.csv"))
        #expect(try run(build + ["\(folder)/a.csv"]).code == 0)
        #expect(try run(build + ["\(folder)/b.csv"]).code == 0)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: folder + "/a.csv"))
                == Data(contentsOf: URL(fileURLWithPath: folder + "/b.csv")))
    }
}
