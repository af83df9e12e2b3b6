import LotModel
import LotSearch
import Testing

@testable import LotDelivery

@Suite struct RoundSpreadTests {
    typealias Maps = MobiliseMaps

    @Test(arguments: 0..<40) func areasComeOutExactlyAndProvidersNearly(seed: UInt64) {
        var random = SeededGenerator(Seed(seed))
        let hours = (0..<12).map { _ in 50 + 200 * random.uniform() }
        let sizes = (0..<5).map { _ in 0.2 + random.uniform() }
        let scale = hours.reduce(0, +) / sizes.reduce(0, +)
        let providers = sizes.enumerated().map { Maps.provider("P\($0)", hours: $1 * scale, radius: 30) }
        let reach = providers.map { _ in hours.map { _ in 40 * random.uniform() * random.uniform() } }
        let rounds = RoundSpread(hours: hours, providers: providers, reach: reach).rounds()
        var own = [Double](repeating: 0, count: providers.count)
        for (area, entries) in rounds.areas.enumerated() {
            #expect(abs(entries.reduce(0) { $0 + $1.hours } - hours[area]) < 1e-9, "seed \(seed)")
            #expect(entries.map(\.provider) == entries.map(\.provider).sorted(), "seed \(seed)")
            for entry in entries { own[entry.provider] += entry.hours }
        }
        for (index, provider) in providers.enumerated() {
            #expect(abs(own[index] - provider.currentHours) < 0.1 * provider.currentHours, "seed \(seed)")
        }
    }

    /// Two providers, two areas: balanced by hand, [[a, 60 - a], [40 - a, a]] with the weights' cross ratio kept.
    @Test func aSmallTableKeepsItsCrossRatio() {
        let providers = [Maps.provider("A", hours: 60, radius: 10), Maps.provider("B", hours: 40, radius: 10)]
        let rounds = RoundSpread(hours: [60, 40], providers: providers, reach: [[0, 10], [10, 0]]).rounds()
        let cells = rounds.areas.map { $0.map(\.hours) }
        let ratio = cells[0][0] * cells[1][1] / (cells[0][1] * cells[1][0])
        #expect(abs(ratio - 7.38905609893065) < 1e-6)
        #expect(abs(cells[0][0] + cells[1][0] - 60) < 1e-6)
    }

    @Test func anAreaThatNobodyReachesIsWorkedByTheNearest() {
        let providers = [Maps.provider("A", hours: 50, radius: 10), Maps.provider("B", hours: 50, radius: 10)]
        let rounds = RoundSpread(hours: [50, 50], providers: providers, reach: [[5, 40], [20, 30]]).rounds()
        #expect(rounds.areas[1].map(\.provider) == [1] && abs(rounds.areas[1][0].hours - 50) < 1e-9)
    }

    @Test func whereNobodyHasHoursNobodyIsKnownToWork() {
        let rounds = RoundSpread(hours: [50], providers: [Maps.provider("A", hours: 0)], reach: [[5]]).rounds()
        #expect(rounds.areas == [[]] && rounds.origin == .modelled)
    }
}
