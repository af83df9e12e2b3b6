/// Applies `transform` to every item on at most `threads` tasks and returns the results in the order of the items.
///
/// The result does not depend on `threads`, provided that `transform` depends on its arguments alone. Items are dealt
/// out in contiguous blocks, so that neighbouring items share caches. This is the only door to parallelism.
public func orderedConcurrentMap<Item: Sendable, Result: Sendable>(
    _ items: [Item], threads: Int, _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
    let blockCount = min(max(1, threads), max(1, items.count))
    if blockCount == 1 { return items.map(transform) }
    let bounds = (0...blockCount).map { $0 * items.count / blockCount }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
        for block in 0..<blockCount {
            group.addTask { (block, items[bounds[block]..<bounds[block + 1]].map(transform)) }
        }
        var blocks = [[Result]](repeating: [], count: blockCount)
        for await (block, results) in group { blocks[block] = results }
        return blocks.flatMap { $0 }
    }
}

/// The same for a transform that awaits: each task takes the next item in turn, since such items differ in length.
public func orderedConcurrentMap<Item: Sendable, Result: Sendable>(
    _ items: [Item], threads: Int, awaiting transform: @escaping @Sendable (Item) async -> Result
) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
        var next = 0
        func start() {
            guard next < items.count else { return }
            let index = next
            let item = items[index]
            group.addTask { (index, await transform(item)) }
            next += 1
        }
        for _ in 0..<max(1, threads) { start() }
        var results = [Result?](repeating: nil, count: items.count)
        for await (index, result) in group {
            results[index] = result
            start()
        }
        return results.compactMap { $0 }
    }
}
