import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct BlobsTests {
    /// A row of six areas and, apart from it, a pair.
    private let row: [[Int]] = [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4], [7], [6]]

    @Test(arguments: 1...6) func groupsAreContiguousAndOfTheirSize(size: Int) throws {
        let blobs = Blobs(neighbours: row)
        var generator = SeededGenerator(Seed(7))
        var seen: Set<[Int]> = []
        for _ in 0..<300 {
            let blob = try #require(blobs.blob(size: size, &generator))
            seen.insert(blob)
            #expect(blob.count == size)
            // Contiguous in a row: consecutive numbers, and never across the two parts.
            #expect(blob.last == (blob.first ?? 0) + size - 1)
            #expect(blob.allSatisfy { $0 < 6 } || blob.allSatisfy { $0 >= 6 })
        }
        // Every stretch turns up.
        #expect(seen.count == (7 - size) + (size == 1 ? 2 : size == 2 ? 1 : 0))
    }

    @Test func noPartOfTheMapIsLargeEnough() {
        var generator = SeededGenerator(Seed(1))
        #expect(Blobs(neighbours: row).blob(size: 7, &generator) == nil)
        #expect(
            Blobs(neighbours: row).reading(
                of: Array(0..<7), scores: Array(repeating: 0, count: 8), count: 9, seed: Seed(1))
                == nil)
    }

    @Test func theBestStretchIsRarelyMatched() throws {
        let blobs = Blobs(neighbours: row)
        let scores: [Double] = [0, 0, 0, 0, 1, 1, 0, 0]
        let best = try #require(blobs.reading(of: [4, 5], scores: scores, count: 2_000, seed: Seed(3)))
        // Started at 5, or at 4 and grown right: one start in eight, and half of another; 2 areas of 8.
        #expect(abs(best.share - (1.0 / 8 + 0.5 / 8)) < 0.03)
        #expect(best.own == 1 && best.groups == 2_000)
        let all = try #require(blobs.reading(of: [0, 1], scores: scores, count: 500, seed: Seed(3)))
        #expect(all.share == 1)
        // The same seed, the same reading.
        #expect(blobs.reading(of: [4, 5], scores: scores, count: 2_000, seed: Seed(3)) == best)
    }
}
