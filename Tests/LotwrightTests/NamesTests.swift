import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Simulated results never stand under a real organisation's name unless that is asked for, and then they are stamped.
@Suite(.serialized) struct NamesTests {
    static func scenario() async throws -> Scenario {
        let base = try await Checkout.load("kent-ccg-lots").scenario
        let provider = Provider(
            id: "R1", name: "Carewell Kent Ltd", sizeClass: .large, base: base.areas[0].centroid, currentHours: 60_000,
            growthHours: 10_000, wagePence: 640, quality: 1, risk: 0, radiusMinutes: 200, viabilityHours: 0,
            tiers: ["ccg"])
        return Scenario(
            name: base.name, title: base.title, region: base.region, priceYear: base.priceYear, seed: base.seed,
            parameters: base.parameters, areas: base.areas, geography: base.geography, plan: base.plan,
            providers: [provider], bids: nil, hours: nil, outsideWages: base.outsideWages, notes: base.notes,
            watch: base.watch, attribution: base.attribution)
    }

    static func everything(_ record: RunRecord) async throws -> String {
        let files = try await PlainFiles(record, threads: 1).all()
        return TerminalReport(record).text + files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }

    @Test func namesAreLettersByDefault() async throws {
        let record = try await Pipeline().run(try await Self.scenario(), warnings: [])
        let text = try await Self.everything(record)
        #expect(!text.contains("Carewell") && text.contains("Provider A") && text.contains("shown by letter"))
        #expect(!record.isInternal)
    }

    @Test func namesThatAreAskedForAreStamped() async throws {
        let record = try await Pipeline(showsNames: true).run(try await Self.scenario(), warnings: [])
        let text = try await Self.everything(record)
        #expect(text.contains("Carewell Kent Ltd") && text.contains("INTERNAL: simulated"))
        #expect(record.isInternal && text.contains("\"internal\": true"))
    }
}
