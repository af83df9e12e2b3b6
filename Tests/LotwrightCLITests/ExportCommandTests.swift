import Foundation
import Testing

/// Maps of a finished run, tables of the next census, and a region of one's own, as a person asks for them.
@Suite(.serialized) struct ExportCommandTests {
    private let commands: CommandTests

    init() throws { commands = try CommandTests() }

    private var folder: String { commands.folder }

    private func write(_ text: String, _ name: String) throws -> String {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
    }

    @Test func everyLayerAndFormatIsWritten() throws {
        #expect(try commands.run("run", "Tests/Fixtures/rutland-2013", "--out", "\(folder)/run").code == 0)
        for layer in ["lots", "areas", "gaps", "districts"] {
            for format in ["geojson", "gpkg", "topojson", "kml", "csv"] {
                let out = "\(folder)/\(layer).\(format)"
                let outcome = try commands.run(
                    "export", "\(folder)/run", "--layer", layer, "--format", format, "--out", out)
                #expect(outcome.code == 0, "\(layer) \(format): \(outcome.errors)")
                #expect(FileManager.default.fileExists(atPath: out))
            }
        }
        let grid = try commands.run(
            "export", "\(folder)/run", "--layer", "areas", "--epsg", "27700", "--simplify", "50", "--out",
            "\(folder)/grid.gpkg")
        #expect(grid.code == 0 && grid.output.contains("5 features"))
        let again = try commands.run(
            "export", "\(folder)/run", "--layer", "areas", "--epsg", "27700", "--simplify", "50", "--threads", "1",
            "--out",
            "\(folder)/again.gpkg")
        #expect(again.code == 0)
        #expect(
            FileManager.default.contents(atPath: "\(folder)/grid.gpkg")
                == FileManager.default.contents(atPath: "\(folder)/again.gpkg"))
        try noFileOfTheRunIsWrittenOver()
        let plane = try commands.run(
            "export", "\(folder)/run", "--format", "geojson", "--epsg", "27700", "--out", "\(folder)/x")
        #expect(plane.code == 2)
        try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/run/areas.geojson"))
        let altered = try commands.run("export", "\(folder)/run", "--layer", "areas", "--out", "\(folder)/x")
        #expect(altered.code == 2 && altered.errors.contains("value.conflict"))
        #expect(try commands.run("export", "\(folder)/nothing", "--out", "\(folder)/x").code == 2)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/x"))
    }

    /// Workbooks, maps for slides and draft tenders, and what goes with none of them.
    @Test func aRunIsHandedOnInEveryForm() throws {
        let run = "\(folder)/run"
        #expect(try commands.run("run", "Tests/Fixtures/rutland-2013", "--out", run).code == 0)
        for (format, options) in [
            ("xlsx", []), ("svg", ["--show", "lots"]), ("svg", ["--show", "winners", "--tier", "framework"]),
            ("ocds", ["--years", "4"]), ("csv", ["--excel"]),
        ] {
            let out = "\(folder)/out.\(format)"
            let outcome = try commands.run(["export", run, "--format", format, "--out", out] + options)
            #expect(outcome.code == 0, "\(format): \(outcome.errors)")
            #expect(outcome.errors.contains("Modelled estimate"))
            let first = FileManager.default.contents(atPath: out)
            #expect(try commands.run(["export", run, "--format", format, "--out", out] + options).code == 0)
            #expect(first != nil && first == FileManager.default.contents(atPath: out), "\(format) twice")
        }
        for options in [
            ["--format", "csv", "--simplify", "5"], ["--format", "xlsx", "--excel"],
            ["--format", "ocds", "--ocid", "x"],
            ["--format", "ocds", "--ocid", "ocds-h6vhtk-1"], ["--format", "csv", "--suppress-to", "0"],
            ["--format", "svg", "--show", "nothing"], ["--format", "csv", "--tier", "none"],
        ] {
            let refused = try commands.run(["export", run, "--out", "\(folder)/x"] + options)
            #expect(refused.code == 2, "\(options)")
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/x"))
    }

    /// A council's own hours by area: two of the areas have fewer than eight people.
    @Test func recordsLeaveTheHouseProtected() throws {
        let files = FileManager.default
        let scenario = "\(folder)/records"
        try files.copyItem(atPath: "\(CommandTests.root)/Tests/Fixtures/rutland-2013", toPath: scenario)
        let text = try String(contentsOfFile: "\(scenario)/scenario.yaml", encoding: .utf8)
        try text.replacing("  people: 120", with: "  people: 120\n  hours_file: hours.csv")
            .write(toFile: "\(scenario)/scenario.yaml", atomically: true, encoding: .utf8)
        let hours = [
            ("E02002863", 380.0), ("E02002864", 61.37), ("E02002865", 410), ("E02002866", 25.91), ("E02002867", 500),
        ]
        try ("area_code,hours_week\n" + hours.map { "\($0),\($1)\n" }.joined())
            .write(toFile: "\(scenario)/hours.csv", atomically: true, encoding: .utf8)
        let run = "\(folder)/run"
        let outcome = try commands.run("run", scenario, "--geodata", "geodata", "--out", run)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let page = try String(contentsOfFile: "\(run)/report.html", encoding: .utf8)
        #expect(page.contains("Small numbers are protected"))
        // What the run itself has of each area, to the hundredth of an hour.
        let map = try String(contentsOfFile: "\(run)/areas.geojson", encoding: .utf8)
        let truth = map.matches(of: /"hours_(?:commissioned|unmet)_week":([0-9]+\.[0-9]*[1-9][0-9]*)/).map {
            String($0.1)
        }
        #expect(truth.count >= 5)
        for format in ["csv", "geojson", "kml"] {
            let out = "\(folder)/areas.\(format)"
            let exported = try commands.run("export", run, "--layer", "areas", "--format", format, "--out", out)
            #expect(
                exported.code == 0 && exported.errors.contains("1 to 7 people are suppressed"), "\(exported.errors)")
            let text = try String(contentsOfFile: out, encoding: .utf8)
            #expect(!text.contains("cause_") && text.contains("over 25 %"))
            let numbers = Set(text.split { !$0.isNumber && $0 != "." }.map(String.init))
            for hours in truth { #expect(!numbers.contains(hours), "\(hours) in \(format)") }
            let mode = try files.attributesOfItem(atPath: out)[.posixPermissions] as? Int
            #expect(mode == 0o644)
        }
        let own = try commands.run(
            "export", run, "--layer", "areas", "--format", "csv", "--internal", "--out", "\(folder)/own.csv")
        #expect(own.code == 0 && own.errors.contains("INTERNAL"))
        #expect(try files.attributesOfItem(atPath: "\(folder)/own.csv")[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: "\(folder)/own.csv", encoding: .utf8).contains(",internal\n"))
        // A stricter council.
        let strict = try commands.run(
            "export", run, "--layer", "areas", "--format", "csv", "--suppress-to", "9", "--round-to", "10", "--out",
            "\(folder)/strict.csv")
        #expect(strict.code == 0 && strict.errors.contains("1 to 9 people") && strict.errors.contains("rounded to 10"))
    }

    @Test func aTableIsMigratedOrRefused() throws {
        let relation = try write(
            "MSOA11CD,MSOA21CD,AREA_SHARE\nA,B,0.5\nA,C,0.5\nD,F,1\nE,F,1\n", "relation.csv")
        let table = try write("area_code,hours\nA,7\nD,1\nE,2\n", "table.csv")
        let out = "\(folder)/out.csv"
        let done = try commands.run("geodata", "migrate", table, "--relation", relation, "--out", out)
        #expect(done.code == 0 && done.output.contains("total 10, now 10"), "\(done.errors)")
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "area_code,hours\nB,4\nC,3\nF,3\n")
        let lots = try write("area_code,tier,lot_id\nD,main,L1\nE,main,L2\n", "lots.csv")
        let refused = try commands.run("geodata", "migrate", lots, "--relation", relation, "--out", "\(folder)/no.csv")
        #expect(refused.code == 2 && refused.errors.contains("lots.csv:3") && refused.errors.contains("value.conflict"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/no.csv"))
        let people = try commands.run(
            "geodata", "migrate", table, "--relation", relation, "--by", "population", "--out", "\(folder)/no.csv")
        #expect(people.code == 2)
    }

    /// Refuses targets in the run's folder, plain or by a link, and files that are no export; takes the place of a former one.
    private func noFileOfTheRunIsWrittenOver() throws {
        let files = FileManager.default
        let run = "\(folder)/run"
        let manifest = files.contents(atPath: "\(run)/run.json")
        try files.createSymbolicLink(atPath: "\(folder)/way", withDestinationPath: run)
        for out in ["run/run.json", "run/new.geojson", "way/run.json", "way/new.geojson", "run/new/x.geojson"] {
            let refused = try commands.run("export", run, "--format", "geojson", "--out", "\(folder)/\(out)")
            #expect(refused.code == 2 && refused.errors.contains("never written"), "\(out): \(refused.errors)")
        }
        #expect(files.contents(atPath: "\(run)/run.json") == manifest)
        #expect(!files.fileExists(atPath: "\(run)/new.geojson") && !files.fileExists(atPath: "\(run)/new"))
        let notes = try write("my notes\n", "notes.geojson")
        let other = try commands.run("export", run, "--format", "geojson", "--out", notes)
        #expect(other.code == 2 && other.errors.contains("notes.geojson"))
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "my notes\n")
        #expect(try commands.run("export", run, "--format", "geojson", "--out", "\(folder)/lots.geojson").code == 0)
        #expect(try commands.run("export", run, "--out", "\(folder)/lots.gpkg").code == 0)
    }

    @Test func noInputIsWrittenOver() throws {
        let relation = try write("MSOA11CD,MSOA21CD,AREA_SHARE\nA,B,1\n", "relation.csv")
        let table = try write("area_code,hours\nA,7\n", "table.csv")
        let link = "\(folder)/link.csv"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: table)
        for out in [relation, table, link, "\(folder)/none/../table.csv"] {
            let refused = try commands.run("geodata", "migrate", table, "--relation", relation, "--out", out)
            #expect(refused.code == 2 && refused.errors.contains("never written"), "\(out): \(refused.errors)")
        }
        let target = try commands.run("geodata", "migrate", link, "--relation", relation, "--out", table)
        #expect(target.code == 2)
        #expect(try String(contentsOfFile: table, encoding: .utf8) == "area_code,hours\nA,7\n")
        for options in [
            ["--faults", table], ["--repair", "--out", link], ["--faults", "x", "--repair", "--out", "./x"],
        ] {
            let refused = try commands.run(["geodata", "check", table] + options)
            #expect(refused.code == 2, "\(options)")
        }
    }

    @Test func wrongUsageIsTold() throws {
        let name = try commands.run("geodata", "import", "No Name", "--boundaries", "x", "--table", "y")
        #expect(name.code == 2)
        let column = try commands.run(
            "geodata", "import", "here", "--boundaries", "x", "--table", "y", "--column", "populatoin=P")
        #expect(column.code == 2 && column.errors.contains("population"))
        let both = try commands.run("geodata", "fetch", "Rutland", "--out", "\(folder)/f", "--offline", "--refresh")
        #expect(both.code == 2)
        let offline = try commands.run(
            "geodata", "fetch", "Rutland", "--out", "\(folder)/f", "--cache", "\(folder)/cache", "--offline")
        #expect(offline.code == 7 && offline.errors.contains("not in the cache"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/f"))
    }
}
