import Foundation
import Testing

/// `lotwright market import` on a small register, and what stands in its files.
@Suite(.serialized) struct MarketImportCommandTests {
    let commands: CommandTests
    var folder: String { commands.folder }

    init() throws {
        commands = try CommandTests()
        let rows = (1...9).map { "1-\($0),Firm \($0) Ltd,2-\($0),LE15 6AA,\(485_900 + $0),308800,Homecare,Good\n" }
        try write(
            "register.csv",
            "LOCATION_ID,LOCATION_NAME,PROVIDER_ID,POSTCODE,EASTING,NORTHING,SERVICE_GROUPS,OVERALL_RATING\n"
                + rows.joined() + "1-77,Lost Ltd,2-77,LE15 6ZZ,,,Homecare,\n")
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    private func run(_ more: String..., out: String = "out/providers.csv") throws -> CommandTests.Outcome {
        try commands.run(
            ["market", "import", "\(folder)/register.csv", "--geodata", "geodata", "--out", "\(folder)/\(out)"] + more)
    }

    @Test func namesAreHiddenAndTheTableIsTraceable() throws {
        let outcome = try run("--region", "rutland", "--hours", "1897")
        #expect(outcome.code == 0 && outcome.output.contains("9 providers for rutland"), "\(outcome.errors)")
        let all = try ["providers.csv", "unplaced.csv", "providers.provenance.json"].map { try text("out/" + $0) }
        #expect(!all.joined().contains("Firm") && !all.joined().contains("Lost") && !all.joined().contains("1-7"))
        #expect(all[0].contains("P001,Provider A,") && all[0].contains(",drawn,0.70"))
        #expect(all[1] == "line,reason\n11,no coordinates; no file of postcodes was given\n")
        let statement = try #require(
            try JSONSerialization.jsonObject(with: Data(all[2].utf8)) as? [String: Any])
        #expect(statement["schema"] as? String == "lotwright.providers/1" && statement["internal"] as? Bool == false)
        #expect((statement["attribution"] as? String)?.contains("Open Government Licence") == true)
        #expect((statement["rows"] as? [String: Int])?["unplaced"] == 1)
        // The same command again replaces its own files by equal ones.
        #expect(try run("--region", "rutland", "--hours", "1897").code == 0)
        #expect(try text("out/providers.csv") == all[0])
    }

    @Test func namesThatAreAskedForAreStampedAndKeptFromOthers() throws {
        #expect(try run("--region", "rutland", "--people", "120", "--internal").code == 0)
        #expect(try text("out/providers.csv").contains(",Firm 1 Ltd,"))
        #expect(try text("out/unplaced.csv").contains("1-77,Lost Ltd,LE15 6ZZ"))
        let stamp = "simulated sizes, not this firm's own figures"
        #expect(try text("out/providers.provenance.json").contains(stamp))
        let modes = try FileManager.default.attributesOfItem(atPath: "\(folder)/out/providers.csv")
        #expect(modes[.posixPermissions] as? Int == 0o600)
    }

    /// What nobody's import made, or what somebody changed since, stays as it is.
    @Test func otherPeoplesFilesAreKept() throws {
        try write("mine/providers.csv", "provider_id\n")
        #expect(try run("--region", "rutland", "--hours", "1897", out: "mine/providers.csv").code == 5)
        #expect(try text("mine/providers.csv") == "provider_id\n")
        #expect(try run("--region", "rutland", "--hours", "1897").code == 0)
        let changed = try text("out/providers.csv").replacingOccurrences(of: "drawn", with: "stated")
        try write("out/providers.csv", changed)
        #expect(try run("--region", "rutland", "--hours", "1897").code == 5)
        #expect(try text("out/providers.csv") == changed)
        try write("list/unplaced.csv", "mine\n")
        #expect(try run("--region", "rutland", "--hours", "1897", out: "list/providers.csv").code == 5)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/list/providers.csv"))
    }

    @Test func wrongUsageAndRefusedInput() throws {
        #expect(try run("--region", "rutland").code == 2)
        #expect(try run("--hours", "5").code == 2)
        #expect(try run("--region", "rutland", "--hours", "5", "--people", "5").code == 2)
        #expect(try run("--region", "atlantis", "--hours", "5").code == 2)
        #expect(try run("--region", "kensington-and-chelsea", "--hours", "5").errors.contains("csv.no_rows"))
        try write("register.csv", "a,b\n1,2\n")
        let outcome = try run("--region", "rutland", "--hours", "5")
        #expect(outcome.code == 2 && outcome.errors.contains("csv.missing_column"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    }

    /// A scenario that names the table before it is there gives its hours and tiers; then it runs on the table.
    @Test func theTableReadsIntoTheScenario() throws {
        try FileManager.default.copyItem(
            atPath: CommandTests.root + "/Tests/Fixtures/rutland-2013", toPath: "\(folder)/scenario")
        let yaml = try text("scenario/scenario.yaml")
        try write("scenario/scenario.yaml", yaml + "\nproviders: {file: providers.csv, price_year: 2014/15}\n")
        let scenario = "\(folder)/scenario"
        let outcome = try run("--scenario", scenario, out: "scenario/providers.csv")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let done = try commands.run("run", scenario, "--geodata", "geodata", "--out", "\(folder)/run")
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.contains("The hours of 9 of 9 providers are drawn at random"))
        #expect(done.output.contains("shown by letter"))
    }
}
