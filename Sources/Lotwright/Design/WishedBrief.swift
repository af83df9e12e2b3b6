import LotDesign
import LotModel
import LotTravel

/// A scenario's wishes as a brief of the search.
struct WishedBrief: Sendable {
    let brief: DesignBrief
    let loads: [WishedLoads]
    let wishes: DesignWishes
    /// The kept plan by numbers of lots, to begin from.
    let start: [Int]?

    /// - Throws: `InputRefused` for what no map allows; `TravelFailure` where a score needs minutes that cannot be had.
    init(_ scenario: Scenario, threads: Int) async throws {
        guard let wishes = scenario.design else {
            throw InputRefused([
                Diagnostic(
                    .yamlMissingKey, at: .init(file: "scenario.yaml"), value: "design",
                    "is missing: no lots are wished for.",
                    remedy: "Write lots: designed in a tier, and section design.")
            ])
        }
        let demand = scenario.demand
        let ground =
            WishedInputs.needsGround(wishes)
            ? try await Ground(scenario, showsNames: false, threads: threads, progress: nil) : nil
        var hops = ground?.hops
        if hops == nil, WishedLoads.needsHops(wishes) {
            hops = await Self.hops(scenario, demand, threads: threads)
        }
        let loads = wishes.measures.map { WishedLoads($0, scenario, demand, hops: hops) }
        self.wishes = wishes
        self.loads = loads
        let kept = wishes.keep.map { Self.numbers($0.lotIDs) }
        start = kept
        let inputs = try await WishedInputs(
            scenario: scenario, wishes: wishes, load: loads[0], kept: kept, ground: ground
        ).inputs()
        do throws(BriefFault) {
            brief = try DesignBrief(
                graph: try Self.graph(scenario, wishes), lots: wishes.lots, measures: loads.map(\.measure),
                ties: AreaTies(locked: wishes.locked, together: wishes.together, apart: wishes.apart),
                borders: Self.borders(wishes),
                objective: DesignObjective(
                    Self.terms(wishes, scale: loads[0].scale), isLexicographic: wishes.isLexicographic),
                inputs: inputs)
        } catch {
            throw InputRefused([
                Diagnostic(
                    .valueConflict, at: wishes.place, "cannot be a brief: \(error.message).",
                    remedy: "Change what it names.")
            ])
        }
    }

    /// Scores that are sums of loads count in the unit of the first measure.
    private static func terms(_ wishes: DesignWishes, scale: Double) -> [DesignObjective.Term] {
        wishes.judgedBy.map { term in
            let score = DesignScore(term.score)
            let weight = wishes.isLexicographic || !score.isOfLoads ? term.weight : term.weight / scale
            return DesignObjective.Term(score, weight: weight)
        }
    }

    /// Neighbours after links and blocked pairs, then the wishes' own.
    private static func graph(_ scenario: Scenario, _ wishes: DesignWishes) throws(BriefFault) -> AreaGraph {
        let geography = scenario.geography
        var metres: [DesignWishes.Pair: Double] = [:]
        for contact in geography.contacts { metres[DesignWishes.Pair(contact.a, contact.b)] = contact.sharedMetres }
        let barriers = Set(wishes.barriers)
        let touching = geography.neighbours.enumerated().flatMap { area, others in
            others.filter { $0 > area }.map { DesignWishes.Pair(area, $0) }
        }
        let known = Set(touching)
        var linked: Set<DesignWishes.Pair> = []
        let links = wishes.links.filter { !known.contains($0) && linked.insert($0).inserted }
        let core = scenario.areas.core
        return try AreaGraph(
            codes: core.map(\.code), eastings: core.map(\.centroid.x), northings: core.map(\.centroid.y),
            boundaries: (touching + links).filter { !barriers.contains($0) }
                .map { SharedBoundary($0.a, $0.b, metres: metres[$0] ?? 0) },
            barriers: touching.filter { barriers.contains($0) }.map { SharedBoundary($0.a, $0.b) })
    }

    /// Lots by first area, from 0.
    static func numbers(_ ids: [String]) -> [Int] {
        var numbers: [String: Int] = [:]
        return ids.map { id in
            let number = numbers[id] ?? numbers.count
            numbers[id] = number
            return number
        }
    }

    /// Borders that lots should keep to; those of the kept plan, where only some areas may leave its lots.
    private static func borders(_ wishes: DesignWishes) -> [BorderLayer] {
        var layers = wishes.borders.map { BorderLayer(name: $0.column, labels: $0.labels, budget: $0.splits) }
        if let keep = wishes.keep, let leaving = wishes.splitOnly {
            layers.append(BorderLayer(name: "the kept plan", labels: keep.lotIDs, budget: nil, mayLeave: leaving))
        }
        return layers
    }

    private static func hops(_ scenario: Scenario, _ demand: Demand, threads: Int) async -> HopCurves {
        let rules = scenario.rules
        let legs = await HopBuild.legs(
            areas: scenario.areas, points: scenario.points, table: scenario.hopTable,
            tours: HopTours(exponent: rules.travel.distanceExponent), threads: threads)
        return SampledHops.curves(
            areas: scenario.areas, legs: legs, roads: scenario.hopMinutes, travel: rules.travel, demand: rules.demand)
    }
}
