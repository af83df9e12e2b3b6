import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ShapleyTests {
    /// Two players by hand: each adds the mean of what it adds first and what it adds second.
    @Test func twoPlayersByHand() {
        let shares = Shapley.values(players: 2, [[0], [10], [4], [20]])
        #expect(shares == [[13], [7]])
        #expect(Shapley.values(players: 1, [[3], [5]]) == [[2]])
        #expect(Shapley.values(players: 0, [[3]]).isEmpty)
    }

    @Test(arguments: 1...5, [1, 2, 3] as [UInt64])
    func areTheMeanOverAllOrders(players: Int, seed: UInt64) {
        let values = Self.game(players, seed)
        let orders = Self.orders(Array(0..<players))
        var mean = [[Double]](repeating: [0, 0], count: players)
        for order in orders {
            var coalition = 0
            for player in order {
                let joined = coalition | (1 << player)
                for item in 0..<2 { mean[player][item] += (values[joined][item] - values[coalition][item]) }
                coalition = joined
            }
        }
        let shares = Shapley.values(players: players, values)
        for player in 0..<players {
            for item in 0..<2 {
                #expect(abs(shares[player][item] - mean[player][item] / Double(orders.count)) < 1e-9, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 1...8, [7, 8] as [UInt64])
    func addUpToWhatAllPlayersAddTogether(players: Int, seed: UInt64) {
        let values = Self.game(players, seed)
        let shares = Shapley.values(players: players, values)
        for item in 0..<2 {
            let sum = shares.reduce(values[0][item]) { $0 + $1[item] }
            #expect(abs(sum - values[values.count - 1][item]) < 1e-9, "seed \(seed)")
        }
    }

    /// A player that changes nothing gets exactly nothing; players that can take each other's place get the same.
    @Test(arguments: [11, 12, 13] as [UInt64]) func nullAndSymmetricPlayers(seed: UInt64) {
        let small = Self.game(4, seed)
        // Player 4 changes nothing; players 0 and 1 count only by how many of them there are.
        let values = (0..<32).map { set -> [Double] in
            let pair = (set & 0b11).nonzeroBitCount
            return small[(set & 0b1100) | [0b00, 0b01, 0b11][pair]]
        }
        let shares = Shapley.values(players: 5, values)
        #expect(shares[4] == [0, 0], "seed \(seed)")
        for item in 0..<2 { #expect(abs(shares[0][item] - shares[1][item]) < 1e-12, "seed \(seed)") }
    }

    private static func game(_ players: Int, _ seed: UInt64) -> [[Double]] {
        var random = SeededGenerator(Seed(seed))
        return (0..<(1 << players)).map { _ in [random.uniform() * 100, random.uniform() - 0.5] }
    }

    private static func orders(_ items: [Int]) -> [[Int]] {
        if items.isEmpty { return [[]] }
        return items.flatMap { first in orders(items.filter { $0 != first }).map { [first] + $0 } }
    }
}
