/// Whole numbers parted by shares.
enum Apportionment {
    /// Parts of `units` in proportion to `shares`, which sum to `units` to the last one: every part is rounded down, and what is
    /// left goes one by one to the largest remainders, the first of equals (Hamilton's method of 1791).
    ///
    /// Shares are 0 or more and sum to 1; a negative number is parted like its opposite.
    static func parts(of units: Int, by shares: [Double]) -> [Int] {
        precondition(!shares.isEmpty && shares.allSatisfy { $0 >= 0 }, "nothing to part by")
        let size = units.magnitude
        let quotas = shares.map { Double(size) * $0 }
        var parts = quotas.map { Int($0.rounded(.down)) }
        var left = Int(size) - parts.reduce(0, +)
        let order = quotas.indices.sorted { a, b in
            let (first, second) = (quotas[a] - Double(parts[a]), quotas[b] - Double(parts[b]))
            return first == second ? a < b : first > second
        }
        // Rounding of the quotas themselves may leave one too many or one too few.
        var turn = 0
        while left != 0 {
            let index = order[left > 0 ? turn % order.count : order.count - 1 - turn % order.count]
            if left > 0 || parts[index] > 0 {
                parts[index] += left > 0 ? 1 : -1
                left += left > 0 ? -1 : 1
            }
            turn += 1
        }
        return units < 0 ? parts.map { -$0 } : parts
    }
}
