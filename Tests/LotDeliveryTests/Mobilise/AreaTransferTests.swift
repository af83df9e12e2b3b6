import LotModel
import Testing

@testable import LotDelivery

@Suite struct AreaTransferTests {
    typealias Maps = MobiliseMaps

    /// A had 60 and keeps 25, B had 40 and wins 60, C comes new with 10; five hours nobody won.
    @Test func oneAreaByHand() {
        let transfer = AreaTransfer(
            tendered: 100, before: Maps.entries([0: 60, 1: 40]), after: Maps.entries([0: 25, 1: 60, 2: 10]), uptake: 0.2
        )
        #expect(transfer.cohort == 35 && transfer.directPayment == 7)
        #expect(transfer.outgoing.map(\.leaving) == [35, 0])
        #expect(transfer.incoming.map(\.hours) == [0, 20, 10])
        let parts = transfer.incoming.map(transfer.part)
        #expect(parts[0] == 0 && abs(parts[1] - 0.8 * 20 / 35) < 1e-12 && abs(parts[2] - 0.8 * 10 / 35) < 1e-12)
    }

    @Test func hoursOfNobodyKnownCountAsMoving() {
        let transfer = AreaTransfer(tendered: 30, before: [], after: Maps.entries([0: 30]), uptake: 0)
        #expect(transfer.cohort == 30 && transfer.outgoing.isEmpty)
    }
}
