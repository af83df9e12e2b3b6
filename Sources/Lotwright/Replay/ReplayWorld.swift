import LotDelivery
import LotModel
import LotSearch
import LotSolver
import LotTravel

/// What all draws of a replay share, and one draw from its values to its states.
///
/// Every draw has providers of its own, the same for both beliefs, all removals, pairs and counterfactuals.
struct ReplayWorld: Sendable {
    private let scenario: Scenario
    private let terms: ReplayTerms
    private let seed: Seed
    private let pipeline: Pipeline
    private let points: LatinHypercube
    private let legs: [[Double]]
    private let times: TravelTimes

    /// - Parameter threads: tasks at once while the common ground is made.
    init(
        _ given: Scenario, terms: ReplayTerms, seed: Seed, threads: Int, cancellation: Cancellation?
    ) async throws {
        let scenario = try await Pipeline(cancellation: cancellation, threads: threads).designed(given)
        self.scenario = try scenario.with(values: ["award.gap": terms.awardGap])
        self.terms = terms
        self.seed = seed
        var pipeline = Pipeline(cancellation: cancellation, threads: 1)
        pipeline.explainsAwards = false
        self.pipeline = pipeline
        points = LatinHypercube(
            count: terms.draws, axes: terms.ranges.map(\.parameter), seed: seed.child("replay draws"))
        let ground = try await Ground(scenario, showsNames: false, threads: threads, progress: nil)
        legs = ground.legs
        times = try await ground.travel.times(areas: scenario.areas, geography: scenario.geography)
    }

    /// Draws of both beliefs, or why there are none.
    func result(_ index: Int) async -> Result<[ReplayDraw], any Error> {
        do { return .success(try await draws(index)) } catch { return .failure(error) }
    }

    /// In the order of the ranges.
    private func values(_ index: Int) -> [Double] {
        zip(terms.ranges, points.point(index)).map { drawn, place in
            drawn.range.lowerBound + place * (drawn.range.upperBound - drawn.range.lowerBound)
        }
    }

    @inline(never)
    private func draws(_ index: Int) async throws -> [ReplayDraw] {
        let values = values(index)
        let given = Dictionary(uniqueKeysWithValues: zip(terms.ranges.map(\.parameter), values))
        let market = seed.child("replay market", index: index).value
        let drawn = try scenario.with(values: given, seed: market)
        let main = try await chains(drawn)
        let isCompared = index < terms.counterfactuals.draws
        let supplement = try await chains(
            drawn.with(values: ReplayValue.byParameter(terms.counterfactuals.supplement)),
            unless: !isCompared || terms.counterfactuals.supplement.isEmpty)
        let without = try await chains(
            drawn.without(tiers: terms.counterfactuals.withoutTiers),
            unless: !isCompared || terms.counterfactuals.withoutTiers.isEmpty)
        var draws: [ReplayDraw] = []
        for (place, chain) in main.enumerated() {
            let held = try await HeldAward(pipeline, chain, main: drawn, times: times)
            draws.append(
                try await draw(
                    index, values, chain, held, supplement: supplement.map { $0[place] },
                    without: without.map { $0[place] }))
        }
        return draws
    }

    /// A scenario's chain of each belief on its own ground: naive first.
    private func chains(_ drawn: Scenario, unless isLeftOut: Bool) async throws -> [ReplayChain]? {
        isLeftOut ? nil : try await chains(drawn)
    }

    private func chains(_ drawn: Scenario) async throws -> [ReplayChain] {
        let isSameExponent = drawn.rules.travel.distanceExponent == scenario.rules.travel.distanceExponent
        let ground = try await Ground(
            drawn, showsNames: false, threads: 1, legs: isSameExponent ? legs : nil, progress: nil)
        let labour = ground.labour(try await ground.labourMarket(drawn, times: times))
        let naive = try pipeline.chain(.naive(plan: drawn.plan, hours: ground.hours), drawn, ground, labour)
        let other = try pipeline.secondChain(after: naive, drawn, ground, labour) ?? naive
        return [naive, other].map { ReplayChain(scenario: drawn, ground: ground, chain: $0) }
    }

    private func draw(
        _ index: Int, _ values: [Double], _ own: ReplayChain, _ held: HeldAward, supplement: ReplayChain?,
        without: ReplayChain?
    ) async throws -> ReplayDraw {
        var removed: [ReplayState] = []
        for removal in terms.removals {
            removed.append(try await held.state(removal.values, off: Set(removal.mechanisms)))
        }
        var worsened: [ReplayDraw.Pair] = []
        for pair in terms.worsenings {
            worsened.append(.init(from: try await held.state(pair.from), to: try await held.state(pair.to)))
        }
        let small = own.exclusiveShares
        return ReplayDraw(
            index: index, belief: own.chain.believed.belief, values: values, state: own.state, removed: removed,
            worsened: worsened, exclusiveUrbanShare: small.urban, exclusiveRuralShare: small.rural,
            surprise: own.surprise,
            averagePence: own.averagePence, awardGap: own.chain.award.gap, supplement: supplement?.counterfactual,
            withoutTiers: without?.counterfactual)
    }
}
