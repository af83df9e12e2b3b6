import LotDelivery
import Testing

@Suite struct MobilisationTests {
    /// Until transfer is modelled the stage changes nothing, and says so.
    @Test func mobilisationIsTheIdentityAndSaysSo() {
        #expect(Mobilisation.capacity(offered: [1, 2.5]) == [1, 2.5])
        #expect(Mobilisation.statement.contains("not modelled"))
    }
}
