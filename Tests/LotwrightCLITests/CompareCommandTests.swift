import Foundation
import Testing

/// `lotwright compare` on Rutland: runs read and scenarios run.
@Suite(.serialized) struct CompareCommandTests {
    let commands: CommandTests
    var folder: String { commands.folder }

    init() throws { commands = try CommandTests() }

    /// Rutland with small providers that go less far, under a name of its own.
    private func other() throws -> String {
        let path = folder + "/rutland-b"
        try FileManager.default.copyItem(atPath: CommandTests.root + "/Tests/Fixtures/rutland-2013", toPath: path)
        let text = try String(contentsOfFile: path + "/scenario.yaml", encoding: .utf8)
            .replacing("radius_small_minutes: 30", with: "radius_small_minutes: 18")
        try text.write(toFile: path + "/scenario.yaml", atomically: true, encoding: .utf8)
        return path
    }

    @Test func aScenarioAndItsRunCompareAlike() throws {
        let other = try other()
        #expect(try commands.run("run", "Tests/Fixtures/rutland-2013", "--out", "\(folder)/run").code == 0)
        let read = try commands.run(
            "compare", "\(folder)/run", other, "--geodata", "geodata", "--out", "\(folder)/read", "--threads", "1")
        #expect(read.code == 0, "\(read.errors)")
        #expect(read.output.contains("rutland-b leaves") && read.output.contains("Doing nothing is not compared"))
        let run = try commands.run(
            "compare", "Tests/Fixtures/rutland-2013", other, "--geodata", "geodata", "--out", "\(folder)/both",
            "--format",
            "json")
        let written = try String(contentsOfFile: folder + "/both/compare.json", encoding: .utf8)
        #expect(run.code == 0 && run.output == written)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/both").sorted()
        #expect(
            names == [
                "compare.csv", "compare.html", "compare.json", "compare_areas.csv", "compare_moves.csv",
                "compare_winners.csv", "run.json",
            ])
        for name in names {
            let bytes = [folder + "/read/", folder + "/both/"].map { FileManager.default.contents(atPath: $0 + name) }
            #expect(bytes[0] != nil && bytes[0] == bytes[1], "\(name)")
        }
        #expect(try !String(contentsOfFile: folder + "/both/run.json", encoding: .utf8).contains(folder))
    }

    /// A scenario that says who holds its lot today brings the plan in which nothing changes hands.
    @Test func doingNothingStandsFirst() throws {
        let held = try other()
        #expect(try commands.run("run", "Tests/Fixtures/rutland-2013", "--out", "\(folder)/run").code == 0)
        try FileManager.default.copyItem(atPath: folder + "/run/providers.csv", toPath: held + "/providers.csv")
        let award = try String(contentsOfFile: folder + "/run/award.csv", encoding: .utf8)
        let contract = try #require(award.split(separator: "\n").dropFirst().first).split(separator: ",")
        try "tier,lot_id,provider_id\nframework,\(contract[1]),\(contract[3])\n".write(
            toFile: held + "/incumbents.csv", atomically: true, encoding: .utf8)
        let text = try String(contentsOfFile: held + "/scenario.yaml", encoding: .utf8)
        try (text + "providers: {file: providers.csv, price_year: 2014/15}\naward: {incumbents: incumbents.csv}\n")
            .write(
                toFile: held + "/scenario.yaml", atomically: true, encoding: .utf8)
        let outcome = try commands.run(
            "compare", "\(folder)/run", held, "--geodata", "geodata", "--out", "\(folder)/out", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let told = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let plans = try #require(told["plans"] as? [[String: Any]])
        #expect(plans.map { $0["name"] as? String } == ["do nothing", "rutland-2013", "rutland-b"])
        #expect((told["notes"] as? [String])?.first?.contains("1 of 1 lots with an incumbent stay") == true)
        let winners = try String(contentsOfFile: folder + "/out/compare_winners.csv", encoding: .utf8)
        let stay = winners.split(separator: "\n").filter { $0.hasPrefix("do nothing,") }
        #expect(stay.count == 1 && stay[0].hasPrefix("do nothing,\(contract[3]),"))
    }

    @Test func wrongUsageAndRefusedInputWriteNothing() throws {
        #expect(try commands.run("compare", "Tests/Fixtures/rutland-2013").code == 2)
        #expect(try commands.run(["compare"] + [String](repeating: "Tests/Fixtures/rutland-2013", count: 9)).code == 2)
        let none = try commands.run("compare", "\(folder)/a", "\(folder)/b", "--out", "\(folder)/none")
        #expect(none.code == 2 && none.errors.contains("file.missing"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
        #expect(
            try commands.run("compare", "\(folder)/a", "\(folder)/b", "--out", "Sources").code == 5)
    }
}
