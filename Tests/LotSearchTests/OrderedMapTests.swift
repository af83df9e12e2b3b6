import LotSearch
import Testing

@Suite struct OrderedMapTests {
    @Test(arguments: [1, 2, 3, 8, 1000]) func orderIsThatOfTheItems(threads: Int) async {
        let squares = await orderedConcurrentMap(Array(0..<101), threads: threads) { $0 * $0 }
        #expect(squares == (0..<101).map { $0 * $0 })
    }

    @Test func nothingInNothingOut() async {
        let none = await orderedConcurrentMap([Int](), threads: 4) { $0 }
        #expect(none.isEmpty)
    }

    @Test(arguments: [1, 2, 8, 100]) func awaitedResultsKeepTheirOrder(threads: Int) async {
        let items = Array(0..<37)
        let results = await orderedConcurrentMap(
            items, threads: threads,
            awaiting: { item in
                if item % 3 == 0 { await Task.yield() }
                return item * item
            })
        #expect(results == items.map { $0 * $0 })
        #expect(await orderedConcurrentMap([Int](), threads: threads, awaiting: { $0 }).isEmpty)
    }
}
