import LotModel
import Testing

@Suite struct AwardOutcomeTests {
    @Test func gapsAndRanks() {
        let contract = Contract(tier: 0, lot: 0, rank: 1, provider: 0, bid: 0, hours: 1, share: 1, ratePence: 1)
        let award = Award(
            contracts: [contract], unawardedHours: 0, unawardedBound: 0, objectivePence: 52, boundPence: 52,
            isProved: true, solver: "")
        let outcome = AwardOutcome(
            status: .proved, award: award, standby: [], objective: 200, bound: 199, conflict: [])
        #expect(outcome.gap == 0.005 && outcome.unawarded.isEmpty)
        #expect(outcome.with(standby: [contract]).contracts == [contract, contract])
        #expect(outcome.with(conflict: [1]).conflict == [1])
        let lost = UnawardedLot(key: LotKey(tier: 0, lot: 0), hours: 1, cause: .noBid)
        #expect(outcome.with(unawarded: [lost]).with(standby: []).unawarded == [lost])
    }
}
