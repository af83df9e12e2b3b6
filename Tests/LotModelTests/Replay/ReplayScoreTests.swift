import LotModel
import Testing

@Suite struct ReplayScoreTests {
    @Test func quantilesByHand() throws {
        let spread = try #require(Spread([4, 1, 3, 2, 5]))
        #expect(spread.median == 3 && spread.mean == 3)
        #expect(abs(spread.p5 - 1.2) < 1e-12 && abs(spread.p95 - 4.8) < 1e-12)
        #expect(Spread([1, 2])?.median == 1.5 && Spread([7])?.p95 == 7)
        #expect(Spread([]) == nil)
    }

    @Test func sharesOfAreasTogether() {
        let state = ReplayState(commissioned: [100, 0, 300], unmet: [10, 0, 90])
        #expect(state.unmetShare([0, 2]) == 0.25 && state.unmetShare([1]) == 0)
        #expect(state.shares == [0.1, 0, 0.3])
        #expect(ReplaySurprise(priced: nil, served: 1).difference == nil)
    }
}
