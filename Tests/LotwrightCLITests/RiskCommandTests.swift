import Foundation
import Testing

@Suite(.serialized) struct RiskCommandTests {
    private let commands: CommandTests
    private var folder: String { commands.folder }

    init() throws { commands = try CommandTests() }

    private static let scenario = "scenarios/kent-residential-risk"
    private static let names = [
        "risk.csv", "risk.html", "risk.json", "risk_localities.csv", "risk_providers.csv", "run.json",
    ]

    private func files(_ name: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)") {
            found[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/\(file)"))
        }
        return found
    }

    @Test func riskAndRunWriteTheSameFilesAtAnyNumberOfThreads() throws {
        let risk = try commands.run("risk", Self.scenario, "--out", "\(folder)/risk", "--threads", "1")
        #expect(risk.code == 0 && risk.output.contains("services rated by 10 criteria"), "\(risk.errors)")
        let run = try commands.run("run", Self.scenario, "--out", "\(folder)/run", "--format", "json")
        #expect(run.code == 0)
        let both = (try files("risk"), try files("run"))
        #expect(both.0.keys.sorted() == Self.names && both.0 == both.1)
        #expect(both.0["risk.json"] == Data(run.output.utf8))
    }

    @Test func aRiskScenarioIsValidatedAndSentOnFromElsewhere() throws {
        let valid = try commands.run("validate", Self.scenario)
        #expect(valid.code == 0 && valid.output.contains("10 criteria. No faults"))
        let market = try commands.run("market", Self.scenario)
        #expect(market.code == 2 && market.errors.contains("lotwright risk"))
        #expect(try commands.run("risk", "scenarios/rutland-2013").code == 2)
        #expect(try commands.run("run", Self.scenario, "--fail-on", "5", "--out", "\(folder)/none").code == 2)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/none"))
    }

    @Test func scoresOfTrueEstablishmentsAreForTheirOwnerAlone() throws {
        let real = "\(folder)/real"
        try FileManager.default.copyItem(atPath: "\(CommandTests.root)/\(Self.scenario)", toPath: real)
        let text = try String(contentsOfFile: real + "/scenario.yaml", encoding: .utf8)
        try text.replacing("establishments: invented\n", with: "").write(
            toFile: real + "/scenario.yaml", atomically: false, encoding: .utf8)
        let outcome = try commands.run("risk", real, "--geodata", "geodata", "--out", "\(folder)/kept")
        #expect(outcome.code == 0 && outcome.output.contains("Internal: these are scores"))
        let shipped = try commands.run("risk", Self.scenario, "--out", "\(folder)/open")
        #expect(shipped.code == 0 && !shipped.output.contains("Internal: these are scores"))
        for (name, mode) in [("kept", 0o600), ("open", 0o644)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)/risk.csv")
            #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test func refusedInputLeavesWhatStandsUntouched() throws {
        #expect(try commands.run("risk", Self.scenario, "--out", "\(folder)/out").code == 0)
        let before = try files("out")
        let broken = "\(folder)/broken"
        try FileManager.default.copyItem(atPath: "\(CommandTests.root)/\(Self.scenario)", toPath: broken)
        let text = try String(contentsOfFile: broken + "/ratings.csv", encoding: .utf8)
        try (text + "care_home-001,cqc,grand\nnobody,cqc,good\n").write(
            toFile: broken + "/ratings.csv", atomically: false, encoding: .utf8)
        let refused = try commands.run("risk", broken, "--geodata", "geodata", "--out", "\(folder)/out")
        #expect(refused.code == 2 && refused.output.isEmpty)
        for words in ["\"grand\"", "value.choice", "\"nobody\"", "code.unknown", "nothing was written"] {
            #expect(refused.errors.contains(words), "\(words)")
        }
        #expect(try files("out") == before)
    }
}
