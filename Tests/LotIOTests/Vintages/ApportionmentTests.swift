import LotSearch
import Testing

@testable import LotIO

@Suite struct ApportionmentTests {
    @Test func theLargestRemaindersTakeWhatIsLeft() {
        #expect(Apportionment.parts(of: 10, by: [0.5, 0.5]) == [5, 5])
        #expect(Apportionment.parts(of: 7, by: [0.5, 0.5]) == [4, 3])
        #expect(Apportionment.parts(of: 100, by: [0.573, 0.427]) == [57, 43])
        #expect(Apportionment.parts(of: 10, by: [0.26, 0.48, 0.26]) == [3, 5, 2])
        #expect(Apportionment.parts(of: 0, by: [0.3, 0.7]) == [0, 0])
        #expect(Apportionment.parts(of: -7, by: [0.5, 0.5]) == [-4, -3])
        #expect(Apportionment.parts(of: 9, by: [1]) == [9])
    }

    @Test func nothingIsLostAndNothingIsFarFromItsQuota() {
        var generator = SeededGenerator(Seed(20211))
        for _ in 0..<2_000 {
            let count = 1 + generator.index(below: 6)
            let raw = (0..<count).map { _ in Double(1 + generator.index(below: 1_000)) }
            let sum = raw.reduce(0, +)
            let units = generator.index(below: 1_000_000)
            let parts = Apportionment.parts(of: units, by: raw.map { $0 / sum })
            #expect(parts.reduce(0, +) == units)
            for (part, share) in zip(parts, raw) { #expect(abs(Double(part) - Double(units) * share / sum) < 1.000001) }
        }
    }
}
