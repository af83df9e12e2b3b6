import LotModel
import LotSearch

/// Rounds of sampled days, to check the continuous approximation that delivery counts on.
///
/// For every provider and area: the visits of a day drawn from the places where people live, with windows for their starts,
/// put into rounds. An area in which the provider has few addresses at once is worked together with the provider's
/// neighbouring areas, all of them, and what falls on the area's own visits is counted. Straight lines between addresses.
public struct Rounds: Sendable {
    private let areas: AreaTable
    private let neighbours: [[Int]]
    private let travel: TravelRules
    private let meanVisitMinutes: Double
    private let seed: Seed
    private let sampler: CallSampler

    /// - Parameters:
    ///   - points: areas without any get no sample.
    ///   - neighbours: of each core area.
    ///   - seed: gives every provider and area its own, by id and code.
    public init(
        areas: AreaTable, points: [ResidentialPoint], neighbours: [[Int]], travel: TravelRules, demand: DemandRules,
        seed: Seed
    ) {
        self.areas = areas
        self.neighbours = neighbours
        self.travel = travel
        meanVisitMinutes = demand.meanVisitMinutes
        self.seed = seed
        sampler = CallSampler(areas: areas, points: points, travel: travel, demand: demand)
    }

    /// One sample for every provider and area with delivered hours and known places to live, sorted by provider, area, with
    /// whatever the checker found wrong.
    public func sample(
        _ delivery: Delivery, providers: [Provider], threads: Int
    ) async -> (samples: [RoundSample], faults: [String]) {
        let byProvider = Dictionary(grouping: delivery.delivered.filter { $0.hours > 0 }, by: \.provider)
        let held = providers.indices.map { Dictionary(grouping: byProvider[$0] ?? [], by: \.area) }
        let volumes = held.map { $0.mapValues { rows in rows.reduce(0) { $0 + $1.hours } } }
        // Many small jobs of unlike size: dealt round robin, so that each block has its share of large ones.
        let jobs = held.indices.flatMap { provider in
            held[provider].keys.filter { sampler.covers(area: $0) }.sorted().map { (provider: provider, area: $0) }
        }
        let hands = max(1, min(threads, jobs.count))
        let dealt = (0..<hands).map { hand in stride(from: hand, to: jobs.count, by: hands).map { jobs[$0] } }
        let results = await orderedConcurrentMap(dealt, threads: hands) { hand in
            hand.map { job in
                sample(
                    provider: job.provider, id: providers[job.provider].id, area: job.area,
                    rows: held[job.provider][job.area] ?? [], volume: volumes[job.provider])
            }
        }
        let ordered = jobs.indices.map { results[$0 % hands][$0 / hands] }
        return (ordered.map(\.sample), ordered.flatMap(\.faults))
    }

    private func sample(
        provider: Int, id: String, area: Int, rows: [DeliveredHours], volume: [Int: Double]
    ) -> (sample: RoundSample, faults: [String]) {
        let hours = volume[area] ?? 0
        let isPooled = sampler.addresses(hours: hours) < travel.poolingAddresses
        let nearby = isPooled ? neighbours[area].filter { (volume[$0] ?? 0) > 0 && sampler.covers(area: $0) } : []
        var tally = RoundTally(area: area, rules: travel)
        for day in 0..<travel.roundDays {
            let calls = ([area] + nearby).flatMap { place in
                sampler.calls(
                    area: place, hours: volume[place] ?? 0,
                    seed: child(id, place).child("day", index: day))
            }
            var random = SeededGenerator(child(id, area).child("carers", index: day))
            for wave in Dictionary(grouping: calls, by: \.wave).sorted(by: { $0.key < $1.key }) {
                let offset = random.uniform()
                // Without a visit of the area itself a wave's rounds tell nothing of it.
                guard wave.value.contains(where: { $0.area == area }) else { continue }
                for team in Self.teams(wave.value) where team.contains(where: { $0.area == area }) {
                    tally.add(team, walkerOffset: offset)
                }
            }
        }
        let predicted = rows.reduce(0) { $0 + $1.hours * $1.travelMinutes } / hours
        let sample = RoundSample(
            provider: provider, area: area, hours: hours, days: travel.roundDays, visits: tally.visits,
            unserved: tally.unserved, doubleHanded: tally.doubleHanded, carers: tally.carers, walkers: tally.walkers,
            legs: tally.legs, travelMinutes: tally.travelMinutes, waitingMinutes: tally.waitingMinutes,
            contactMinutes: tally.contactMinutes, isPooled: !nearby.isEmpty,
            predictedHop: predicted * meanVisitMinutes / 60, predictedTravelMinutes: predicted)
        return (sample, tally.faults.map { "provider \(id), area \(areas[area].code): \($0)" })
    }

    /// Calls of a wave that one roster can hold; more are halved by place, north from south or east from west, as a large
    /// branch forms teams. Keeps the cost of a sample near linear in its visits.
    static let largestTeam = 120

    static func teams(_ calls: [Call]) -> [[Call]] {
        guard calls.count > largestTeam else { return [calls] }
        let xs = calls.map(\.position.x)
        let ys = calls.map(\.position.y)
        let isWide = (xs.max() ?? 0) - (xs.min() ?? 0) >= (ys.max() ?? 0) - (ys.min() ?? 0)
        let order = calls.indices.sorted {
            let (a, b) = isWide ? (xs[$0], xs[$1]) : (ys[$0], ys[$1])
            return a != b ? a < b : $0 < $1
        }
        let middle = order.count / 2
        return teams(order[..<middle].map { calls[$0] }) + teams(order[middle...].map { calls[$0] })
    }

    private func child(_ id: String, _ area: Int) -> Seed {
        seed.child("provider", name: id).child("area", name: areas[area].code)
    }
}
