import Testing

@testable import LotModel

@Suite struct HopTests {
    @Test func hopsOfAnHourAreMultiples() {
        #expect(2 * Hop(minutes: 3, kilometres: 0.5) == Hop(minutes: 6, kilometres: 1))
    }
}
