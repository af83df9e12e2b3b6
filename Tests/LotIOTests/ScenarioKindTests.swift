import LotModel
import Testing

@testable import LotIO

@Suite struct ScenarioKindTests {
    @Test func theKindIsTakenFromTheFolder() async throws {
        try await withTemporaryFolder { folder in
            #expect(ScenarioKind.of(folder: folder.path) == .homeCare)
            #expect(ScenarioKind.of(folder: folder.path + "/none") == .homeCare)
            try write(toyScenario(), to: folder.appending(path: "scenario.yaml"))
            #expect(ScenarioKind.of(folder: folder.path) == .homeCare)
            try write(RiskTexts.yaml(), to: folder.appending(path: "scenario.yaml"))
            #expect(ScenarioKind.of(folder: folder.path) == .risk)
        }
    }

    @Test func homeCareMayBeWrittenAndRiskIsSentOn() async throws {
        #expect(try await readScenario(toyScenario(extra: "kind: home_care\n")).loaded != nil)
        let found = try await readScenario(toyScenario(extra: "kind: risk\n")).found
        #expect(found.map(\.id) == [.valueChoice])
        #expect(found.first?.remedy == "Give this folder to lotwright risk, or to lotwright run.")
    }
}
