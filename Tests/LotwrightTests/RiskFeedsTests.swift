import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Scores of a risk matrix from their file to award, failure and monitoring of a run of home care.
@Suite(.serialized) struct RiskFeedsTests {
    @Test func scoresDecideQualityChanceOfClosingAndVisits() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "risk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = try await Checkout.run(try await Checkout.loadPlain())
        let ids = plain.providers.map(\.id)
        let yaml = try String(
            contentsOfFile: Checkout.root + "/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        let files = [
            "scenario.yaml": Array(
                (yaml + "providers: {file: p.csv, price_year: 2014/15}\nrisk: {file: r.csv}\n"
                    + "resilience: {risk_weight: 1}\n").utf8),
            "p.csv": PlainFiles.providers(plain.providers),
            "r.csv": Array(
                ("provider_id,quality,closure_chance,visits_year,visit_hours_year\n"
                    + "\(ids[0]),0.25,0.4,12,90\n\(ids[1]),,,4,30\n").utf8),
        ]
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
        let loaded = try await ScenarioReader.read(folder: folder.path, options: .init(geodataFolder: Checkout.geodata))
        let record = try await Checkout.run(loaded)

        #expect(record.providers[0].quality == 0.25 && record.providers[0].risk == 0.4)
        // Six decimals went through the file.
        #expect(abs(record.providers[1].quality - plain.providers[1].quality) < 1e-6)
        #expect(record.bids.bids.contains { $0.provider == 0 })
        for bid in record.bids.bids where bid.provider == 0 { #expect(bid.quality == 0.25) }
        // With a weight of 1 the hazard is the score's chance alone.
        let resilience = try #require(record.findings.resilience)
        let row = try #require(resilience.withdrawals.first { $0.provider == 0 })
        #expect(abs(row.closureChance - 0.4) < 1e-12)

        let table = try #require(try await PlainFiles(record, threads: 2).all().first { $0.name == "monitoring.csv" })
        let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n")
        let contracts = record.award.contracts.count { $0.provider == 0 }
        #expect(lines.count == 3 && lines[1] == "\(ids[0]),\(contracts),0.250000,0.400000,12.0000,90.0000")
        #expect(try await PlainFiles(plain, threads: 2).all().allSatisfy { $0.name != "monitoring.csv" })
    }
}
