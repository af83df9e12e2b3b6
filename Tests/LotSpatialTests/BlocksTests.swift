import Testing

@testable import LotSpatial

@Suite struct BlocksTests {
    @Test(arguments: [1, 2, 3, 8, 100])
    func balancedBlocksCoverEverythingOnce(count: Int) {
        let weights = [5, 0, 1, 1, 90, 1, 1, 1, 0, 0]
        let blocks = balancedBlocks(weights, count: count)
        #expect(blocks.count <= count)
        #expect(blocks.allSatisfy { !$0.isEmpty })
        #expect(blocks.flatMap { Array($0) } == Array(0..<10))
    }

    @Test func nothingToDivide() {
        #expect(balancedBlocks([], count: 4).isEmpty)
        #expect(balancedBlocks([0, 0], count: 4).flatMap { Array($0) } == [0, 1])
        #expect(evenBlocks(0).isEmpty)
        #expect(evenBlocks(3) == [0..<1, 1..<2, 2..<3])
        #expect(evenBlocks(1000).count == 64)
        #expect(evenBlocks(1000).flatMap { Array($0) } == Array(0..<1000))
    }
}
