import LotModel
import Testing

@testable import LotDelivery

@Suite struct CausesCheckerTests {
    static func faults(unmet: [Double]) -> [String] {
        let delivery = Delivery(
            delivered: [], unmet: unmet, reasons: unmet.map { _ in nil }, offered: [], refused: [])
        return CausesChecker(delivery).faults(
            of: GapCauses(mechanisms: [.labour, .price], hours: [[40, 2], [-10, 0]], other: [0, 1]))
    }

    @Test func everyAreaAddsUp() {
        #expect(Self.faults(unmet: [30, 3]) == [])
        #expect(Self.faults(unmet: [30, 3.01]).count == 1)
        #expect(Self.faults(unmet: [0, 0]).count == 2)
    }
}
