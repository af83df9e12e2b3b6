import LotSearch
import LotSolver

/// One number of lots: contraction, search, bound.
struct DesignTask: Sendable {
    let brief: DesignBrief
    let effort: SearchEffort
    let seed: Seed
    let stop: StopSign
    /// Share of the clock up to which this task may work.
    let share: Double

    /// Whether a clock's share is used to its end; false where it is enough to know that there is a plan.
    var fillsShare = true
    /// Whether this goes on from a plan whose proof was tried: nothing but the search is left to do.
    var continues = false

    private var lots: Int { brief.lots.lowerBound }
    /// Of a task's share of the clock, what the search may use where a bound is to follow.
    private var searchShare: Double {
        if continues { return 0.98 }
        if effort.boundIterations > 0, brief.objective.terms.contains(where: { $0.score == .hess }) {
            return brief.graph.count <= PlanEnumeration.mostUnits ? 0.4 : 0.7
        }
        return brief.graph.count <= PlanEnumeration.mostUnits ? 0.4 : 0.98
    }

    /// With a clock, small maps are searched as long as without one, since a proof may follow and end the work; only where
    /// it stays open is the time that is left searched to its end.
    func design(from given: [Int]?, progress: @Sendable (DesignProgress) -> Void) async -> Design {
        let first = await attempt(from: given, progress: progress)
        guard provesFirst, fillsShare, first.status == .feasible, let plan = first.assignment, !stop.isOver(share)
        else {
            return first
        }
        var more = self
        more.continues = true
        return await more.goingOn(from: first, plan, progress)
    }

    private var provesFirst: Bool { stop.isClocked && brief.graph.count <= PlanEnumeration.mostUnits }

    /// The better plan of a further search and the one that is known, with the bound that stands.
    func goingOn(
        from known: Design, _ plan: [Int], _ progress: @Sendable (DesignProgress) -> Void = { _ in }
    ) async -> Design {
        let widest = brief.measures.map { $0.widestWindow(lots: lots) }
        let contraction = Contraction(brief, windows: widest)
        let graph = UnitGraph(brief, contraction, windows: widest).within(searchWindows(widest))
        guard let start = contracted(plan, contraction), let found = await search(graph, from: start, progress),
            found.isFeasible, let better = ofAreas(found.plan, contraction)
        else { return known }
        let scores = DesignScores.scores(brief, better)
        let isBetter =
            brief.objective.isLexicographic
            ? scores.lexicographicallyPrecedes(known.scores)
            : brief.objective.value(scores) < known.value ?? .infinity
        if !isBetter { return known }
        let value = brief.objective.value(scores)
        let bound = known.bound.map { min($0, value) }
        let isProved = bound.map { $0 >= value - 1e-6 * max(1, abs(value)) } ?? false
        return Design(
            status: isProved ? .optimal : .feasible, assignment: better, scores: scores, value: value, bound: bound,
            method: known.method, isReproducible: false)
    }

    private func attempt(from given: [Int]?, progress: @Sendable (DesignProgress) -> Void) async -> Design {
        // Proofs look at all plans whose true loads may keep the limits, the search at those that do for certain.
        let widest = brief.measures.map { $0.widestWindow(lots: lots) }
        let contraction = Contraction(brief, windows: widest)
        if let reason = Impossibility(brief: brief, windows: widest).reason(contraction) {
            return Design(status: .infeasible, method: reason)
        }
        let proofs = UnitGraph(brief, contraction, windows: widest)
        let graph = proofs.within(searchWindows(widest))
        if graph.count < lots {
            return Design(
                status: .infeasible,
                method: "areas that must share a lot leave \(graph.count) units, fewer than \(lotCount(lots))")
        }
        let exact = ExactPlan(graph: proofs, lots: lots, stop: stop)
        if let (plans, branches) = exact.plans(mostBranches: effort.branches / 10) {
            return best(of: plans.map { plan in contraction.unitOf.map { plan[$0] } }, branches)
        }
        if brief.objective.only == .cutEdges, graph.regions.isEmpty,
            case .fewest(let fewest, let plan?, let method) = exact.cutEdges(
                known: nil, mostBranches: effort.branches / 10),
            let plan = ofAreas(plan, contraction)
        {
            return proved(plan, fewest, method)
        }
        let start = given.flatMap { contracted($0, contraction) }
        guard let found = await search(graph, from: start, progress), found.isFeasible else { return unmet(exact) }
        guard var plan = ofAreas(found.plan, contraction) else { return unmet(exact) }
        let scores = DesignScores.scores(brief, plan)
        let value = brief.objective.value(scores)
        progress(DesignProgress(lots: lots, round: effort.rounds, incumbent: value, bound: nil))
        if brief.objective.only == .cutEdges {
            // Borders and ties that the enumeration leaves out only take plans away: its fewest is a bound for them too.
            let proof = exact.cutEdges(known: Int(scores[0]), mostBranches: effort.branches)
            let weight = brief.objective.isLexicographic ? 1 : brief.objective.terms[0].weight
            if case .fewest(let fewest, let better, let method) = proof {
                if graph.regions.isEmpty {
                    if let better = better.flatMap({ ofAreas($0, contraction) }) { plan = better }
                    if DesignScores.scores(brief, plan)[0] == Double(fewest) { return proved(plan, fewest, method) }
                    return design(plan, scores, value, Bound(value: Double(fewest) * weight, method: method))
                }
                return design(
                    plan, scores, value,
                    Bound(value: Double(fewest) * weight, method: "\(method), without ties and borders"))
            }
            if case .open(let better, let atLeast, let method) = proof {
                var (plan, scores) = (plan, scores)
                if let better = better.flatMap({ ofAreas($0, contraction) }), graph.regions.isEmpty {
                    plan = better
                    scores = DesignScores.scores(brief, plan)
                }
                let bound = atLeast > 0 ? Bound(value: Double(atLeast) * weight, method: method) : nil
                return design(plan, scores, brief.objective.value(scores), bound)
            }
        }
        let bound = await bound(proofs, found.plan, scores) {
            progress(DesignProgress(lots: lots, round: effort.rounds, incumbent: value, bound: min($0, value)))
        }
        if let better = bound?.plan.flatMap({ ofAreas($0, contraction) }) {
            plan = better
            let scores = DesignScores.scores(brief, plan)
            return design(plan, scores, brief.objective.value(scores), bound)
        }
        return design(plan, scores, value, bound)
    }

    /// The windows of the search: those within which true loads keep the limits for certain, but where rounding leaves
    /// no plan between them, all; what is found is looked at in true loads in any case.
    private func searchWindows(_ widest: [LoadWindow]) -> [LoadWindow] {
        let windows = brief.measures.map { $0.window(lots: lots) }
        let hasRoom = zip(brief.measures, windows).allSatisfy { measure, window in
            !measure.isBalanced
                || window.lower <= window.upper && window.lower * lots <= measure.total
                    && (window.upper >= measure.total || window.upper * lots >= measure.total)
        }
        return hasRoom ? windows : widest
    }

    /// A plan of units as one of areas; nil where it breaks a limit in true loads.
    private func ofAreas(_ plan: [Int], _ contraction: Contraction) -> [Int]? {
        let areas = contraction.unitOf.map { plan[$0] }
        return brief.keepsTrueLoads(areas) ? areas : nil
    }

    /// Of all plans that there are the best that also keeps ties and borders.
    private func best(of plans: [[Int]], _ branches: Int) -> Design {
        let kept = plans.map { plan in (plan: plan, scores: DesignScores.scores(brief, plan)) }.filter {
            keeps($0.plan)
        }
        let best = kept.min {
            brief.objective.isLexicographic
                ? $0.scores.lexicographicallyPrecedes($1.scores)
                : brief.objective.value($0.scores) < brief.objective.value($1.scores)
        }
        guard let best else { return excluded("enumeration, \(branches) branches") }
        let value = brief.objective.value(best.scores)
        return Design(
            status: .optimal, assignment: best.plan, scores: best.scores, value: value, bound: value,
            method:
                "\(kept.count == 1 ? "the only plan" : "the best of all \(kept.count) plans"): enumeration, \(branches) branches",
            isReproducible: !stop.isClocked)
    }

    /// Whether a plan keeps ties and borders.
    private func keeps(_ plan: [Int]) -> Bool {
        brief.keepsTrueLoads(plan)
            && brief.groupsTogether.allSatisfy { group in Set(group.map { plan[$0] }).count == 1 }
            && brief.ties.apart.allSatisfy { group in Set(group.map { plan[$0] }).count == Set(group).count }
            && areSeedsApart(plan)
            && brief.borders.allSatisfy { layer in
                guard let budget = layer.budget else { return true }
                let parts = Set(plan.indices.map { [layer.regions[$0], plan[$0]] }).count
                return parts - Set(layer.regions).count <= budget
            }
    }

    /// Areas locked to different lots are in different lots.
    private func areSeedsApart(_ plan: [Int]) -> Bool {
        let pairs = Set(brief.ties.locked.map { [plan[$0.key], $0.value] })
        return Set(pairs.map { $0[0] }).count == pairs.count
    }

    private func proved(_ plan: [Int], _ fewest: Int, _ method: String) -> Design {
        let scores = DesignScores.scores(brief, plan)
        let value = brief.objective.value(scores)
        return Design(
            status: .optimal, assignment: plan, scores: scores, value: value, bound: value,
            method: method, isReproducible: !stop.isClocked)
    }

    private func design(_ plan: [Int], _ scores: [Double], _ value: Double, _ given: Bound?) -> Design {
        let isLeast = value == 0 && !brief.objective.isLexicographic
        let bound = given ?? (isLeast ? Bound(value: 0, plan: nil, method: "no score is below 0") : nil)
        let isProved = bound.map { $0.value >= value - 1e-6 * max(1, abs(value)) } ?? false
        let search = "annealing of flips, swaps and recombinations"
        return Design(
            status: isProved ? .optimal : .feasible, assignment: plan, scores: scores, value: value,
            bound: bound.map { min($0.value, value) }, method: search + (bound.map { "; bound: \($0.method)" } ?? ""),
            isReproducible: !stop.isClocked)
    }

    private func excluded(_ method: String) -> Design {
        Design(
            status: .infeasible,
            method: "no contiguous plan lies within the windows: \(method)",
            isReproducible: !stop.isClocked)
    }

    private func unmet(_ exact: ExactPlan) -> Design {
        if case .none(let method) = exact.cutEdges(known: nil, mostBranches: effort.branches) {
            return excluded(method)
        }
        return Design(
            status: .unknown, method: "no plan within the limits was found", isReproducible: !stop.isClocked)
    }

    struct Bound: Sendable {
        let value: Double
        /// A plan of units better than the one known.
        var plan: [Int]?
        let method: String
    }

    /// A bound on the value by its share of the Hess score; other scores are not negative.
    private func bound(
        _ graph: UnitGraph, _ known: [Int], _ scores: [Double], told: @Sendable (Double) -> Void
    ) async -> Bound? {
        let terms = brief.objective.terms
        guard let index = terms.firstIndex(where: { $0.score == .hess }),
            index == 0 || !brief.objective.isLexicographic, effort.boundIterations > 0
        else { return nil }
        let value = scores[index]
        let weight = brief.objective.isLexicographic ? 1 : terms[index].weight
        if graph.unitOf.count > HessBound.mostAreas {
            return await sparseBound(graph, known, value: value, weight: weight, told: told)
        }
        guard let relaxation = HessBound(graph, lots: lots) else { return nil }
        let result = await relaxation.climb(
            from: value, iterations: effort.boundIterations, threads: effort.threads, stop: stop,
            told: { told($0 * weight) })
        let method = "Lagrangian relaxation with knapsacks, \(result.iterations) iterations"
        let lagrangian = Bound(value: result.bound * weight, plan: nil, method: method)
        if terms.count > 1 || value == 0 || !effort.solvesProgram || stop.isOver() { return lagrangian }
        // What leaves a plan as good as the known one; rounding must not close its own pairs.
        let open = relaxation.openPairs(result.prices, limit: value * (1 + 1e-9))
        let program = HessProgram(graph: graph, lots: lots, costs: relaxation.table, open: open)
        guard program.pairs <= HessProgram.mostPairs, let proof = await solve(program, known, value) else {
            return lagrangian
        }
        return Bound(
            value: min(value, max(result.bound, proof.bound)) * weight, plan: graph.regions.isEmpty ? proof.plan : nil,
            method: "\(method); program of \(program.pairs) pairs, HiGHS, \(proof.rounds) rounds of separators")
    }

    /// The program, ended by the clock or a person.
    private func solve(_ program: HessProgram, _ known: [Int], _ value: Double) async -> HessProgram.Proof? {
        let cancellation = Cancellation()
        let watch = Task {
            while !Task.isCancelled, !stop.isOver() { try? await Task.sleep(for: .milliseconds(50)) }
            if stop.isOver() { cancellation.cancel() }
        }
        defer { watch.cancel() }
        // A failure of the solver leaves the bound that stands.
        return try? program.solve(known: known, value: value, stop: stop, cancellation: cancellation)
    }

    /// A plan of areas as one of units; nil where it parts areas that must share a lot, or lots are not contiguous.
    private func contracted(_ plan: [Int], _ contraction: Contraction) -> [Int]? {
        let numbers = Dictionary(uniqueKeysWithValues: Set(plan).sorted().enumerated().map { ($1, $0) })
        var lotOf = [Int](repeating: -1, count: contraction.count)
        for (area, lot) in plan.enumerated() {
            let unit = contraction.unitOf[area]
            let number = numbers[lot] ?? 0
            if lotOf[unit] >= 0, lotOf[unit] != number { return nil }
            lotOf[unit] = number
        }
        let isContiguous = (0..<numbers.count).allSatisfy { lot in
            isConnected(Set(plan.indices.filter { numbers[plan[$0]] == lot }))
        }
        return isContiguous ? lotOf : nil
    }

    private func isConnected(_ areas: Set<Int>) -> Bool {
        guard let first = areas.min() else { return false }
        var left = areas
        left.remove(first)
        var stack = [first]
        while let area = stack.popLast() {
            for next in brief.graph.neighbours(of: area) where left.remove(next) != nil { stack.append(next) }
        }
        return left.isEmpty
    }

    /// Stage by stage where the objective is lexicographic: what came first becomes a ceiling.
    private func search(
        _ graph: UnitGraph, from given: [Int]?, _ progress: @Sendable (DesignProgress) -> Void
    ) async -> PlanSearch.Found? {
        let terms = brief.objective.terms
        let stages = brief.objective.isLexicographic ? terms.indices.map { [terms[$0]] } : [terms]
        var weights = SearchWeights.none
        var best: PlanSearch.Found?
        for (index, stage) in stages.enumerated() {
            weights.weighNothing()
            for term in stage { weights.weigh(term.score, brief.objective.isLexicographic ? 1 : term.weight) }
            let part = share * searchShare * Double(index + 1) / Double(stages.count)
            let search = PlanSearch(
                graph: graph, lots: lots, weights: weights, effort: effort,
                seed: (continues ? seed.child("again") : seed).child("stage", index: index),
                stop: stop, share: part, fillsShare: fillsShare && (continues || !provesFirst))
            let isFirst = index == 0
            let report: @Sendable (Int, Double?) -> Void = { round, value in
                progress(DesignProgress(lots: lots, round: round, incumbent: isFirst ? value : nil, bound: nil))
            }
            let levels = MultilevelSearch(search, brief)
            best =
                levels.isApplicable
                ? await levels.best(from: best?.plan ?? given, progress: report)
                : await search.best(from: best?.plan ?? given, progress: report)
            guard let best, best.isFeasible else { return best }
            weights.limit(stage[0].score, to: best.value)
        }
        return best
    }
}
