import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ProviderShocksTests {
    /// One in seven a year, counted over many providers; capacity comes back evenly over the successor's weeks.
    @Test func closuresComeAtTheirRateAndCapacityComesBack() {
        let rules = SimulationMaps.rules(["simulate.successor_weeks": 4])
        let count = 7_000
        var shocks = ProviderShocks(
            Array(repeating: 1.0 / 7, count: count), rules: rules, ids: (0..<count).map { "P\($0)" }, seed: Seed(2))
        var closures = 0
        var watched: Int?
        var seen: [Double] = []
        for week in 1...52 {
            closures += shocks.begin(week: week)
            if watched == nil { watched = shocks.closing.firstIndex(of: true) }
            if let watched, seen.count < 6 { seen.append(shocks.capacityShare[watched]) }
        }
        #expect(abs(Double(closures) - 1_000) < 130)
        #expect(seen == [0, 0.25, 0.5, 0.75, 1, 1])
    }

    /// Another list of providers changes nobody's fate.
    @Test func fatesGoWithIds() {
        func weeksOfClosure(_ ids: [String]) -> [String: Int] {
            var shocks = ProviderShocks(
                ids.map { _ in 1 }, rules: SimulationMaps.rules(), ids: ids, seed: Seed(2))
            var first: [String: Int] = [:]
            for week in 1...52 {
                _ = shocks.begin(week: week)
                for (index, id) in ids.enumerated() where shocks.closing[index] && first[id] == nil { first[id] = week }
            }
            return first
        }
        let all = weeksOfClosure(["A", "B", "C", "D"])
        let some = weeksOfClosure(["D", "B"])
        #expect(some["D"] == all["D"] && some["B"] == all["B"] && !all.isEmpty)
    }

    /// Provider 0 has its base in area 0, provider 1 in area 1; 1 wins area 0 as well.
    @Test func newcomersRaiseTheHazard() {
        let problem = DeliveryMaps.problem(
            hours: [100, 100], contracts: [DeliveryMaps.contract(1, share: 1)],
            providers: [DeliveryMaps.provider("P1"), DeliveryMaps.provider("P2")], capacity: [500, 500],
            reach: [[1, 9], [9, 1]])
        let hazard = ProviderShocks.yearlyHazard(
            problem, expected: Waterfall(problem).run(), rules: SimulationMaps.rules())
        #expect(abs(hazard[0] - 0.142857 * 1.25) < 1e-9 && abs(hazard[1] - 0.142857) < 1e-9)
    }
}
