import LotModel
import Testing

@testable import LotIO

@Suite struct ReportedReaderTests {
    private func read(_ lines: String) -> (figures: [ReportedFigure], found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(Array("reported:\n\(lines)".utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return ([], reading.diagnostics) }
        return (ReportedReader.read(top, ["core", "spot"], ["Rural"], &reading), reading.diagnostics)
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
