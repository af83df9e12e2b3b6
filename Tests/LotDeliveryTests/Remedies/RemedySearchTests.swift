import LotModel
import Testing

@testable import LotDelivery

@Suite struct RemedySearchTests {
    /// 40 hours unmet, 5 of them no gap: 35 at the wage of outside, 7.65, with all lines of cost.
    @Test func addedHoursByHand() throws {
        let problem = SwitchMaps.one(labour: 63)
        let row = RemedyMaps.search(problem).remedies(area: 0)
        #expect(row.unmet == 40)
        let remedy = try #require(row.remedy(.addedHours))
        let cost = problem.costs.cost(wagePence: 765, travel: problem.hops.travelPerHour(area: 0, hours: 35)).total
        #expect(remedy.measure == .addedHours(35, costPence: cost))
        #expect(remedy.unmetAfter == 5 && remedy.countyHours == 35)
        #expect(abs(remedy.payPoundsYear - 35 * cost * 0.52) < 1e-6)
        #expect(abs(remedy.extraPoundsYear - 35 * (cost - 1_500) * 0.52) < 1e-6)
        // Carers are short: neither borders nor a second provider help.
        #expect(row.remedy(.movedBorder) == nil && row.remedy(.secondProvider) == nil)
        #expect(row.cheapest == row.remedies.min { $0.extraPoundsYear < $1.extraPoundsYear })
    }

    /// Nobody won the first lot; the winner of the second, beside it, has room for both.
    @Test func anAreaJoinsTheLotBesideIt() throws {
        let problem = DeliveryMaps.problem(
            hours: [100, 50, 50], plan: SwitchMaps.lots(3), contracts: [SwitchMaps.contract(0, lot: 1, rate: 1_400)],
            providers: [DeliveryMaps.provider("P1", radius: 1)], capacity: [1e6])
        let remedy = try #require(RemedyMaps.search(problem).remedies(area: 0).remedy(.movedBorder))
        #expect(remedy.measure == .movedBorder(tier: 0, lot: 1))
        #expect(remedy.unmetAfter == 0 && remedy.countyHours == 100)
        #expect(abs(remedy.payPoundsYear - 100 * 1_400 * 0.52) < 1e-6 && abs(remedy.extraPoundsYear) < 1e-6)
        // The third area has no neighbour's lot but the second's; moving it there leaves the first as it is.
        #expect(RemedyMaps.search(problem).remedies(area: 2).remedy(.movedBorder)?.countyHours == 50)
    }

    /// With room for one area only, the hours gained are another area's loss.
    @Test func whatOthersLoseIsNoRemedy() {
        let problem = DeliveryMaps.problem(
            hours: [100, 100], plan: SwitchMaps.lots(2), contracts: [SwitchMaps.contract(0, lot: 1)],
            providers: [DeliveryMaps.provider("P1", radius: 1)], capacity: [100 * 63 / 71.7])
        #expect(RemedyMaps.search(problem).remedies(area: 0).remedy(.movedBorder) == nil)
    }

    /// The nearest provider with room that would earn its cost, not the nearest.
    @Test func aSecondProvider() throws {
        let problem = DeliveryMaps.problem(
            hours: [100], plan: SwitchMaps.lots(1), contracts: [SwitchMaps.contract(0, lot: 0)],
            providers: (1...4).map { DeliveryMaps.provider("P\($0)", radius: 30) }, capacity: [50, 0, 1e6, 1e6],
            reach: [[1], [2], [20], [25]])
        let search = RemedyMaps.search(problem, ownRatesPence: [1_500, 1_500, 700, 1_600])
        let remedy = try #require(search.remedies(area: 0).remedy(.secondProvider))
        #expect(remedy.measure == .secondProvider(3, ratePence: 1_600))
        #expect(remedy.unmetAfter == 0)
        #expect(abs(remedy.extraPoundsYear - remedy.countyHours * 100 * 0.52) < 1e-6)
    }

    /// Every remedy closes its gap and brings the county hours, and threads change nothing.
    @Test(arguments: 61...80 as ClosedRange<UInt64>) func remediesHold(seed: UInt64) async {
        let problem = SwitchMaps.random(seed).problem(off: [])
        let trial = RemedyMaps.trial(problem)
        let search = RemedyMaps.search(problem)
        let gaps = problem.hours.indices.filter { !trial.isClosed($0, in: trial.delivery) }
        let rows = await search.remedies(areas: gaps, threads: 1)
        #expect(await search.remedies(areas: gaps, threads: 8) == rows, "seed \(seed)")
        for row in rows {
            let most = max(0.05 * problem.hours[row.area], 5)
            #expect(row.unmet > most && row.remedy(.addedHours) != nil, "seed \(seed)")
            for remedy in row.remedies {
                #expect(remedy.unmetAfter <= most && remedy.countyHours > 0, "seed \(seed), \(remedy)")
            }
        }
    }
}
