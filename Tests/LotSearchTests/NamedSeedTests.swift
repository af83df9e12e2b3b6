import LotSearch
import Testing

@Suite struct NamedSeedTests {
    @Test func aNameAlwaysGivesTheSameSeedAndNoTwoNamesOne() {
        let seed = Seed(2014)
        #expect(seed.child("area", name: "E02004996") == seed.child("area", name: "E02004996"))
        let seeds = Set((0..<10_000).map { seed.child("area", name: "E\($0)").value })
        #expect(seeds.count == 10_000)
        #expect(seed.child("area", name: "A") != seed.child("provider", name: "A"))
        #expect(seed.child("area", name: "A") != Seed(2015).child("area", name: "A"))
    }
}
