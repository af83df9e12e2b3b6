import LotSearch
import Testing

@testable import LotTravel

@Suite struct OpenTourTests {
    /// Legs among random places of a unit square, as plain rows: what the checkers read.
    static func rows(_ count: Int, seed: UInt64) -> [[Double]] {
        var generator = SeededGenerator(Seed(seed))
        let places = (0..<count).map { _ in (x: generator.uniform(), y: generator.uniform()) }
        return places.map { a in
            places.map { b in ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot().squareRoot() }
        }
    }

    static func costs(_ rows: [[Double]]) -> LegCosts {
        var costs = LegCosts(count: rows.count)
        for a in rows.indices { for b in 0..<a { costs[a, b] = rows[a][b] } }
        return costs
    }

    /// Every stop once, and the length added up leg by leg from the rows.
    static func check(_ tour: OpenTour, _ rows: [[Double]], _ label: String) -> Double {
        let stops = Array(tour.stops)
        #expect(stops.sorted() == Array(rows.indices), "\(label)")
        let length = zip(stops, stops.dropFirst()).reduce(0) { $0 + rows[$1.0][$1.1] }
        #expect(abs(length - tour.length) < 1e-9, "\(label)")
        return length
    }

    /// The shortest open path of all (Held and Karp 1962), over sets of visited stops and last stops.
    static func shortest(_ rows: [[Double]]) -> Double {
        let count = rows.count
        var best = [[Double]](repeating: Array(repeating: .infinity, count: count), count: 1 << count)
        for stop in 0..<count { best[1 << stop][stop] = 0 }
        for set in 1..<1 << count {
            for last in 0..<count where best[set][last] < .infinity {
                for next in 0..<count where set & 1 << next == 0 {
                    let length = best[set][last] + rows[last][next]
                    best[set | 1 << next][next] = min(best[set | 1 << next][next], length)
                }
            }
        }
        return best[(1 << count) - 1].min() ?? 0
    }

    @Test func shortPathsAreNearTheShortest() {
        var excess: [Int: Double] = [:]
        for count in 2...9 {
            for seed in UInt64(1)...60 {
                let rows = Self.rows(count, seed: seed)
                var tour = OpenTour(nearestNeighbourFrom: 0, Self.costs(rows))
                tour.improve()
                let length = Self.check(tour, rows, "\(count) stops, seed \(seed)")
                let least = Self.shortest(rows)
                #expect(length >= least - 1e-9, "\(count) stops, seed \(seed)")
                excess[count, default: 0] += (length / least - 1) / 60
            }
        }
        print("mean excess over the shortest path:", excess.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
        #expect(excess.values.allSatisfy { $0 < 0.02 }, "\(excess)")
        #expect((2...4).allSatisfy { (excess[$0] ?? 1) < 0.005 }, "\(excess)")
    }

    @Test(arguments: [10, 33, 128, 300], [UInt64(1), 2, 3]) func improvingNeverLengthens(count: Int, seed: UInt64) {
        let rows = Self.rows(count, seed: seed)
        let start = OpenTour(nearestNeighbourFrom: Int(seed), Self.costs(rows))
        let before = Self.check(start, rows, "start of \(count) stops, seed \(seed)")
        var tour = start
        tour.improve()
        let after = Self.check(tour, rows, "\(count) stops, seed \(seed)")
        #expect(after <= before)
        // The nearest neighbour's path is a quarter too long or so; far less would be a sleeping improver.
        if count > 10 {
            #expect(after < 0.97 * before, "\(count) stops, seed \(seed): \(after) of \(before)")
        }
    }

    /// No exchange of two legs and no move of up to three stops among all, near or far, shortens much: neighbour lists
    /// and resting stops lose little.
    @Test(arguments: [UInt64(4), 5, 6]) func aFullSearchFindsLittleMore(seed: UInt64) {
        let rows = Self.rows(40, seed: seed)
        var tour = OpenTour(nearestNeighbourFrom: 0, Self.costs(rows))
        tour.improve()
        let stops = Array(tour.stops)
        func length(_ stops: [Int]) -> Double { zip(stops, stops.dropFirst()).reduce(0) { $0 + rows[$1.0][$1.1] } }
        let found = length(stops)
        var least = found
        for first in stops.indices {
            for last in first..<stops.count {
                let turned = stops[..<first] + stops[first...last].reversed() + stops[(last + 1)...]
                least = min(least, length(Array(turned)))
                guard last - first < 3 else { continue }
                let rest = Array(stops[..<first] + stops[(last + 1)...])
                for gap in 0...rest.count {
                    for run in [Array(stops[first...last]), stops[first...last].reversed()] {
                        least = min(least, length(Array(rest[..<gap] + run + rest[gap...])))
                    }
                }
            }
        }
        #expect(least > found * 0.995, "seed \(seed): \(found), then \(least)")
    }

    @Test func pathsOfFewStopsAndOfEqualPlacesEnd() {
        for count in 1...3 {
            let rows = Self.rows(count, seed: 9)
            var tour = OpenTour(nearestNeighbourFrom: 0, Self.costs(rows))
            tour.improve()
            _ = Self.check(tour, rows, "\(count) stops")
        }
        var same = OpenTour(nearestNeighbourFrom: 3, LegCosts(count: 20))
        same.improve()
        #expect(same.length == 0)
    }

    /// Places on a line are visited from one end to the other.
    @Test func aLineIsWalkedFromEndToEnd() {
        let at = [5.0, 1, 9, 3, 7, 2, 8, 4, 6, 0]
        let rows = at.map { a in at.map { abs($0 - a) } }
        var tour = OpenTour(nearestNeighbourFrom: 0, Self.costs(rows))
        tour.improve()
        #expect(Self.check(tour, rows, "line") == 9)
    }
}
