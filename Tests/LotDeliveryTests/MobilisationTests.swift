import LotDelivery
import LotModel
import Testing

@Suite struct MobilisationTests {
    /// Until transfer is modelled the stage changes nothing, and says so.
    @Test func mobilisationIsTheIdentityAndSaysSo() {
        let mobilised = Mobilisation.mobilised(hours: [3], offered: [1, 2.5])
        #expect(mobilised == Mobilised(hours: [3], capacity: [1, 2.5], lostPaidHours: [0]))
        #expect(Mobilisation.statement.contains("not modelled"))
    }
}
