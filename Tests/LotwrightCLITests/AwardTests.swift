import Foundation
import Testing

/// `lotwright award` on a small tender, and what `--verify` notices.
@Suite(.serialized) struct AwardTests {
    let commands: CommandTests
    var folder: String { commands.folder }

    init() throws {
        commands = try CommandTests()
        try write("tender/tender.yaml", Self.tender())
        try write(
            "tender/bids.csv",
            """
            bid_id,provider_id,lot_ids,max_hours,rate_pence,quality
            b1,P1,A,100,1500,0.5
            b2,P1,B,50,1500,0.5
            b3,P2,A,100,1510,0.9
            b4,P2,B,50,1600,0.9

            """)
    }

    static func tender(_ rules: String = "[{rule: lots_awarded, max: 1}]") -> String {
        "title: Two lots\nobjective: least_cost\nlots: [{id: A, hours: 100}, {id: B, hours: 50}]\nrules: \(rules)\n"
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    @Test func anAwardIsPublishedAndVerified() throws {
        let plain = try commands.run("award", "\(folder)/tender", "--out", "\(folder)/out")
        #expect(plain.code == 0 && plain.output.contains("Every hour has a winner."), "\(plain.errors)")
        #expect(plain.output.contains("What each rule costs"))
        let outcome = try commands.run(
            "award", "\(folder)/tender", "--out", "\(folder)/out", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output == (try text("out/summary.json")))
        #expect(
            try text("out/award.csv").hasSuffix(
                "lots,A,1,P2,b3,1.000000000000,1510,100.0000\nlots,B,1,P1,b2,1.000000000000,1500,50.0000\n"))
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(summary["pence_per_year"] as? Int == (151_000 + 75_000) * 52)
        let prices = try #require(summary["price_of_rules"] as? [[String: Any]])
        #expect(prices[0]["low"] as? Double == 52_000 && prices[0]["high"] as? Double == 52_000)
        #expect((summary["second_best"] as? [String: Any])?["difference"] as? Double == Double(4_000 * 52))
        let verified = try commands.run("award", "--verify", "\(folder)/out")
        #expect(verified.code == 0 && verified.output.contains("agree"))
    }

    /// Every file altered by itself, with the manifest in place and without it.
    @Test(arguments: [
        ("award.csv", "P2,b3", "P1,b1"), ("award.csv", ",1510", ",1509"), ("award.csv", "100.0000", "90.0000"),
        ("rules.json", "at most 1 lot", "at most 2 lots"),
        ("bids.csv", ",1510,", ",1500,"),
        ("rules.json", "\"max\": 1", "\"max\": 0"), ("summary.json", "\"objective\": 11", "\"objective\": 10"),
    ]) func whatWasAlteredIsNoticed(file: String, old: String, new: String) throws {
        _ = try commands.run("award", "\(folder)/tender", "--out", "\(folder)/out")
        let before = try text("out/\(file)")
        let after = before.replacingOccurrences(of: old, with: new)
        #expect(before != after)
        try write("out/\(file)", after)
        #expect(try commands.run("award", "--verify", "\(folder)/out").code == 6)
        try FileManager.default.removeItem(atPath: "\(folder)/out/run.json")
        #expect(try commands.run("award", "--verify", "\(folder)/out").code == 6)
    }

    /// Another award of the same bids, in good order and without the files that claim anything: a better one is found.
    @Test func anAwardThatIsNotTheBestIsNoticed() throws {
        _ = try commands.run("award", "\(folder)/tender", "--out", "\(folder)/out")
        for name in ["run.json", "summary.json"] {
            try FileManager.default.removeItem(atPath: "\(folder)/out/\(name)")
        }
        let untouched = try commands.run("award", "--verify", "\(folder)/out")
        #expect(untouched.code == 0 && untouched.errors.contains("run.json is missing"))
        let header = try text("out/award.csv").prefix { $0 != "\n" }
        try write(
            "out/award.csv",
            header + "\nlots,A,1,P1,b1,1.000000000000,1500,100.0000\nlots,B,1,P2,b4,1.000000000000,1600,50.0000\n")
        let quick = try commands.run("award", "--verify", "\(folder)/out", "--quick")
        #expect(quick.code == 0, "\(quick.errors)")
        let verified = try commands.run("award", "--verify", "\(folder)/out")
        // 150,000 + 80,000 against 151,000 + 75,000 pence a week.
        #expect(verified.code == 6 && verified.errors.contains("another award is better by 208000 pence a year"))
    }

    @Test func aTimeLimitMustBeATime() throws {
        #expect(try commands.run("award", "\(folder)/tender", "--seconds", "0").code == 2)
        #expect(try commands.run("award", "\(folder)/tender", "--quick").code == 2)
        #expect(try commands.run("award", "\(folder)/tender", "--out", "\(folder)/out", "--seconds", "60").code == 0)
    }

    @Test func rulesThatClashAreNamedAndEndInThree() throws {
        try write(
            "tender/tender.yaml",
            Self.tender("[{rule: all_awarded}, {rule: market_share, max_percent: 40}, {rule: one_bid_each}]"))
        let outcome = try commands.run(
            "award", "\(folder)/tender", "--out", "\(folder)/out", "--format", "json")
        #expect(outcome.code == 3)
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(
            summary["conflicting_rules"] as? [String] == [
                "Every hour is awarded.", "No provider wins more than 40 % of the hours offered.",
            ])
    }

    /// A scenario's folder: the award of a run with its review, in files that verify.
    @Test func aScenarioIsAwardedWithItsReview() throws {
        let outcome = try commands.run(
            "award", "Tests/Fixtures/rutland-2013", "--out", "\(folder)/rutland", "--format", "json")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("looking for the second best award"))
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/rutland").sorted()
        #expect(
            files == [
                "award-statement.html", "award-statement.md", "award.csv", "bids.csv", "rules.json", "run.json",
                "summary.json",
            ])
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect((summary["price_of_rules"] as? [Any])?.count == 2 && summary["second_best"] is [String: Any])
        #expect(try text("rutland/award-statement.md").contains("What each rule costs"))
        #expect(try commands.run("award", "--verify", "\(folder)/rutland").code == 0)
    }

    @Test func wrongUsageAndRefusedInput() throws {
        #expect(try commands.run("award").code == 2)
        #expect(try commands.run("award", "\(folder)/none").code == 2)
        try write("tender/tender.yaml", Self.tender("[{rule: lots_awarded, min: 2, max: 1}]"))
        let outcome = try commands.run("award", "\(folder)/tender", "--out", "\(folder)/refused")
        #expect(outcome.code == 2 && outcome.errors.contains("value.conflict"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/refused"))
        #expect(try commands.run("award", "--verify", "\(folder)/none").code == 2)
    }
}
