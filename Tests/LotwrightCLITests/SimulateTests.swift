import Foundation
import Testing

@Suite(.serialized) struct SimulateTests {
    @Test func simulatedFilesAreWrittenWithTheirManifest() throws {
        let commands = try CommandTests()
        let out = "\(commands.folder)/simulated"
        let outcome = try commands.run(
            "simulate", "scenarios/rutland-2013", "--replicates", "20", "--weeks", "26", "--out", out)
        #expect(outcome.code == 0 && outcome.output.contains("Over 20 simulated spans of 26 weeks"))
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        #expect(names == ["run.json", "simulated.csv", "summary.json"])
        let manifest = try String(contentsOfFile: out + "/run.json", encoding: .utf8)
        #expect(manifest.contains("\"simulate.replicates\": 20"))
        #expect(try commands.run("simulate", "scenarios/rutland-2013", "--replicates", "0").code == 2)
        #expect(try commands.run("simulate", "scenarios/none").code == 2)
    }

    @Test func anInterruptWritesNothing() throws {
        let commands = try CommandTests()
        let out = "\(commands.folder)/simulated"
        let outcome = try commands.run(
            ["simulate", "scenarios/rutland-2013", "--replicates", "100000", "--out", out], interruptAfter: 4)
        #expect(outcome.code == 4 && !FileManager.default.fileExists(atPath: out))
    }
}
