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
            perYear: Array(repeating: 1.0 / 7, count: count), rules: rules, ids: (0..<count).map { "P\($0)" },
            seed: Seed(2))
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
                perYear: ids.map { _ in 1 }, rules: SimulationMaps.rules(), ids: ids, seed: Seed(2))
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
}
