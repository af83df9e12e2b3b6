import LotModel
import Testing

@Suite struct OutgoingRoundsTests {
    @Test func sharesAreKeptAtOtherHours() {
        let rounds = OutgoingRounds(
            areas: [[ProviderHours(provider: 0, hours: 1), ProviderHours(provider: 2, hours: 3)], [], []],
            origin: .file)
        let scaled = rounds.scaled(to: [8, 5, 0])
        #expect(
            scaled.areas == [[ProviderHours(provider: 0, hours: 2), ProviderHours(provider: 2, hours: 6)], [], []])
        #expect(scaled.origin == .file && rounds.scaled(to: [0, 0, 0]).areas == [[], [], []])
    }
}
