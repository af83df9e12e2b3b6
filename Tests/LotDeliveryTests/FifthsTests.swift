import LotSearch
import Testing

@testable import LotDelivery

@Suite struct FifthsTests {
    @Test func equalPlacesAreCutByRank() {
        #expect(Fifths.of([5, 1, 3, 2, 4], residents: [7, 7, 7, 7, 7]) == [4, 0, 2, 1, 3])
    }

    /// The middle resident decides: 80 of 100 people live in the lowest, whose middle is the 40th.
    @Test func residentsWeigh() {
        #expect(Fifths.of([1, 2, 3, 4, 5], residents: [80, 5, 5, 5, 5]) == [2, 4, 4, 4, 4])
    }

    @Test func equalValuesShareAFifth() {
        #expect(Fifths.of([3, 3, 3], residents: [1, 9, 5]) == [2, 2, 2])
        #expect(Fifths.of([1, 1, 2, 2], residents: [1, 1, 1, 1]) == [1, 1, 3, 3])
    }

    @Test func nobodyAndNothingAreValid() {
        #expect(Fifths.of([1, 2], residents: [0, 0]) == [2, 2])
        #expect(Fifths.of([], residents: []) == [])
        #expect(Fifths.of([1], residents: [10]) == [2])
    }

    /// A higher value is never in a lower fifth, and no order of the areas changes anything.
    @Test(arguments: UInt64(1)...20) func fifthsFollowValues(_ seed: UInt64) {
        var generator = SeededGenerator(Seed(seed))
        let values = (0..<30).map { _ in (10 * generator.uniform()).rounded() }
        let residents = values.map { _ in 1 + 99 * generator.uniform() }
        let fifths = Fifths.of(values, residents: residents)
        for a in values.indices {
            for b in values.indices where values[a] <= values[b] { #expect(fifths[a] <= fifths[b], "seed \(seed)") }
        }
        #expect(Fifths.of(values.reversed(), residents: residents.reversed()) == fifths.reversed(), "seed \(seed)")
    }
}
