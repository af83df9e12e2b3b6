import Testing

@testable import LotModel

@Suite struct ContractSpendTests {
    static func year(_ number: Int, hours: Double, rate: Int, spot: Int, extra: [ContractSpend.Line: Int] = [:])
        -> ContractYearOutcome
    {
        let base = Int(hours) * rate * 52
        func tier(_ name: String, _ isSpot: Bool, _ lines: [ContractSpend.Line: Int]) -> ContractTierYear {
            ContractTierYear(
                name: name, isSpot: isSpot, planned: hours, noReplies: 0, cancelled: 0, takenOver: 0, handedBack: 0,
                atLoss: 0, earnedPence: nil, costPence: nil, spend: ContractSpend(lines), duePence: 0,
                volumes: isSpot ? [] : [BridgeVolume(area: "0/0", hours: hours, pencePerWeek: hours * Double(rate))])
        }
        return ContractYearOutcome(
            year: number, people: 1, commissioned: 1, leftForDirectPayments: 0, freed: 0, unmet: 0,
            tiers: [
                tier("core", false, extra.merging([.base: base]) { own, _ in own }), tier("spot", true, [.base: spot]),
            ])
    }

    @Test func linesAddUp() {
        let spend = ContractSpend([.base: 100, .outcomes: -7, .topSliceReturned: 2])
        #expect(spend.totalPence == 95 && spend[.outcomes] == -7 && spend[.guarantee] == 0)
        #expect((spend + spend).totalPence == 190 && ContractSpend().totalPence == 0)
        #expect(spend.budget == BudgetLine(basePence: 100))
    }

    /// 100 h at 15.00, then 80 h at 16.50: 20 h less at the old rate, 1.50 more on the new hours.
    @Test func everyLineOfABridgeHasItsReason() {
        let first = Self.year(1, hours: 100, rate: 1_500, spot: 5_000, extra: [.topSliceWithheld: -40, .guarantee: 9])
        let second = Self.year(
            2, hours: 80, rate: 1_650, spot: 9_000,
            extra: [.topSliceReturned: 30, .monitoring: -3, .lostVisits: -4, .outcomes: -5])
        let bridge = YearBridge(from: first, to: second)
        #expect(bridge[.volume] == -20 * 1_500 * 52 && bridge[.rate] == 80 * 150 * 52 && bridge[.spot] == 4_000)
        #expect(bridge[.topSlice] == 70 && bridge[.guarantee] == -9)
        #expect(bridge[.monitoring] == -3 && bridge[.lostVisits] == -4 && bridge[.outcomes] == -5)
        #expect(bridge.totalPence == second.spend.totalPence - first.spend.totalPence)
        #expect(YearBridge(from: first, to: first).pence.allSatisfy { $0 == 0 })
    }
}
