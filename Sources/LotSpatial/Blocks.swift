/// Consecutive ranges of about equal total weight, at most `count` of them, none empty.
func balancedBlocks(_ weights: [Int], count: Int) -> [Range<Int>] {
    let total = weights.reduce(0, +)
    let wanted = max(1, count)
    var blocks: [Range<Int>] = []
    var start = 0
    var sum = 0
    for index in weights.indices {
        sum += weights[index]
        if sum * wanted >= total * (blocks.count + 1), blocks.count < wanted - 1 {
            blocks.append(start..<index + 1)
            start = index + 1
        }
    }
    if start < weights.count { blocks.append(start..<weights.count) }
    return blocks
}

/// 64 consecutive ranges, fewer for fewer items. The same for every number of threads, so that work which remembers
/// something from one item to the next still gives the same results.
func evenBlocks(_ items: Int) -> [Range<Int>] {
    let count = min(64, items)
    return (0..<count).map { $0 * items / count..<($0 + 1) * items / count }
}
