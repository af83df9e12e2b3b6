import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Sanctions of a whole run, on the smallest shipped scenario.
@Suite(.serialized) struct SanctionStageTests {
    private static let section = """

        sanctions:
          chance_year: 0.2
          weeks: 13
          restored_share: 0.5
          handover_weeks: 6
          stated: [{largest: 1, from_week: 5, then: decommissioned}]

        """

    private func run(_ extra: String) async throws -> RunRecord {
        let root = FileManager.default.temporaryDirectory.appending(path: "sanctions-\(UUID().uuidString)")
        let folder = root.appending(path: "rutland")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let text = try String(
            contentsOfFile: "\(Checkout.root)/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        try (text + extra).write(to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
        let loaded = try await ScenarioReader.read(folder: folder.path, options: .init(geodataFolder: Checkout.geodata))
        return try await Checkout.run(loaded, replicates: nil)
    }

    @Test func sanctionsActInWeeksAndNowhereElse() async throws {
        let plain = try await run("")
        let record = try await run(Self.section)
        #expect(plain.findings.sanctions == nil && plain.findings.simulated?.sanctions == nil)
        #expect(record.delivery == plain.delivery && record.award == plain.award)
        #expect(record.findings.resilience == plain.findings.resilience)
        let found = try #require(record.findings.sanctions)
        // The same weeks without any sanction are those of a run without the section.
        #expect(found.without == plain.findings.simulated)
        let year = try #require(record.findings.simulated?.sanctions)
        #expect(year.suspensions > 1 && year.decommissioned >= 1 && year.handedBack > 0)
        let unmet = record.findings.simulated?.total.unmetMean ?? 0
        #expect(unmet > (plain.findings.simulated?.total.unmetMean ?? .infinity))
        let largest = try #require(record.findings.resilience?.concentrations.first?.largest)
        #expect(found.stated == [largest] && found.suspensions.first?.provider == largest)
        // A quarter of all that is delivered begins anew within 13 weeks.
        let new = found.suspensions.reduce(0) { $0 + $1.new }
        #expect(abs(new - record.coverage.total.delivered / 4) < 1e-6)
        let names = try await PlainFiles(record, threads: 1).all().map(\.name)
        #expect(names.contains("sanctions.csv"))
    }
}
