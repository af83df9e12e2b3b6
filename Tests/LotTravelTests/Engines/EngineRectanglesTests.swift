import LotGeometry
import LotSearch
import Testing

@testable import LotTravel

@Suite struct EngineRectanglesTests {
    /// Places at random, each with others at random.
    static func randomPairs(_ seed: UInt64, from: Int, to: Int, share: Int) -> TravelPairs {
        var generator = SeededGenerator(Seed(seed))
        func places(_ count: Int, _ first: Int) -> [TravelPlace] {
            (0..<count).map {
                MadeUpCounty.place(
                    first + $0, x: generator.uniform() * 60_000,
                    y: generator.uniform() * 60_000)
            }
        }
        let origins = places(from, 0)
        let destinations = from == to ? origins : places(to, from)
        var starts = [0]
        var columns: [Int32] = []
        for _ in origins {
            for column in destinations.indices where generator.index(below: 100) < share {
                columns.append(Int32(column))
            }
            starts.append(columns.count)
        }
        return TravelPairs(origins: origins, destinations: destinations, rowStarts: starts, columns: columns)
    }

    @Test(arguments: UInt64(1)...60)
    func everyWantedTripIsInOneRectangleAndNoneExceedsTheLimit(seed: UInt64) {
        var generator = SeededGenerator(Seed(seed))
        let count = 1 + generator.index(below: 40)
        let pairs = Self.randomPairs(
            seed, from: count, to: generator.index(below: 2) == 0 ? count : 1 + generator.index(below: 40),
            share: generator.index(below: 101))
        let most = 2 + generator.index(below: 59)
        let limit: EngineLimit = generator.index(below: 2) == 0 ? .coordinates(most) : .cells(most)
        let lower = generator.index(below: count + 1)
        let block = lower..<lower + generator.index(below: count - lower + 1)
        let unwanted = 2 + generator.index(below: 8)
        let rectangles = EngineRectangles(pairs: pairs, limit: limit, wants: { _, entry in entry % unwanted != 0 })
            .cover(block)

        var times: [Int: Int] = [:]
        for rectangle in rectangles {
            #expect(!rectangle.origins.isEmpty && !rectangle.destinations.isEmpty)
            let together = Set(rectangle.origins.map { pairs.origins[$0] })
                .union(rectangle.destinations.map { pairs.destinations[$0] })
            switch limit {
            case .coordinates(let most): #expect(together.count <= most, "seed \(seed)")
            case .cells(let most):
                #expect(rectangle.origins.count * rectangle.destinations.count <= most, "seed \(seed)")
            }
            for origin in rectangle.origins {
                #expect(block.contains(origin))
                for entry in pairs.entries(origin..<origin + 1)
                where rectangle.destinations.contains(Int(pairs.columns[entry])) {
                    times[entry, default: 0] += 1
                }
            }
        }
        for entry in pairs.entries(block) where entry % unwanted != 0 {
            #expect(times[entry] == 1, "seed \(seed), entry \(entry)")
        }
    }

    @Test func allTripsOfACountyFitOneRequestWhenTheLimitAllows() {
        let pairs = Self.randomPairs(1, from: 220, to: 220, share: 100)
        func count(_ most: Int) -> Int {
            EngineRectangles(pairs: pairs, limit: .coordinates(most), wants: { _, _ in true }).cover(0..<220).count
        }
        #expect(count(220) == 1 && count(219) <= 6 && count(100) <= 25)
    }

    /// Two towns far apart, each with trips within only: none is asked across.
    @Test func distantOriginsDoNotShareARequest() {
        let places = (0..<20).map { index in
            MadeUpCounty.place(index, x: Double(index) + (index < 10 ? 0 : 50_000), y: 0)
        }
        let pairs = TravelPairs(near: places, cutoffKilometres: 5, nearest: 0)
        let rectangles = EngineRectangles(pairs: pairs, limit: .coordinates(15), wants: { _, _ in true }).cover(0..<20)
        #expect(rectangles.count == 2)
        #expect(rectangles.allSatisfy { $0.origins.count == 10 && $0.destinations.count == 10 })
    }
}
