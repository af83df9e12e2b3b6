import LotModel
import Testing

@Suite struct MobilisedTests {
    @Test func unchangedLosesNothing() {
        #expect(
            Mobilised.unchanged(hours: [3, 4], offered: [1])
                == Mobilised(hours: [3, 4], capacity: [1], lostPaidHours: [0, 0]))
    }

    @Test func noAreaHasFewerThanNoCarers() {
        let left = Mobilised(hours: [1, 1], capacity: [], lostPaidHours: [4, 9])
            .remaining(LabourPool(paidHours: [6, 6], outsideWagePence: [765]))
        #expect(left == LabourPool(paidHours: [2, 0], outsideWagePence: [765]))
    }
}
