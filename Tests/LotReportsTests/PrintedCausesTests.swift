import LotModel
import Testing

@testable import LotReports

@Suite struct PrintedCausesTests {
    /// What is not in the run takes no part in the rounding.
    @Test func partsOfWhatActsAddUp() {
        let causes = GapCauses(mechanisms: [.travel, .labour], hours: [[1.004], [1.004]], other: [1.002])
        let printed = PrintedCauses.hours(causes, [0], unmet: 3.01)
        #expect(printed == [1.01, 1, nil, nil, nil, nil, nil, nil, 1])
    }
}
