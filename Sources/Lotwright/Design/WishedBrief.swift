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

    /// - Throws: `InputRefused` for what no search knows or no map allows.
    init(_ scenario: Scenario, threads: Int) async throws(InputRefused) {
        guard let wishes = scenario.design else {
            throw InputRefused([
                Diagnostic(
                    .yamlMissingKey, at: .init(file: "scenario.yaml"), value: "design",
                    "is missing: no lots are wished for.",
                    remedy: "Write lots: designed in a tier, and section design.")
            ])
        }
        let demand = Demand(areas: scenario.areas, rules: scenario.rules.demand, hours: scenario.hours)
        let hops = WishedLoads.needsHops(wishes) ? await Self.hops(scenario, demand, threads: threads) : nil
        let loads = wishes.measures.map { WishedLoads($0, scenario, demand, hops: hops) }
        self.wishes = wishes
        self.loads = loads
        let kept = wishes.keep.map { Self.numbers($0.lotIDs) }
        start = kept
        let terms = try Self.terms(wishes, scale: loads[0].scale)
        do throws(BriefFault) {
            brief = try DesignBrief(
                graph: try Self.graph(scenario, wishes), lots: wishes.lots, measures: loads.map(\.measure),
                ties: Self.ties(wishes, kept: kept),
                borders: wishes.borders.map { BorderLayer(name: $0.column, labels: $0.labels, budget: $0.splits) },
                objective: DesignObjective(terms, isLexicographic: wishes.isLexicographic))
        } catch {
            throw InputRefused([
                Diagnostic(
                    .valueConflict, at: wishes.place, "cannot be a brief: \(error.message).",
                    remedy: "Change what it names.")
            ])
        }
    }

    /// Hess by the load of the first measure, in its own unit.
    private static func terms(
        _ wishes: DesignWishes, scale: Double
    ) throws(InputRefused) -> [DesignObjective.Term] {
        let known = WishedScore.allCases.filter { DesignScore($0) != nil }.map(\.rawValue).joined(separator: ", ")
        func unknown(_ score: WishedScore, _ place: Diagnostic.Place) -> Diagnostic {
            Diagnostic(
                .valueChoice, at: place, value: score.rawValue, "is a score that cannot be designed for yet.",
                remedy: "Write one of \(known).")
        }
        var faults = wishes.terms.compactMap { DesignScore($0.score) == nil ? unknown($0.score, $0.place) : nil }
        if let keep = wishes.keep, keep.weight > 0, DesignScore(.churn) == nil {
            faults.append(
                Diagnostic(
                    .valueChoice, at: keep.place, value: "\(keep.weight)",
                    "weighs churn, which cannot be designed for yet.",
                    remedy: "Leave the weight out: the search then begins from the plan."))
        }
        if !faults.isEmpty { throw InputRefused(faults) }
        return wishes.terms.compactMap { term in
            DesignScore(term.score).map {
                DesignObjective.Term(
                    $0, weight: $0 == .hess && !wishes.isLexicographic ? term.weight / scale : term.weight)
            }
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
                .map { SharedBoundary($0.a, $0.b, metres: metres[$0] ?? 0) })
    }

    /// Lots by first area, from 0.
    private static func numbers(_ ids: [String]) -> [Int] {
        var numbers: [String: Int] = [:]
        return ids.map { id in
            let number = numbers[id] ?? numbers.count
            numbers[id] = number
            return number
        }
    }

    /// Areas that may not leave their lot share it still.
    private static func ties(_ wishes: DesignWishes, kept: [Int]?) -> AreaTies {
        var together = wishes.together
        if let kept, let free = wishes.splitOnly.map(Set.init) {
            let staying = Dictionary(grouping: kept.indices.filter { !free.contains($0) }, by: { kept[$0] })
            together += staying.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
        }
        return AreaTies(locked: wishes.locked, together: together, apart: wishes.apart)
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
