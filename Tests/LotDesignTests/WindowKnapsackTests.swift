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
        if best < .infinity {
            #expect(knapsack.best(costs, forced: forced, relaxation, cutoff: best - 0.5) == nil, "seed \(seed)")
        }
    }
}
