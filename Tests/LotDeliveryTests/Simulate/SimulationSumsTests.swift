import LotModel
import Testing

@testable import LotDelivery

@Suite struct SimulationSumsTests {
    /// Four of ten at once, four after a week, two never.
    @Test func weeksToSourceCountTheUntakenAsLongest() {
        let sourced = [4, 4, 0, 2]
        #expect(SimulationSums.weeks(sourced, 0.4) == 0 && SimulationSums.weeks(sourced, 0.5) == 1)
        #expect(SimulationSums.weeks(sourced, 0.8) == 1 && SimulationSums.weeks(sourced, 0.9) == nil)
        #expect(SimulationSums.weeks([0, 0], 0.5) == nil)
    }

    @Test func replicatesAddUp() {
        let rules = SimulationMaps.rules(["simulate.weeks": 2])
        var sums = SimulationSums(areas: 2, weeks: 2)
        for hours in [10.0, 30] {
            var tally = SimulationTally(areas: 2, weeks: 2)
            tally.wait(1, hours, .capacity)
            tally.starts[1] += 1
            tally.handbacks[0] += 1
            tally.taken(1, afterWeeks: 0)
            tally.neverTaken(1)
            tally.closures += 1
            var one = SimulationSums(areas: 2, weeks: 2)
            one.add(tally)
            sums.add(one)
        }
        let simulated = sums.simulated(rules, mostUnmet: [0, 10])
        #expect(simulated.replicates == 2 && simulated.areas[0].unmetMean == 0)
        #expect(simulated.total.unmetMean == 10 && simulated.areas[1].unmetP50 == 10)
        #expect(abs(simulated.total.unmetP10 - 6) < 1e-12 && abs(simulated.total.unmetP90 - 14) < 1e-12)
        #expect(simulated.total.waitingByReason == [0, 0.5, 0, 0, 0] && simulated.total.peopleWaiting == 0.5)
        #expect(simulated.total.starts == 26 && simulated.areas[0].handbacks == 26 && simulated.closures == 26)
        // The second area's replicates have 5 and 15 unmet hours: one of two is above ten.
        #expect(simulated.gapShares == [0, 0.5])
        #expect(simulated.total.takenAtOnce == 0.5 && simulated.total.weeksToSourceP50 == 0)
        #expect(simulated.total.weeksToSourceP90 == nil && simulated.areas[0].takenAtOnce == nil)
    }
}
