import LotModel
import Testing

@testable import LotIO

@Suite struct ReportedReaderTests {
    /// - Parameter years: of the contract; no contract is stated when nil.
    private func read(_ lines: String, years: Int? = nil) -> (figures: [ReportedFigure], found: [Diagnostic]) {
        var reading = Reading()
        let text = "reported:\n\(lines)" + (years.map { "contract: {start: 2018-07, years: \($0)}\n" } ?? "")
        guard let root = YAMLText.read(Array(text.utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return ([], reading.diagnostics) }
        let known = ReportedReader.Known(
            tiers: ["core", "spot", "list"], frameworks: ["list"], groups: ["Rural"], years: years)
        return (ReportedReader.read(top, known, &reading), reading.diagnostics)
    }

    @Test func figuresAreOfTiersGroupsOrAllAreas() {
        let (figures, found) = read(
            """
              - {what: Spot, measure: tier_share, of: spot, value: 43.89, source: "16"}
              - {what: Core, measure: winners, of: core, value: 4, source: "12"}
              - {what: Rural, measure: gap_share, of: Rural, value: 50, source: "3"}
              - {what: All, measure: unmet_share, value: 5, source: "3"}

            """)
        #expect(found.isEmpty, "\(found)")
        #expect(figures.map(\.subject) == [.tier(1), .tier(0), .watch(0), .everywhere])
        #expect(figures.map(\.value) == [43.89, 4, 50, 5])
        #expect(figures.allSatisfy { $0.year == nil })
    }

    @Test func sharesAreOfContractYearsAndMembersOfFrameworks() {
        let (figures, found) = read(
            """
              - {what: Spot later, measure: tier_share, of: spot, year: 4, value: 43.89, source: "16"}
              - {what: Left, measure: members_left, of: list, value: 5, source: "3.2"}

            """, years: 4)
        #expect(found.isEmpty, "\(found)")
        #expect(figures.map(\.subject) == [.tier(1), .tier(2)] && figures.map(\.year) == [4, nil])
        #expect(figures.map(\.measure) == [.tierShare, .membersLeft])
    }

    @Test(arguments: [
        ("measure: tier_share, of: spot, year: 5, value: 5", DiagnosticID.valueConflict),
        ("measure: tier_share, of: spot, year: 0, value: 5", .valueRange),
        ("measure: tier_share, of: spot, year: 1.5, value: 5", .valueNumber),
        ("measure: winners, of: core, year: 2, value: 5", .valueConflict),
        ("measure: members_left, of: core, value: 5", .valueChoice),
        ("measure: members_left, value: 5", .yamlMissingKey),
    ])
    func faultsOfYearsAndFrameworksAreTold(text: String, id: DiagnosticID) {
        let (_, found) = read("  - {what: X, source: Y, \(text)}\n", years: 4)
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line == 2 && !$0.remedy.isEmpty })
    }

    @Test func aYearNeedsAContract() {
        let (_, found) = read("  - {what: X, source: Y, measure: tier_share, of: spot, year: 2, value: 5}\n")
        #expect(found.map(\.id) == [.yamlMissingKey] && found[0].value == "contract")
    }

    @Test(arguments: [
        ("measure: tier_share, value: 5", DiagnosticID.yamlMissingKey),
        ("measure: tier_share, of: sopt, value: 5", .valueChoice),
        ("measure: gap_share, of: spot, value: 5", .valueChoice), ("measure: share, value: 5", .valueChoice),
        ("measure: unmet_share, value: 101", .valueRange), ("measure: unmet_share, value: many", .valueNumber),
        ("measure: unmet_share, value: 5, paper: S1", .yamlUnknownKey),
    ])
    func faultsAreTold(text: String, id: DiagnosticID) {
        let (_, found) = read("  - {what: X, source: Y, \(text)}\n")
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line == 2 && !$0.remedy.isEmpty })
    }

    @Test func allFaultsAtOnce() {
        #expect(read("  - {measure: winners}\n  - {what: X}\n").found.count >= 6)
    }
}
