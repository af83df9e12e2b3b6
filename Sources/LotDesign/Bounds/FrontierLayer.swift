/// What a partial plan leaves open, as far as the units to come can see it.
///
/// Lot and part of each slot of the frontier, four bits each, numbered by first appearance; the count of closed lots
/// stands in the top four bits of `parts`. Loads of open lots by bucket.
struct FrontierKey: Hashable, Sendable {
    var lots: UInt64 = 0
    var parts: UInt64 = 0
    var buckets: UInt128 = 0

    static let mostSlots = 15
    static let mostLots = 15

    func lot(_ slot: Int) -> Int { Int(lots >> UInt64(4 * slot) & 15) }
    func part(_ slot: Int) -> Int { Int(parts >> UInt64(4 * slot) & 15) }
    var closed: Int { Int(parts >> 60) }

    /// Spreads the bits; equal keys alone are taken as equal, so that a clash costs time only.
    var spread: UInt64 {
        var mixed = lots &* 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ mixed >> 29 ^ parts) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 32 ^ UInt64(truncatingIfNeeded: buckets)) &* 0x94d0_49bb_1331_11eb
        mixed = (mixed ^ mixed >> 29 ^ UInt64(truncatingIfNeeded: buckets >> 64)) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ mixed >> 32
    }
}

/// All states after one step, each once.
struct FrontierLayer: Sendable {
    /// Most open lots of a state.
    let width: Int
    private(set) var keys: [FrontierKey] = []
    /// Fewest cut edges up to the state.
    private(set) var costs: [Int32] = []
    /// Least and most load of each open lot: `least[state * width + lot]`.
    private(set) var least: [Int] = []
    private(set) var most: [Int] = []
    /// Fewest cut edges from the state to the end of a plan; `dead` where there is none.
    var rests: [Int32] = []
    private var table = [Int32](repeating: -1, count: 64)

    static let dead = Int32.max / 2

    init(width: Int) { self.width = width }

    var count: Int { keys.count }

    func find(_ key: FrontierKey) -> Int? {
        var at = Int(truncatingIfNeeded: key.spread) & (table.count - 1)
        while table[at] >= 0 {
            if keys[Int(table[at])] == key { return Int(table[at]) }
            at = (at + 1) & (table.count - 1)
        }
        return nil
    }

    /// Adds a state, or widens the one with the same key to hold both.
    mutating func place(_ key: FrontierKey, cost: Int, least low: [Int], most high: [Int]) -> Int {
        var at = Int(truncatingIfNeeded: key.spread) & (table.count - 1)
        while table[at] >= 0 {
            let state = Int(table[at])
            if keys[state] == key {
                costs[state] = min(costs[state], Int32(cost))
                for lot in 0..<width {
                    least[state * width + lot] = min(least[state * width + lot], low[lot])
                    most[state * width + lot] = max(most[state * width + lot], high[lot])
                }
                return state
            }
            at = (at + 1) & (table.count - 1)
        }
        table[at] = Int32(keys.count)
        keys.append(key)
        costs.append(Int32(cost))
        for lot in 0..<width {
            least.append(low[lot])
            most.append(high[lot])
        }
        if keys.count * 2 > table.count { grow() }
        return keys.count - 1
    }

    private mutating func grow() {
        table = [Int32](repeating: -1, count: table.count * 2)
        for (state, key) in keys.enumerated() {
            var at = Int(truncatingIfNeeded: key.spread) & (table.count - 1)
            while table[at] >= 0 { at = (at + 1) & (table.count - 1) }
            table[at] = Int32(state)
        }
    }
}
