import LotGeometry
import LotModel
import Testing

@testable import LotDelivery

@Suite struct CarerRoundsTests {
    typealias Maps = MobiliseMaps

    /// From a base at 2.9 km the way goes to the areas at 3, 2, 1 and 0 km.
    @Test func roundsFollowTheWayFromTheBase() {
        let rounds = CarerRounds(
            providers: [Maps.provider("A", hours: 0, at: 2_900)],
            places: (0..<4).map { Position(x: Double($0) * 1_000, y: 0) }, roundHours: 20
        ).cut([15, 10, 0, 25].map { $0 > 0 ? Maps.entries([0: $0]) : [] })
        #expect(rounds.map { $0.pieces.map(\.area) } == [[3], [3, 1, 0], [0]])
        #expect(rounds.map { $0.pieces.map(\.hours) } == [[20], [5, 10, 5], [10]])
    }

    @Test(arguments: 0..<40) func everyHourLiesInOneRound(seed: UInt64) {
        let problem = Maps.random(seed)
        let rounds = CarerRounds(providers: problem.providers, places: problem.places, roundHours: 22)
            .cut(problem.rounds.areas)
        for (area, entries) in problem.rounds.areas.enumerated() {
            for entry in entries {
                let cut = rounds.filter { $0.provider == entry.provider }.flatMap(\.pieces)
                    .reduce(0) { $0 + ($1.area == area ? $1.hours : 0) }
                #expect(abs(cut - entry.hours) < 1e-6, "seed \(seed)")
            }
        }
        for provider in problem.providers.indices {
            let own = rounds.filter { $0.provider == provider }
            #expect(own.dropLast().allSatisfy { abs($0.hours - 22) < 1e-6 }, "seed \(seed)")
            #expect((own.last?.hours ?? 0) < 22 + 1e-6, "seed \(seed)")
        }
    }
}
