import Testing

@testable import LotDesign

@Suite struct BalancedMeasureTests {
    @Test func aToleranceGivesWholeLoads() {
        let measure = BalancedMeasure(name: "hours", loads: [5_475], limits: .tolerance(0.05))
        #expect(measure.window(lots: 7) == LoadWindow(lower: 744, upper: 821))
        #expect(measure.window(lots: 23) == LoadWindow(lower: 227, upper: 249))
    }

    @Test func aLimitThatIsAWholeLoadIsAllowed() {
        let measure = BalancedMeasure(name: "hours", loads: [100, 100], limits: .tolerance(0.1))
        #expect(measure.window(lots: 2) == LoadWindow(lower: 90, upper: 110))
        #expect(LoadWindow(lower: 90, upper: 110).contains(110))
        #expect(LoadWindow(lower: 90, upper: 110).excess(112) == 2)
        #expect(LoadWindow(lower: 90, upper: 110).excess(89) == 1)
    }

    @Test func loadsAreToldInTheUnitPeopleKnow() {
        func words(_ perUnit: Int) -> String {
            BalancedMeasure(name: "hours", loads: [3_623], limits: .free, perUnit: perUnit).words(3_605)
        }
        #expect([1, 10, 100].map(words) == ["3605", "360.5", "36.05"])
    }

    @Test func aFreeMeasureTakesAnything() {
        let measure = BalancedMeasure(name: "hours", loads: [3, 4], limits: .free)
        #expect(measure.window(lots: 2) == LoadWindow(lower: 0, upper: 7))
    }

    @Test func floorAndCapHoldBesidesTheTolerance() {
        let loads = [10, 20, 30, 40]
        let measure = BalancedMeasure(name: "hours", loads: loads, limits: .tolerance(0.2), floor: 45, cap: 70)
        #expect(measure.window(lots: 2) == LoadWindow(lower: 45, upper: 60))
        let free = BalancedMeasure(name: "hours", loads: loads, limits: .free, cap: 70)
        #expect(free.window(lots: 2) == LoadWindow(lower: 0, upper: 70))
        #expect(free.isBalanced)
        #expect(!BalancedMeasure(name: "hours", loads: loads, limits: .free).isBalanced)
    }
}
