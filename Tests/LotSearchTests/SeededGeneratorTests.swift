import Testing

@testable import LotSearch

@Suite struct SeededGeneratorTests {
    /// First outputs of SplitMix64 for seed 1234567, as published with the reference implementation.
    @Test func matchesTheReferenceImplementation() {
        var generator = SeededGenerator(Seed(1_234_567))
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
        #expect(generator.next() == 9_817_491_932_198_370_423)
    }

    @Test func childSeedsDependOnStageAndIndexOnly() {
        let seed = Seed(7)
        #expect(seed.child("market") == seed.child("market"))
        #expect(seed.child("market") != seed.child("award"))
        #expect(seed.child("market", index: 1) != seed.child("market", index: 2))
    }

    @Test func uniformStaysInRange() {
        var generator = SeededGenerator(Seed(1))
        for _ in 0..<10_000 {
            let value = generator.uniform()
            #expect(value >= 0 && value < 1)
            #expect((0..<7).contains(generator.index(below: 7)))
        }
    }
}
