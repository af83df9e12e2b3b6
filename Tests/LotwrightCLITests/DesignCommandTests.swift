import Foundation
import Testing

@Suite(.serialized) struct DesignCommandTests {
    @Test func aDesignIsWrittenReadBackAndCompared() throws {
        let commands = try CommandTests()
        let scenario = "\(commands.folder)/designed"
        try FileManager.default.createDirectory(atPath: scenario, withIntermediateDirectories: true)
        let root = try String(
            contentsOfFile: CommandTests.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        let given = root.replacing("lots: {column: lad_code, names: lad_name}", with: "lots: designed")
        let section = "\ndesign:\n  lots: 2\n  measures: [{measure: hours, tolerance: 0.5}]\n"
        try (given + section).write(toFile: scenario + "/scenario.yaml", atomically: true, encoding: .utf8)

        let out = "\(commands.folder)/design"
        let outcome = try commands.run("design", scenario, "--geodata", "geodata", "--out", out)
        #expect(outcome.code == 0, "\(outcome)")
        #expect(outcome.output.contains("No plan under these rules is better: proved"))
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        #expect(
            names == [
                "areas.csv", "areas.geojson", "assignment.csv", "design.json", "lots.csv", "lots.geojson", "run.json",
            ])

        // Lots and winners together, compared with the design.
        let joint = "\(commands.folder)/joint"
        let together = try commands.run("design", scenario, "--geodata", "geodata", "--joint", "--out", joint)
        #expect(together.code == 0 && together.output.contains("Lots and winners chosen together"), "\(together)")
        for name in ["joint.json", "joint.csv", "joint_assignment.csv"] {
            #expect(FileManager.default.fileExists(atPath: "\(joint)/\(name)"), "\(name)")
        }
        let none = ["design", scenario, "--geodata", "geodata", "--joint", "--joint-plans", "0", "--out", joint]
        #expect(try commands.run(none).code == 2)

        // The plan as a file gives what the design in the run gives.
        let run = "\(commands.folder)/run"
        #expect(try commands.run("run", scenario, "--geodata", "geodata", "--out", run).code == 0)
        #expect(
            try String(contentsOfFile: run + "/assignment.csv", encoding: .utf8)
                == String(contentsOfFile: out + "/assignment.csv", encoding: .utf8))
        let same = try commands.run("diff", out, run)
        #expect(same.code == 0 && same.output.contains("0 of 5 areas are in another lot"), "\(same)")

        // A start of another tier is refused with the way to name it, and then taken.
        let other = try String(contentsOfFile: out + "/assignment.csv", encoding: .utf8).replacing(
            "framework", with: "wide")
        let start = "\(commands.folder)/start.csv"
        try other.write(toFile: start, atomically: true, encoding: .utf8)
        let begin = ["design", scenario, "--geodata", "geodata", "--from", start, "--out", out + "-from"]
        let refused = try commands.run(begin)
        #expect(refused.code == 2 && refused.errors.contains("start.csv:2: error: tier: \"wide\""), "\(refused)")
        #expect(refused.errors.contains("--from-tier wide"))
        #expect(try commands.run(begin + ["--from-tier", "wide"]).code == 0)
        let few = try commands.run(begin + ["--from-tier", "wide", "--lots", "3"])
        #expect(few.code == 2 && few.errors.contains("and 3 are wished for"), "\(few)")

        // One score cannot be weighed against itself, and a front begins from no plan.
        let front = try commands.run(
            "design", scenario, "--geodata", "geodata", "--pareto", "--out", "\(commands.folder)/f")
        #expect(front.code == 2 && front.errors.contains("two or three scores"), "\(front)")
        #expect(
            try commands.run("design", scenario, "--pareto", "--from", out + "/assignment.csv").code == 2)
        #expect(try commands.run("design", scenario, "--geodata", "geodata", "--lots", "6", "--out", out).code == 2)
        #expect(try commands.run("design", scenario, "--geodata", "geodata", "--lots", "6-5", "--out", out).code == 2)
        #expect(try commands.run("design", "Tests/Fixtures/rutland-2013", "--out", out).code == 2)
    }

    @Test func aFrontIsWrittenAndItsPlansAreReadBack() throws {
        let commands = try CommandTests()
        let scenario = "\(commands.folder)/front"
        try FileManager.default.createDirectory(atPath: scenario, withIntermediateDirectories: true)
        let root = try String(
            contentsOfFile: CommandTests.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        let given = root.replacing("lots: {column: lad_code, names: lad_name}", with: "lots: designed")
        let section = """

            design:
              lots: 2
              measures: [{measure: hours, tolerance: 0.6}]
              objective: [{score: hess}, {score: mix}]

            """
        try (given + section).write(toFile: scenario + "/scenario.yaml", atomically: true, encoding: .utf8)
        let out = "\(commands.folder)/front-out"
        let outcome = try commands.run(
            "design", scenario, "--geodata", "geodata", "--pareto", "--format", "json", "--out", out)
        #expect(outcome.code == 0 && outcome.output.contains("lotwright.front/1"), "\(outcome)")
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        #expect(names.starts(with: ["assignment-P1.csv", "assignment-P2.csv"]))
        #expect(names.contains("lots-P1.geojson") && names.contains("lots-P2.geojson"))
        #expect(names.contains("front.csv") && names.contains("front.json") && names.contains("run.json"))
        // A plan of the front is one that a design can begin from.
        let again = try commands.run(
            "design", scenario, "--geodata", "geodata", "--from", out + "/assignment-P1.csv", "--out", out + "-1")
        #expect(again.code == 0, "\(again)")
    }

    @Test func rulesThatNoPlanKeepsEndWithTheirReason() throws {
        let commands = try CommandTests()
        let scenario = "\(commands.folder)/unmet"
        try FileManager.default.createDirectory(atPath: scenario, withIntermediateDirectories: true)
        let root = try String(
            contentsOfFile: CommandTests.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        let given = root.replacing("lots: {column: lad_code, names: lad_name}", with: "lots: designed")
        let section = "\ndesign:\n  lots: 2\n  measures: [{measure: hours, tolerance: 0}]\n"
        try (given + section).write(toFile: scenario + "/scenario.yaml", atomically: true, encoding: .utf8)
        let out = "\(commands.folder)/none"
        let outcome = try commands.run("design", scenario, "--geodata", "geodata", "--out", out)
        #expect(outcome.code == 3 && outcome.errors.contains("no plan of lots keeps the rules"), "\(outcome)")
        // In hours, not in what the search counts, and with the rules that were tried.
        let tight = "\ndesign:\n  lots: 2\n  measures: [{measure: hours, tolerance: 0.5, most: 800}]\n"
        try (given + tight).write(toFile: scenario + "/scenario.yaml", atomically: true, encoding: .utf8)
        let told = try commands.run("design", scenario, "--geodata", "geodata", "--out", out)
        #expect(told.code == 3 && told.errors.contains("hours: 2 lots of at most 800.00 hold less than the"), "\(told)")
        #expect(told.errors.contains("there is a plan without this rule: hours of each lot from"), "\(told)")
        #expect(!FileManager.default.fileExists(atPath: out))
    }
}
