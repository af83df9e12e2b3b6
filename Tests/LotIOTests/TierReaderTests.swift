import LotModel
import Testing

@testable import LotIO

@Suite struct TierReaderTests {
    @Test func aFloorStaysBelowItsCeiling() async throws {
        func found(_ keys: String) async throws -> [DiagnosticID] {
            let tiers = "  - {name: lots, title: Lots, lots: each_area, offer: exclusive, \(keys)}\n"
            return try await readScenario(toyScenario(tiers: tiers)).found.map(\.id)
        }
        #expect(try await found("floor_pence: 1300, ceiling_pence: 1500") == [])
        #expect(try await found("floor_pence: 1600, ceiling_pence: 1500") == [.valueConflict])
        #expect(try await found("floor_pence: 1651") == [.valueConflict])
        #expect(try await found("floor_pence: 13.5") == [.valueNumber])
    }

    private func found(_ tier: String) async throws -> [DiagnosticID] {
        try await readScenario(toyScenario(tiers: "  - {\(tier)}\n")).found.map(\.id)
    }

    @Test func readsEveryKey() async throws {
        let tier =
            "name: a1, title: T, lots: each_area, offer: shares, winners: {max: 4}, bidders: [large], lot_limit: 2"
        let loaded = try #require(
            try await readScenario(toyScenario(tiers: "  - {\(tier), ceiling_pence: 1700}\n")).loaded)
        #expect(
            loaded.scenario.plan.tiers[0].rules
                == TierRules(
                    name: "a1", title: "T", source: .eachArea, offer: .shares, maxWinners: 4, lotLimit: 2,
                    ceilingPence: 1_700, ratePence: nil, bidders: [.large]))
    }

    @Test(arguments: [
        ("name: A, title: T, lots: each_area, offer: exclusive", DiagnosticID.valueChoice),
        ("name: 1a, title: T, lots: each_area, offer: exclusive", .valueChoice),
        ("name: a, title: T, lots: each, offer: exclusive", .valueChoice),
        ("name: a, title: T, offer: exclusive", .yamlMissingKey),
        ("name: a, title: T, lots: {names: health_name}, offer: exclusive", .yamlMissingKey),
        ("name: a, title: T, lots: {column: x, file: y}, offer: exclusive", .valueConflict),
        ("name: a, title: T, lots: each_area, offer: exclusive, winners: {max: 2}", .valueConflict),
        ("name: a, title: T, lots: each_area, offer: shares", .yamlMissingKey),
        ("name: a, title: T, lots: each_area, offer: shares, winners: {max: 0}", .valueRange),
        ("name: a, title: T, lots: each_area, offer: exclusive, rate_pence: 5", .valueConflict),
        ("name: a, title: T, offer: spot", .yamlMissingKey),
        ("name: a, title: T, lots: each_area, offer: spot, rate_pence: 5", .valueConflict),
        ("name: a, title: T, offer: spot, rate_pence: 5, lot_limit: 1", .valueConflict),
        ("name: a, title: T, offer: spot, rate_pence: 5, winners: {max: 1}", .valueConflict),
        ("name: a, title: T, lots: each_area, offer: exclusive, bidders: [big]", .valueChoice),
    ])
    func refuses(_ tier: String, _ id: DiagnosticID) async throws { #expect(try await found(tier) == [id]) }

    @Test func namesAreUnique() async throws {
        let tier = "  - {name: a, title: T, lots: each_area, offer: exclusive}\n"
        #expect(try await readScenario(toyScenario(tiers: tier + tier)).found.map(\.id) == [.codeDuplicate])
        #expect(
            try await readScenario(toyScenario(tiers: "  []\n")).found.map(\.id) == [.valueMissing])
    }

    private func found(tiers: [String]) async throws -> [Diagnostic] {
        try await readScenario(toyScenario(tiers: tiers.map { "  - {\($0)}\n" }.joined())).found
    }

    @Test func twoTiersCannotShareTheSameHours() async throws {
        let shared = ["a", "b"].map { "name: \($0), title: T, lots: each_area, offer: shares, winners: {max: 2}" }
        let found = try await found(tiers: shared)
        #expect(found.map(\.id) == [.valueConflict] && found[0].severity == .error)
    }

    @Test func spotAboveContractsIsAWarning() async throws {
        let spot = "name: s, title: S, offer: spot, rate_pence: 1500"
        let lots = "name: a, title: T, lots: each_area, offer: exclusive"
        let found = try await found(tiers: [spot, lots])
        #expect(found.map(\.id) == [.valueConflict] && found[0].severity == .warning)
        #expect(try await self.found(tiers: [lots, spot]).isEmpty)
    }
}
