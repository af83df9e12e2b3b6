import LotModel
import Testing

@Suite struct ResilienceTests {
    static func row(_ provider: Int, _ left: [AreaHours]) -> Withdrawal {
        Withdrawal(
            provider: provider, displaced: 50, replaced: 0, left: left, takers: [], closureChance: 0.1,
            isBelowViability: false, volume: 50)
    }

    @Test func anAreaIsExposedToItsWorstWithdrawal() {
        let resilience = Resilience(
            withdrawals: [
                Self.row(0, [AreaHours(area: 0, hours: 5), AreaHours(area: 1, hours: 9)]),
                Self.row(1, [AreaHours(area: 1, hours: 9), AreaHours(area: 2, hours: 30)]),
            ], concentrations: [], hoursPerPerson: 10)
        #expect(resilience.exposure(areas: 4).map { $0?.provider } == [0, 0, 1, nil])
        #expect(resilience.worst.map(\.provider) == [1, 0])
        #expect(abs(resilience.leftPerYear - 5.3) < 1e-12 && resilience.people(50) == 5)
    }
}
