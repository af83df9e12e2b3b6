import LotSearch
import Testing

@testable import LotDesign

@Suite struct WindowKnapsackTests {
    /// Against all subsets of ten items.
    @Test(arguments: UInt64(0)..<100) func theBestOfAllSetsIsFound(_ seed: UInt64) {
        var random = SeededGenerator(Seed(seed))
        let loads = (0..<10).map { _ in 1 + random.index(below: 9) }
        let costs = (0..<10).map { _ in Double(random.index(below: 41) - 20) }
        let lower = random.index(below: 45)
        let window = LoadWindow(lower: lower, upper: lower + random.index(below: 8))
        let forced = random.index(below: 10)
        var best = Double.infinity
        for set in 0..<1_024 where set >> forced & 1 == 1 {
            let items = (0..<10).filter { set >> $0 & 1 == 1 }
            if window.contains(items.reduce(0) { $0 + loads[$1] }) {
                best = min(best, items.reduce(0) { $0 + costs[$1] })
            }
        }
        let knapsack = WindowKnapsack(loads: loads, window: window)
        guard let relaxation = knapsack.relaxation(costs, forced: forced) else {
            #expect(best == .infinity, "seed \(seed)")
            return
        }
        #expect(relaxation.value <= best + 1e-9, "seed \(seed)")
        #expect(relaxation.wholeValue >= best - 1e-9, "seed \(seed)")
        let choice = knapsack.best(costs, forced: forced, relaxation, cutoff: .infinity)
        #expect(choice.map(\.value) ?? .infinity == best, "seed \(seed)")
        if let choice {
            #expect(choice.items.contains(forced))
            #expect(window.contains(choice.items.reduce(0) { $0 + loads[$1] }))
            #expect(choice.items.reduce(0) { $0 + costs[$1] } == choice.value)
        }
        // Too fine to be counted whole: a bound that is no worse than the relaxation, and never a set turned away.
        let coarse = WindowKnapsack(loads: loads, window: window, mostCells: 0)
            .best(costs, forced: forced, relaxation, cutoff: .infinity)
        #expect((coarse?.value ?? .infinity) <= best, "seed \(seed)")
        #expect((coarse?.value ?? .infinity) >= relaxation.value - 1e-9, "seed \(seed)")
        if best < .infinity {
            #expect(coarse != nil)
            #expect(knapsack.best(costs, forced: forced, relaxation, cutoff: best - 0.5) == nil, "seed \(seed)")
        }
    }

    /// Loads in millionths, of which a programme would need gigabytes: within a thousandth of that in whole units.
    @Test(arguments: UInt64(0)..<20) func fineLoadsCostLittleOfTheBound(_ seed: UInt64) throws {
        var random = SeededGenerator(Seed(seed).child("fine"))
        let loads = (0..<30).map { _ in 100 + random.index(below: 900) }
        let costs = loads.map { Double($0) * (random.uniform() - 0.6) }
        let window = LoadWindow(lower: 5_000, upper: 5_400)
        func best(_ unit: Int, _ rest: () -> Int) -> (Double, Double)? {
            let knapsack = WindowKnapsack(
                loads: loads.map { $0 * unit + rest() },
                window: LoadWindow(lower: window.lower * unit, upper: window.upper * unit))
            return knapsack.relaxation(costs, forced: 0).flatMap { relaxation in
                knapsack.best(costs, forced: 0, relaxation, cutoff: .infinity).map { ($0.value, relaxation.value) }
            }
        }
        let whole = try #require(best(1) { 0 })
        let fine = try #require(best(1_000_000) { 0 })
        #expect(fine.0 <= whole.0 + 1e-9 && fine.0 >= fine.1 - 1e-9, "seed \(seed)")
        #expect(fine.0 >= whole.0 - abs(whole.0) * 0.002, "seed \(seed)")
        #expect(best(1_000_000) { random.index(below: 1_000) } != nil)
        // Every item settled: no table as wide as loads are fine.
        let sure = WindowKnapsack(
            loads: loads.map { $0 * 1_000_000 }, window: LoadWindow(lower: 0, upper: 1_000_000_000_000))
        let dear = [Double](repeating: 5, count: 30)
        let alone = try #require(sure.relaxation(dear, forced: 0))
        #expect(sure.best(dear, forced: 0, alone, cutoff: .infinity)?.items == [0])
    }
}
