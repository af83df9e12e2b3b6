import LotSearch
import Testing

@testable import Lotwright

@Suite struct KeptNumbersTests {
    private func kept(_ plan: [Int], given: [Int], hours: [Double]? = nil, fixed: Set<Int> = []) -> [Int] {
        KeptNumbers(given: given, hours: hours ?? given.map { _ in 1 }, fixed: fixed).plan(plan)
    }

    @Test func aLotKeepsItsNumberWhereMostHoursStay() {
        // The first area has left lot 2 for lot 1: by first area, all would be numbered anew.
        #expect(
            kept([0, 1, 2, 2, 0, 0], given: [2, 1, 0, 0, 1, 1], hours: [9, 1, 1, 1, 1, 1]) == [2, 1, 0, 0, 2, 2])
        #expect(
            kept([0, 1, 2, 2, 0, 0], given: [2, 1, 0, 0, 1, 1], hours: [1, 1, 1, 1, 9, 9]) == [1, 2, 0, 0, 1, 1])
    }

    @Test func locksStandFirst() {
        #expect(kept([0, 0, 1, 1], given: [1, 1, 0, 0], fixed: [0]) == [0, 0, 1, 1])
    }

    @Test func fewerAndMoreLotsLeaveNoHole() {
        #expect(kept([0, 0, 0, 1], given: [1, 1, 2, 0]) == [1, 1, 1, 0])
        #expect(Set(kept([0, 0, 1, 2], given: [2, 2, 2, 2])) == [0, 1, 2])
        #expect(kept([0, 0, 1, 2], given: [1, 1, 0, 0])[0] == 1)
    }

    /// The same lots with the numbers of a permutation, and the given plan itself unchanged.
    @Test(arguments: UInt64(0)..<20) func onlyNumbersChange(_ seed: UInt64) {
        var random = SeededGenerator(Seed(seed))
        let lots = 2 + random.index(below: 4)
        func drawn() -> [Int] { Array(0..<lots) + (0..<12).map { _ in random.index(below: lots) } }
        let (given, other) = (drawn(), drawn())
        let hours = given.map { _ in random.uniform() * 40 }
        let plan = kept(other, given: given, hours: hours)
        #expect(Set(zip(other, plan).map { [$0, $1] }).count == lots, "seed \(seed)")
        #expect(Set(plan) == Set(0..<lots), "seed \(seed)")
        #expect(kept(given, given: given, hours: hours) == given, "seed \(seed)")
        // No permutation of the numbers leaves more hours where they were.
        let stays = { (numbers: [Int]) in given.indices.reduce(0.0) { $0 + (numbers[$1] == given[$1] ? hours[$1] : 0) }
        }
        let best = permutations(lots).map { order in stays(other.map { order[$0] }) }.max() ?? 0
        // Matching counts in hundredths of hours.
        #expect(stays(plan) >= best - 0.01 * Double(lots), "seed \(seed)")
    }

    private func permutations(_ count: Int) -> [[Int]] {
        count == 0
            ? [[]]
            : permutations(count - 1).flatMap { order in
                (0..<count).map { at in
                    var longer = order
                    longer.insert(count - 1, at: at)
                    return longer
                }
            }
    }
}
