import LotGeometry
import LotModel
import Testing

@Suite struct ProviderTests {
    @Test func namesAreLetters() {
        #expect(Pseudonym.letters(0) == "A")
        #expect(Pseudonym.letters(25) == "Z")
        #expect(Pseudonym.letters(26) == "AA")
        #expect(Pseudonym.letters(129) == "DZ")
    }

    @Test func idsAreNumbers() {
        #expect([0, 8, 129, 1_234].map(Pseudonym.id) == ["P001", "P009", "P130", "P1235"])
    }

    @Test func pseudonymsKeepEverythingElse() {
        let provider = Provider(
            id: "X1", name: "A real firm", sizeClass: .medium, base: Position(x: 1, y: 2), currentHours: 3,
            growthHours: 4, wagePence: 5, quality: 0.6, risk: 0.7, radiusMinutes: 8, viabilityHours: 9, tiers: ["t"],
            ratesPence: ["t": 1_500])
        let hidden = [provider, provider].pseudonymous
        #expect(hidden.map(\.name) == ["Provider A", "Provider B"])
        #expect(hidden[0].id == "X1" && hidden[0].base == provider.base && hidden[0].tiers == provider.tiers)
        #expect(hidden[0].currentHours == 3 && hidden[0].viabilityHours == 9 && hidden[0].sizeClass == .medium)
        #expect(hidden[0].ratesPence == ["t": 1_500])
    }
}
