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

    @Test func aFreeMeasureTakesAnything() {
        let measure = BalancedMeasure(name: "hours", loads: [3, 4], limits: .free)
        #expect(measure.window(lots: 2) == LoadWindow(lower: 0, upper: 7))
    }
}
