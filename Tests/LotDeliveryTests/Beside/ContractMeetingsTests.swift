import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct ContractMeetingsTests {
    private func provider(_ id: String, risk: Double) -> Provider {
        Provider(
            id: id, name: id, sizeClass: .small, base: Position(x: 0, y: 0), currentHours: 0, growthHours: 0,
            wagePence: 631, quality: 1, risk: risk, radiusMinutes: 30, viabilityHours: 0, tiers: ["lots"])
    }

    private func contract(_ provider: Int, _ hours: Double) -> Contract {
        Contract(tier: 0, lot: 0, rank: 1, provider: provider, bid: 0, hours: hours, share: 1, ratePence: 1_500)
    }

    private let rules = ContractManagementRules(
        bands: [
            .init(fromHours: 2_000, fromRisk: 0.4, everyWeeks: 1), .init(fromHours: 700, fromRisk: 0.2, everyWeeks: 2),
            .init(fromHours: 100, fromRisk: nil, everyWeeks: 4),
        ], meetingHours: 5, team: 2, hoursYear: 1_000)

    /// Weekly by 1,500 + 600 hours, weekly by risk, fortnightly by risk at its very edge, every four weeks, and never.
    @Test func meetingsFollowSizeAndRisk() {
        let providers = [0.1, 0.5, 0.2, 0.1, 0.1, 0.9].enumerated().map { provider("P\($0)", risk: $1) }
        let visits = ProviderRisk(
            provider: "P3", services: 0, score: nil, colour: nil, quality: nil, closureChance: nil, visitsYear: 4,
            visitHoursYear: 30)
        let contracts = [
            contract(0, 1_500), contract(0, 600), contract(1, 10), contract(2, 10), contract(3, 100), contract(4, 99),
        ]
        let workload = ContractMeetings(rules, providers: providers, risks: [visits]).workload(contracts)
        #expect(workload.providers.map(\.provider) == [0, 1, 2, 3, 4])
        #expect(workload.providers.map(\.band) == [0, 0, 1, 2, nil])
        #expect(workload.providers.map(\.meetings) == [52, 52, 26, 13, 0])
        #expect(workload.providers.map(\.hours) == [260, 260, 130, 95, 0])
        #expect(workload.providers[0].contracts == 2 && workload.providers[0].contractHours == 2_100)
        #expect(workload.meetings == 143 && workload.hours == 745 && workload.loadShare == 745 / 2_000)
    }

    @Test func anEmptyAwardIsNoWork() {
        let workload = ContractMeetings(rules, providers: [provider("P", risk: 1)], risks: []).workload([])
        #expect(workload.providers.isEmpty && workload.hours == 0)
    }
}
