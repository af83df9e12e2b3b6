import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct ScopeReaderTests {
    private static func areas(_ codes: [String] = ["H1", "H2"]) -> AreaTable {
        AreaTable(
            codes.enumerated().map { index, code in
                Area(
                    code: "A\(index)", name: "", readableName: "", role: index < 2 ? .core : .context, ladCode: "E07",
                    ladName: "", healthCode: code, healthName: code.isEmpty ? "" : "NHS \(code)", population: 1,
                    population65Plus: 1, population75Plus: 1, population85Plus: 1, centroid: Position(x: 0, y: 0),
                    areaHectares: 1, ruralUrban: .c1, imdScore: 0)
            })
    }

    private func read(
        _ lines: String, term: String = "contract: {start: 2018-07, years: 2, extensions: [1]}\n",
        areas: AreaTable = ScopeReaderTests.areas()
    ) -> (scope: HealthScope?, found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(
                Array("\(term)scope:\n\(lines)".utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return (nil, reading.diagnostics) }
        let contract = ContractReader.read(top, &reading)
        return (ScopeReader.read(top, areas, contract, &reading), reading.diagnostics)
    }

    @Test func everyKeyReachesTheScope() throws {
        let (scope, found) = read(
            """
              council_share: 0.1
              rate_pence: 1600
              hours_per_person: 20
              health: [{ccg: NHS H2, hours_week: 300, rate_pence: 1700}]
              leaves: [{ccg: H1, after_year: 2}]
              moves: {to_health_year: 0.04, to_council_year: 0.05}
              joint: {share: 0.1, health_pays: 0.5}
            """)
        #expect(found.isEmpty, "\(found)")
        #expect(
            scope
                == HealthScope(
                    [
                        HealthFunding(
                            code: "H1", name: "NHS H1", volume: .councilShare(0.1), ratePence: 1_600,
                            leavesAfterYear: 2),
                        HealthFunding(code: "H2", name: "NHS H2", volume: .hoursWeek(300), ratePence: 1_700),
                    ], hoursPerPerson: 20, moves: FundingMoves(toHealthYear: 0.04, toCouncilYear: 0.05),
                    joint: JointFunding(share: 0.1, healthPays: 0.5)))
        // Without council_share only health areas with hours are in it.
        #expect(read("  health: [{ccg: H1, hours_week: 3}]\n").scope?.areas.map(\.code) == ["H1"])
        #expect(read("  council_share: 0.1\n  out: [H2]\n").scope?.areas.map(\.isOut) == [false, true])
        #expect(read("  council_share: 0.1\n", term: "").found.isEmpty)
    }

    @Test(arguments: [
        ("  council_share: 0.1\n  out: [NHS H11]\n", DiagnosticID.codeUnknown, "scope.out"),
        ("  health: [{ccg: H3, hours_week: 1}]\n", .codeUnknown, "scope.health[1].ccg"),
        (
            "  council_share: 0.1\n  out: [H1]\n  leaves: [{ccg: H1, after_year: 1}]\n", .valueConflict,
            "scope.leaves[1]"
        ),
        ("  council_share: 0.1\n  leaves: [{ccg: H1, after_year: 3}]\n", .valueConflict, "scope.leaves[1].after_year"),
        ("  health: [{ccg: H1, hours_week: 1}]\n  out: [H2]\n", .valueConflict, "scope.out"),
        ("  health: [{ccg: H1, hours_week: 1}, {ccg: H1, hours_week: 2}]\n", .codeDuplicate, "scope.health[2].ccg"),
        (
            "  health: [{ccg: H1, hours_week: 1, council_share: 0.1}]\n", .valueConflict,
            "scope.health[1].council_share"
        ),
        ("  health: [{ccg: H1}]\n", .yamlMissingKey, "scope.health[1]"),
        ("  rate_pence: 1500\n", .yamlMissingKey, "scope"),
        ("  council_share: -1\n", .valueRange, "scope.council_share"),
        ("  council_share: 0.1\n  moves: {to_health: 0.1}\n", .yamlUnknownKey, "scope.moves"),
        ("  council_share: 0.1\n  joint: {share: 2, health_pays: 0.5}\n", .valueRange, "scope.joint.share"),
    ])
    func badInput(lines: String, id: DiagnosticID, field: String) {
        let (scope, found) = read(lines)
        #expect(scope == nil && found.map(\.id) == [id], "\(found)")
        #expect(found.first?.place.field == field && found.first?.place.line != nil)
        #expect(found.first?.remedy.isEmpty == false)
    }

    @Test func whoLeavesNeedsTerms() {
        let found = read("  council_share: 0.1\n  leaves: [{ccg: H1, after_year: 1}]\n", term: "").found
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "contract")
    }

    /// Health areas of neighbours are none of the core's, and a table without codes has none at all.
    @Test func healthHoursNeedHealthAreasOfTheCore() {
        let beside = Self.areas(["H1", "H1", "H9"])
        #expect(read("  health: [{ccg: H9, hours_week: 1}]\n", areas: beside).found.map(\.id) == [.codeUnknown])
        let found = read("  council_share: 0.1\n", areas: Self.areas(["", ""])).found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "scope")
    }

    @Test func allFaultsComeTogether() {
        let found = read(
            "  council_share: x\n  out: [H7]\n  leaves: [{ccg: H1, after_year: 9}]\n  moves: {to_health_year: 3}\n"
        ).found
        #expect(found.map(\.id) == [.valueNumber, .codeUnknown, .valueConflict, .valueRange], "\(found)")
    }
}
