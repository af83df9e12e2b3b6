import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct CallTimesTests {
    private static func times(_ shares: [(Double, Double)], movable: Double) -> CallTimes {
        CallTimes(
            shares.enumerated().map { CarerWave(name: "\($0)", visits: $1.0, carers: $1.1) }, movableShare: movable)
    }

    /// Half of the visits at each time, a quarter of the carers at the second. By hand: 50 + 25 of 100 when none may move.
    @Test func aTimeWithFewCarersLosesItsVisits() {
        let fixed = Self.times([(0.5, 0.75), (0.5, 0.25)], movable: 0)
        #expect(fixed.worked(100, needed: 100) == 75 && fixed.enough == 2)
        #expect(fixed.usable(100, needed: 100) == 75)
        // With twice as many every visit has somebody; more than that is room beyond need.
        #expect(fixed.usable(200, needed: 100) == 100 && fixed.usable(240, needed: 100) == 120)
        // Half of the visits movable: 25 + 25 at their times, 50 movable on the 50 left at the first.
        let movable = Self.times([(0.5, 0.75), (0.5, 0.25)], movable: 0.5)
        #expect(movable.worked(100, needed: 100) == 100 && movable.enough == 1)
    }

    /// Carers as visits are, or visits at any time: nothing is lost, to the last bit.
    @Test func nothingIsLostWithoutAClash() {
        let alike = Self.times([(0.25, 0.25), (0.25, 0.25), (0.5, 0.5)], movable: 0)
        let free = Self.times([(0.9, 0.1), (0.1, 0.9)], movable: 1)
        for times in [alike, free] {
            for carers in [0.0, 30, 99.5, 100, 130, 1_000] { #expect(times.usable(carers, needed: 100) == carers) }
            #expect(times.usable(7, needed: 0) == 7)
        }
    }

    /// Nobody at all at one time: those visits are lost however many carers there are.
    @Test func aTimeWithoutCarersNeverSuffices() {
        let times = Self.times([(0.8, 1), (0.2, 0)], movable: 0)
        #expect(times.enough == .infinity && abs(times.usable(1e6, needed: 100) - 80) < 1e-9)
    }

    /// Against the checker's least cut; monotone, concave in carers, never more than there are.
    @Test func theClosedFormIsTheGreatestFlow() {
        for seed in UInt64(1)...200 {
            var generator = SeededGenerator(Seed(seed))
            let count = 1 + generator.index(below: 5)
            let visits = (0..<count).map { _ in 0.05 + generator.uniform() }
            let carers = (0..<count).map { _ in generator.uniform() }
            let sums = (visits.reduce(0, +), carers.reduce(0, +))
            let scale = (1 + generator.uniform()) / sums.1
            let movable = generator.index(below: 3) == 0 ? 0 : generator.uniform()
            let shares: [(Double, Double)] = zip(visits, carers).map { ($0 / sums.0, $1 * scale) }
            let times = Self.times(shares, movable: movable)
            let needed = 10 + 90 * generator.uniform()
            let grid = (0...40).map { Double($0) * 5 }
            let worked = grid.map { times.worked($0, needed: needed) }
            let usable = grid.map { times.usable($0, needed: needed) }
            for index in grid.indices {
                let cut: Double = Self.leastCut(shares, movable, grid[index], needed)
                #expect(abs(worked[index] - cut) < 1e-9, "seed \(seed)")
                #expect(usable[index] <= grid[index], "seed \(seed)")
                #expect(usable[index] >= worked[index] - 1e-9, "seed \(seed)")
                if worked[index] < needed - 1e-6 {
                    #expect(abs(usable[index] - worked[index]) < 1e-6, "seed \(seed)")
                }
                guard index > 0 else { continue }
                #expect(usable[index] >= usable[index - 1] - 1e-9, "seed \(seed)")
                let more: Double = times.worked(grid[index], needed: needed + 1)
                #expect(more >= worked[index] - 1e-9, "seed \(seed)")
                if index > 1 {
                    let rises = (worked[index - 1] - worked[index - 2], worked[index] - worked[index - 1])
                    #expect(rises.1 <= rises.0 + 1e-9, "seed \(seed)")
                }
            }
        }
    }

    /// Every set of waves on the carers' side of a cut.
    private static func leastCut(
        _ shares: [(Double, Double)], _ movable: Double, _ carers: Double, _ needed: Double
    ) -> Double {
        (0..<(1 << shares.count)).reduce(carers) { least, set in
            var cut: Double = set == 0 ? 0 : movable * needed
            for (index, share) in shares.enumerated() {
                let isTheirs = set & (1 << index) == 0
                cut += isTheirs ? share.1 * carers : (1 - movable) * share.0 * needed
            }
            return min(least, cut)
        }
    }
}
