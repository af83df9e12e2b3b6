import LotModel
import Testing

@testable import LotIO

@Suite struct StressReaderTests {
    private func read(_ lines: String) -> (ranges: [StressRange], found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(Array("stress:\n\(lines)".utf8), file: "scenario.yaml", reading: &reading),
            let top = YAMLMap(root, file: "scenario.yaml", path: "", &reading)
        else { return ([], reading.diagnostics) }
        return (StressReader.read(top, &reading), reading.diagnostics)
    }

    @Test func rangesComeInTheOrderOfTheTable() {
        let (ranges, found) = read("  labour.supply_ratio: [0.9, 1.4]\n  travel.hop_factor: [1, 1]\n")
        #expect(found.isEmpty, "\(found)")
        #expect(
            ranges == [
                StressRange(id: "travel.hop_factor", lowest: 1, highest: 1),
                StressRange(id: "labour.supply_ratio", lowest: 0.9, highest: 1.4),
            ])
    }

    /// Each with its line and a remedy.
    @Test(arguments: [
        ("  labour.supply_ratio: [1.4, 0.9]\n", DiagnosticID.valueConflict),
        ("  labour.supply_ratio: [0.9]\n", .valueConflict), ("  labour.supply_ratio: [0.9, 9]\n", .valueRange),
        ("  labour.suply_ratio: [0.9, 1.4]\n", .yamlUnknownKey), ("  cost.wage_pence: [600, 700]\n", .valueConflict),
        ("  award.gap: [0.01, 0.02]\n", .valueConflict), ("  labour.supply_ratio: 0.9\n", .yamlType),
        ("  market.providers: [10.5, 20]\n", .valueNumber),
    ])
    func faultsAreTold(text: String, id: DiagnosticID) {
        let (ranges, found) = read(text)
        #expect(ranges.isEmpty)
        #expect(found.map(\.id) == [id], "\(found)")
        #expect(found.allSatisfy { $0.place.line == 2 && !$0.remedy.isEmpty })
    }

    @Test func allFaultsAtOnce() {
        let (_, found) = read("  cost.wage_pence: [700, 600]\n  bidding.margin: [0.1, 0.05]\n")
        #expect(found.count >= 2)
    }
}
