import Foundation
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Rutland whose one lot somebody holds today.
@Suite(.serialized) struct DoNothingTests {
    /// - Parameter incumbent: by the record of the plain run.
    private func record(_ incumbent: (RunRecord) -> String) async throws -> (plain: RunRecord, held: RunRecord) {
        let plain = try await Checkout.run(try await Checkout.loadPlain(), replicates: 0)
        let root = FileManager.default.temporaryDirectory.appending(path: "nothing-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let text = try String(
            contentsOfFile: "\(Checkout.root)/Tests/Fixtures/rutland-2013/scenario.yaml", encoding: .utf8)
        try (text + "providers: {file: providers.csv, price_year: 2014/15}\naward: {incumbents: incumbents.csv}\n")
            .write(
                to: root.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
        try Data(PlainFiles.providers(plain.providers)).write(to: root.appending(path: "providers.csv"))
        let lot = plain.scenario.plan.tiers[0].lots[0].id
        try "tier,lot_id,provider_id\nframework,\(lot),\(incumbent(plain))\n".write(
            to: root.appending(path: "incumbents.csv"), atomically: true, encoding: .utf8)
        let loaded = try await ScenarioReader.read(folder: root.path, options: .init(geodataFolder: Checkout.geodata))
        return (plain, try await Checkout.run(loaded, replicates: 0))
    }

    @Test func whoHoldsALotKeepsIt() async throws {
        let (plain, held) = try await record { $0.providers[$0.award.contracts[0].provider].id }
        guard case .noIncumbents = DoNothing(plain) else { return _ = Issue.record("Rutland has no incumbents") }
        guard case .scenario(let scenario, let kept, let all) = DoNothing(held) else {
            return _ = Issue.record("the incumbent bids")
        }
        #expect(kept == 1 && all == 1)
        let nothing = try await Pipeline().run(scenario.setting(["simulate.replicates": 0]), warnings: [])
        let holder = try #require(held.scenario.incumbents.values.first)
        #expect(Set(nothing.award.contracts.map(\.provider)) == [holder])
        #expect(Set(held.award.contracts.map(\.provider)).count > 1)
        // Only the award's rules differ.
        #expect(nothing.bids.bids == held.bids.bids && nothing.coreHours == held.coreHours)
    }

    @Test func whoWouldNotBidCannotStay() async throws {
        let (_, held) = try await record { record in
            let bidders = Set(record.bids.bids.map(\.provider))
            return record.providers.indices.first { !bidders.contains($0) }.map { record.providers[$0].id }
                ?? record.providers[0].id
        }
        let holder = try #require(held.scenario.incumbents.values.first)
        let doesBid = held.bids.bids.contains { $0.provider == holder }
        switch DoNothing(held) {
        case .nobodyStays(let all): #expect(!doesBid && all == 1)
        case .scenario: #expect(doesBid)
        case .noIncumbents: Issue.record("there is an incumbent")
        }
    }
}
