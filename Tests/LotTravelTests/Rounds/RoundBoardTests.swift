import Testing

@testable import LotTravel

@Suite struct RoundBoardTests {
    static let rules = TravelMaps.rules(["travel.walker_share": 0]).travel

    @Test func thereAreAlwaysTwoCarersToCall() {
        var board = RoundBoard(RoundMaps.problem(RoundMaps.random(3, seed: 1, double: 0), rules: Self.rules))
        #expect(board.open == [0, 1] && board.total == 0)
        board.set(1, [2])
        #expect(board.used == [1] && board.open == [0, 1, 2])
        #expect(board.total == 30)
    }

    /// Prices by trying every place against the checker's paid minutes.
    @Test func theBestPlaceIsTheCheapest() {
        for seed in 1...50 as ClosedRange<UInt64> {
            let problem = RoundMaps.problem(RoundMaps.random(4, seed: seed, double: 0), rules: Self.rules)
            var board = RoundBoard(problem)
            board.set(0, [0])
            if let place = board.best([1], into: 0) {
                let without = board.total
                var least = Double.infinity
                for round in [[1, 0], [0, 1]] {
                    board.set(0, round)
                    guard board.total.isFinite else { continue }
                    #expect(
                        abs(RoundMaps.price(board.finished, problem, Self.rules) - board.total) < 1e-9, "seed \(seed)")
                    least = min(least, board.total)
                }
                #expect(abs(without + place.added - least) < 1e-9, "seed \(seed)")
            }
        }
    }
}
