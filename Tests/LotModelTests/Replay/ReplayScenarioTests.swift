import LotModel
import Testing

@Suite struct ReplayScenarioTests {
    @Test func laterValuesOfAParameterWin() {
        let values = [("a", 1.0), ("b", 2), ("a", 3)].map { ReplayValue(parameter: $0.0, value: $0.1) }
        #expect(ReplayValue.byParameter(values) == ["a": 3, "b": 2])
    }
}
