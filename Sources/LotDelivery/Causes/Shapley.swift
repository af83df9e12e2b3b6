/// Exact Shapley values of a game of few players (Shapley 1953, "A value for n-person games").
///
/// Cost: 2^players x players x length of a value.
enum Shapley {
    /// What each player adds on average over all orders in which they may join.
    ///
    /// - Parameter values: of every coalition, bit `i` set for player `i` in it; each a list of equal length.
    /// - Returns: `[player][item]`; with the empty coalition's value they add up to that of all players. A player that
    ///   never changes a value gets exactly 0.
    static func values(players: Int, _ values: [[Double]]) -> [[Double]] {
        precondition(values.count == 1 << players, "a value for every coalition")
        let weights = Self.weights(players)
        return (0..<players).map { player in
            var sum = [Double](repeating: 0, count: values[0].count)
            for before in values.indices where before & (1 << player) == 0 {
                let weight = weights[before.nonzeroBitCount]
                let after = values[before | (1 << player)]
                for item in sum.indices { sum[item] += weight * (after[item] - values[before][item]) }
            }
            return sum
        }
    }

    /// By the number of players before: that many first, this one, the rest, over all orders.
    private static func weights(_ players: Int) -> [Double] {
        // 1 / (players x choose(players - 1, before))
        var choices = 1.0
        return (0..<players).map { before in
            defer { choices = choices * Double(players - 1 - before) / Double(before + 1) }
            return 1 / (Double(players) * choices)
        }
    }
}
