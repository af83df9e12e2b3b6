import Foundation
import Testing

/// Commands that help: init, doctor, explain, schema, manual, and faults for programs.
@Suite(.serialized) struct TerminalCommandTests {
    let commands: CommandTests
    var folder: String { commands.folder }

    init() throws { commands = try CommandTests() }

    @Test func aScenarioFromFlagsRuns() throws {
        let plan = folder + "/plan"
        let flags = ["--region", "rutland", "--people", "120", "--lots", "column:lad_code"]
        let made = try commands.run(["init", plan] + flags)
        #expect(made.code == 0 && made.output.contains("lotwright run \(plan)"), "\(made.errors)")
        let before = FileManager.default.contents(atPath: plan + "/scenario.yaml")
        #expect(before != nil && FileManager.default.fileExists(atPath: plan + "/scenario.schema.json"))
        let valid = try commands.run("validate", plan, "--geodata", "geodata")
        #expect(valid.code == 0 && valid.output.contains("No faults, 0 warnings."), "\(valid.output)\(valid.errors)")
        let ran = try commands.run("run", plan, "--geodata", "geodata", "--out", "\(folder)/out")
        #expect(ran.code == 0 && ran.output.hasPrefix("Of "), "\(ran.errors)")
        #expect(ran.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(!ran.output.contains("\u{1B}"))
        // Never over one that is there, not even the schema alone.
        let again = try commands.run(["init", plan] + flags + ["--title", "Other"])
        #expect(again.code == 2 && again.errors.contains("never written over"))
        #expect(FileManager.default.contents(atPath: plan + "/scenario.yaml") == before)
    }

    @Test(arguments: ["each_area", "designed:2"]) func otherLotsAreWrittenToo(lots: String) throws {
        let plan = folder + "/plan"
        let made = try commands.run(
            "init", plan, "--region", "rutland", "--people", "120", "--lots", lots, "--price-year", "2020/21")
        #expect(made.code == 0, "\(made.errors)")
        let ran = try commands.run("run", plan, "--geodata", "geodata", "--out", "\(folder)/out")
        #expect(ran.code == 0, "\(ran.output)\(ran.errors)")
    }

    @Test func initRefusesWhatCannotRun() throws {
        func code(_ more: String...) throws -> Int32 {
            try commands.run(["init", folder + "/plan", "--region", "rutland", "--people", "120"] + more).code
        }
        for wrong in ["", "columns:x", "designed:0", "designed:x", "file:", "each_area:1"] {
            #expect(try code("--lots", wrong) == 2, "\(wrong)")
        }
        #expect(try code("--bids", "b.csv") == 2)
        #expect(try code("--price-year", "1999/00") == 2)
        let region = try commands.run("init", folder + "/plan", "--region", "rutlnd", "--people", "120")
        #expect(region.code == 2 && region.errors.contains("did you mean rutland?"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/plan"))
        let files = try commands.run(
            "init", folder + "/plan", "--region", "rutland", "--people", "120", "--providers", "p.csv", "--bids",
            "b.csv")
        #expect(files.code == 0 && files.output.contains("Copy p.csv, b.csv"))
        let run = try commands.run("validate", folder + "/plan", "--geodata", "geodata")
        #expect(run.code == 2 && run.errors.contains("p.csv") && !run.errors.contains("yaml."))
    }

    @Test func faultsAreExplained() throws {
        let known = try commands.run("explain", "[value.range]")
        #expect(known.code == 0 && known.output.hasPrefix("value.range\n") && known.output.contains("What to do."))
        #expect(known.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let near = try commands.run("explain", "value.rnge")
        #expect(near.code == 2 && near.errors.contains("did you mean value.range?"))
        #expect(try commands.run("explain").output.contains("\nprice_year.mixed\n"))
    }

    @Test func schemaManualAndDoctorAreComplete() throws {
        let schema = try commands.run("schema")
        let value = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
        #expect(value?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
        let manual = try commands.run("manual")
        #expect(manual.code == 0 && manual.output.hasPrefix(".TH LOTWRIGHT 1"))
        for command in ["run", "compare", "geodata check", "market import", "manual"] {
            #expect(manual.output.contains("\n.SS lotwright \(command)\n"), "\(command)")
        }
        #expect(manual.output.contains("\\-\\-fail\\-on"))
        let doctor = try commands.run("doctor")
        for word in ["GEOS", "PROJ", "HiGHS", "SQLite", "libzip", "shapelib", "rutland"] {
            #expect(doctor.output.contains(word), "\(word)")
        }
        let none = try commands.run("doctor", "--geodata", "no-such-folder")
        #expect(none.code == 0 && none.output.contains("missing  regions"))
        let script = try commands.run("--generate-completion-script", "bash")
        #expect(script.code == 0 && script.output.contains("compare"))
    }

    @Test func faultsAreToldToPrograms() throws {
        let broken = folder + "/broken"
        try FileManager.default.copyItem(atPath: CommandTests.root + "/scenarios/rutland-2013", toPath: broken)
        let text = try String(contentsOfFile: broken + "/scenario.yaml", encoding: .utf8)
            .replacing("seed: 2013", with: "sead: 2013")
        try text.write(toFile: broken + "/scenario.yaml", atomically: true, encoding: .utf8)
        let line = try #require(
            text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("sead") })
        for command in ["validate", "run"] {
            func outcome(_ format: String) throws -> CommandTests.Outcome {
                try commands.run(command, broken, "--geodata", "geodata", "--format", format)
            }
            let github = try outcome("github")
            #expect(
                github.code == 2 && github.output.contains("::error file=scenario.yaml,line=\(line + 1),"), "\(github)")
            let json = try outcome("json")
            let told = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            #expect(json.code == 2 && (told?["errors"] as? Int ?? 0) >= 2 && json.errors.isEmpty, "\(json)")
            #expect(try outcome("ndjson").output.split(separator: "\n").count == told?["errors"] as? Int)
            #expect(try outcome("xml").code == 2)
        }
        let good = try commands.run("validate", "Tests/Fixtures/rutland-2013", "--format", "ndjson")
        #expect(good.code == 0 && good.output.isEmpty, "\(good)")
        let run = try commands.run("run", "Tests/Fixtures/rutland-2013", "--out", "\(folder)/out", "--format", "github")
        #expect(run.code == 0 && run.output.hasPrefix("::notice title=rutland-2013::Of "), "\(run)")
    }
}
