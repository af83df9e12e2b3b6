import Foundation
import Testing

/// `lotwright bench` on small instances.
@Suite(.serialized) struct BenchCommandTests {
    let commands: CommandTests
    var folder: String { commands.folder }

    init() throws {
        commands = try CommandTests()
        try write(
            "instances/square.txt", "4 4 2 2 2\nA 1 0 0\nB 1 1000 0\nC 1 0 1000\nD 1 1000 1000\n0 1\n0 2\n1 3\n2 3\n")
        try write("instances/heavy.txt", "2 1 2 4 6\nA 9 0 0\nB 1 1000 0\n0 1\n")
        try write("instances/other.txt", "5 100\n1 2 3 4 5 6 7\n")
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    @Test func rowsTellWhatWasReachedAndProved() throws {
        let outcome = try commands.run("bench", "--instances", "\(folder)/instances", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("other.txt"))
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(rows.map { $0["instance"] as? String } == ["heavy", "heavy", "square", "square"])
        #expect(rows.map { $0["status"] as? String } == ["infeasible", "infeasible", "optimal", "optimal"])
        #expect(rows[3]["value"] as? Double == 2)
        #expect((rows[3]["assignment"] as? [Int])?.count == 4)
    }

    @Test func theTableHasALineForEachRow() throws {
        let outcome = try commands.run(
            "bench", "--instances", "\(folder)/instances", "--objective", "cut-edges", "--seconds", "5")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3 && lines[2].hasSuffix("4 units in 2 lots"), "\(outcome.output)")
    }

    @Test func assignmentsAreInCSVAndInTheFile() throws {
        let out = "\(folder)/rows"
        let outcome = try commands.run(
            "bench", "--instances", "\(folder)/instances", "--objective", "cut-edges", "--format", "csv", "--out", out)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines[0].hasPrefix("instance,objective,value,bound,gap,status,seconds,assignment") && lines.count == 3)
        #expect(lines[2].hasPrefix("square,cut-edges,2.0,2.0,0.0,optimal,") && lines[2].contains(",0 "))
        #expect(try String(contentsOfFile: out + "/bench.csv", encoding: .utf8) == outcome.output)
        #expect(try commands.run("bench", "--instances", "\(folder)/none").code == 2)
    }

    @Test func aFaultyFileIsARowOfItsOwn() throws {
        try write(
            "instances/square.txt", "4 4 2 2 2\nA 1 0 0\nB x 1000 0\nC 1 0 1000\nD 1 1000 1000\n0 1\n0 2\n1 3\n2 3\n")
        try write(
            "instances/zig.txt", "4 4 2 2 2\nA 1 0 0\nB 1 1000 0\nC 1 0 1000\nD 1 1000 1000\n0 1\n0 2\n1 3\n2 3\n")
        let outcome = try commands.run("bench", "--instances", "\(folder)/instances", "--format", "json")
        #expect(outcome.code == 0 && outcome.errors.contains("square.txt:3"), "\(outcome)")
        #expect(outcome.errors.components(separatedBy: "square.txt:3").count == 2)
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(rows.map { $0["instance"] as? String } == ["heavy", "heavy", "square", "square", "zig", "zig"])
        #expect(rows[2]["status"] as? String == "unknown" && rows[2]["value"] is NSNull)
        #expect((rows[2]["method"] as? String)?.contains("square.txt:3") == true)
        #expect(rows[5]["status"] as? String == "optimal")
    }
}
