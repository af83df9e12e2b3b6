import LotIO
import LotSpatial
import Testing

@testable import LotReports

@Suite struct RepairTextTests {
    private func repair(_ text: String) async throws -> LayerRepair {
        try await BrokenLayer.withFile(text) {
            try await LayerRepair(path: $0, check: LayerCheck(threads: 1), settings: RepairSettings())
        }
    }

    @Test func aRefusalNamesAreasAndLimit() async throws {
        let text = RepairText(try await repair(BrokenLayer.text))
        #expect(
            text.refusals == [
                "E02000101 and E02000102 both claim 50,000 m2, 47.6 m wide, around E 601025 N 150500: wider than the "
                    + "tolerance of 1.0 m"
            ])
    }

    @Test func aRepairIsAccountedFor() async throws {
        let layer = try await repair(BrokenLayer.text.replacing("[601050,", with: "[601000.4,"))
        let text = RepairText(layer)
        #expect(text.refusals.isEmpty)
        for line in [
            "Repaired: b.geojson\n", "  2 corners joined, 0 put into edges\n",
            "  checked again as written: 2 pairs, 2 shared edges, all identical, no overlap, 0 slivers, 0 gaps left\n",
        ] { #expect(text.text(path: "b.geojson").contains(line), "\(line)\n\(text.text(path: "b.geojson"))") }
    }
}
