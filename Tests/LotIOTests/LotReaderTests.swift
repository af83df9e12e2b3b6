import LotModel
import Testing

@testable import LotIO

@Suite struct LotReaderTests {
    private func read(
        _ lots: String, _ assignment: String = ""
    ) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(
            toyScenario(
                tiers: """
                      - {name: lots, title: Lots, lots: \(lots), offer: exclusive}
                      - {name: other, title: Other, lots: \(lots), offer: exclusive}
                      - {name: spot, title: Spot, offer: spot, rate_pence: 1500}

                    """),
            files: assignment.isEmpty ? [:] : ["a.csv": "area_code,tier,lot_id\n" + assignment])
    }

    @Test func everyAreaIsALot() async throws {
        let plan = try #require(try await read("each_area").loaded).scenario.plan
        #expect(plan.tiers[0].lots.map(\.id) == toyCodes && plan.tiers[0].lots[1].name == "Mill Toy")
        #expect(plan.tiers[2].lots.isEmpty && plan.tiers[2].lotOfArea == [nil, nil, nil, nil])
    }

    @Test func columnsMakeLots() async throws {
        let plan = try #require(try await read("{column: health_code, names: health_name}").loaded).scenario.plan
        #expect(plan.tiers[0].lots.map(\.areas) == [[0, 1], [2, 3]])
        #expect(plan.tiers[0].lots.map(\.name) == ["NHS South Toy CCG", "NHS North Toy CCG"])
        #expect(Set(try await read("{column: health_cod}").found.map(\.id)) == [.csvMissingColumn])
        #expect(Set(try await read("{column: lad_name}").found.map(\.id)) == [.valueChoice])
        #expect(Set(try await read("{column: geographical_barriers_decile}").found.map(\.id)) == [.csvMissingColumn])
    }

    @Test func filesMakeLots() async throws {
        let rows = "E02000101,lots,W\nE02000102,lots,W\nE02000103,lots,N\nE02000104,other,X\n"
        let (loaded, found) = try await read("{file: a.csv}", rows)
        let plan = try #require(loaded).scenario.plan
        #expect(plan.tiers[0].lotOfArea == [1, 1, 0, nil] && plan.tiers[1].lotOfArea == [nil, nil, nil, 0])
        #expect(found.map(\.id) == [.codeUnmatched, .codeUnmatched])
    }

    /// Lots of a design that ship with the scenario are there at once, and can be designed again by the same wishes.
    @Test func lotsDesignedBeforeAreRead() async throws {
        func read(_ lots: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
            try await readScenario(
                toyScenario(
                    tiers: "  - {name: wide, title: Wide, lots: \(lots), offer: exclusive}\n",
                    extra: "design: {lots: 2, measures: [{measure: hours, tolerance: 0.9}]}\n"),
                files: [
                    "a.csv": "area_code,tier,lot_id\nE02000101,wide,L1\nE02000102,wide,L1\nE02000103,wide,L2\n"
                        + "E02000104,wide,L2\n"
                ])
        }
        let (loaded, found) = try await read("{designed: a.csv}")
        let scenario = try #require(loaded, "\(found)").scenario
        #expect(
            scenario.plan.tiers[0].lotOfArea == [0, 0, 1, 1] && scenario.plan.tiers[0].lots.map(\.id) == ["L1", "L2"])
        #expect(scenario.designTier == 0 && !scenario.needsDesign && scenario.design?.lots == 2...2)
        #expect(try #require(try await read("designed").loaded).scenario.needsDesign)
        let conflict = try await read("{designed: a.csv, file: a.csv}").found
        #expect(Set(conflict.map(\.id)) == [.valueConflict] && conflict[0].severity == .error)
        #expect(try await read("{designed: none.csv}").found.first?.id == .fileMissing)
    }

    @Test func assignmentFaults() async throws {
        let rows = """
            E02000101,lots,W
            E02000101,lots,V
            E02000102,lost,W
            E02000109,lots,W
            E02000103,lots,two words
            E02000104,,W
            E02000104,other,W
            """
        let found = try await read("{file: a.csv}", rows).found.filter { $0.severity == .error }
        #expect(
            found.map(\.id) == [.codeDuplicate, .tierUnknown, .codeUnknown, .valueChoice, .valueMissing])
        #expect(found.map(\.place.line) == [3, 4, 5, 6, 7])
        #expect(try await read("{file: none.csv}").found.first?.id == .fileMissing)
    }
}
