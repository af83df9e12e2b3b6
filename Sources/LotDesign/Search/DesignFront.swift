import LotSearch

/// Plans of which none is at least as good as another in all of the scores that are weighed against one another.
public struct DesignFront: Sendable {
    public struct Point: Sendable {
        /// In the order of the scores asked for.
        public let scores: [Double]
        /// What the design was made for: the brief with this objective.
        public let objective: DesignObjective
        public let design: Design
    }

    public let asked: [DesignScore]
    /// Ascending by the first score, then the next.
    public let points: [Point]
    /// Searches that were made; those that met a dominated plan or one that is there already add no point.
    public let searches: Int
    /// Why there is no plan, where there is none.
    public let status: Design.Status

    /// Whether the first is at least as good everywhere and better somewhere.
    static func dominates(_ a: [Double], _ b: [Double]) -> Bool {
        zip(a, b).allSatisfy { $0 <= $1 } && zip(a, b).contains { $0 < $1 }
    }
}

extension Designer {
    /// A Pareto set over two or three scores, by a bounded number of searches.
    ///
    /// First each score before the others, then weighted sums: for two scores along the chord of neighbouring points
    /// (Aneja and Nair 1979, "Bicriteria transportation problem"), for three on an even grid of weights over the ranges
    /// met so far. Plans in hollows of the front, which no weighted sum prefers, are met by chance at most.
    ///
    /// - Parameters:
    ///   - searches: the most designs that are made, each with the effort of this designer; a clock's time is shared: what
    ///     one leaves the next ones have, and what all leave is spent on going on from plans that are not proved.
    ///   - progress: called before every search with its number.
    /// - Throws: `BriefFault` where the scores are not two or three different ones, or lack their inputs.
    public func front(
        _ brief: DesignBrief, over scores: [DesignScore], searches: Int = 9,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(BriefFault) -> DesignFront {
        guard (2...3).contains(scores.count), Set(scores).count == scores.count else {
            throw BriefFault("a Pareto set is over two or three different scores")
        }
        guard searches >= scores.count else {
            throw BriefFault("a Pareto set over \(scores.count) scores takes at least \(scores.count) searches")
        }
        var search = FrontSearch(
            designer: self, brief: brief, asked: scores, progress: progress,
            stop: StopSign(seconds: effort.seconds, cancellation: effort.cancellation), left: searches)
        return try await search.run()
    }
}

/// One search of a front: what it was for, and what it met.
struct FrontAim {
    struct Plan {
        let assignment: [Int]
        let scores: [Double]
    }

    let asked: [DesignScore]
    let objective: DesignObjective
    let design: Design
    /// In the order asked for.
    let scores: [Double]

    /// The same aim with the best of all known plans: one that was met for another aim may serve it better. Value and gap
    /// follow; the bound is that of its own search.
    func settled(among known: [Plan]) -> FrontAim {
        let own = terms(scores)
        // Less than rounding is no gain.
        guard let best = known.min(by: { precedes(terms($0.scores), terms($1.scores)) }),
            precedes(terms(best.scores), own)
        else { return self }
        let scores = terms(best.scores)
        let value = objective.value(scores)
        let bound = design.bound.map { min($0, value) }
        let isProved = bound.map { $0 >= value - 1e-6 * max(1, abs(value)) } ?? false
        return FrontAim(
            asked: asked, objective: objective,
            design: Design(
                status: isProved ? .optimal : .feasible, assignment: best.assignment, scores: scores, value: value,
                bound: bound, method: design.method + "; the plan was met by a search for other weights",
                isReproducible: design.isReproducible),
            scores: best.scores)
    }

    /// Scores in the order of the objective.
    private func terms(_ scores: [Double]) -> [Double] {
        objective.terms.map { term in scores[asked.firstIndex(of: term.score) ?? 0] }
    }

    /// Whether the first is better for this aim, by more than rounding.
    private func precedes(_ a: [Double], _ b: [Double]) -> Bool {
        func isLess(_ a: Double, _ b: Double) -> Bool { a < b - 1e-9 * max(1, abs(b)) }
        guard objective.isLexicographic else { return isLess(objective.value(a), objective.value(b)) }
        for (one, other) in zip(a, b) {
            if isLess(one, other) { return true }
            if isLess(other, one) { return false }
        }
        return false
    }
}

private struct FrontSearch {
    let designer: Designer
    let brief: DesignBrief
    let asked: [DesignScore]
    let progress: @Sendable (Int) -> Void
    let stop: StopSign
    var left: Int
    /// Chords between whose ends was searched.
    var tried: Set<[Double]> = []
    /// Every search that met a plan, in the order of the searches.
    var aims: [FrontAim] = []
    var made = 0

    mutating func run() async throws(BriefFault) -> DesignFront {
        for score in asked {
            let others = asked.filter { $0 != score }
            let status = try await add(
                DesignObjective(([score] + others).map { .init($0) }, isLexicographic: true))
            // What one objective cannot meet no other can: the rules are the same.
            if aims.isEmpty, status == .infeasible { return front(.infeasible) }
        }
        if asked.count == 2 { try await followChords() } else { try await coverGrid() }
        try await goOn()
        return front(aims.isEmpty ? .unknown : .feasible)
    }

    private func front(_ status: Design.Status) -> DesignFront {
        DesignFront(asked: asked, points: points, searches: made, status: status)
    }

    /// Plans that no other dominates, each under the first aim that it serves best of all plans met; a plan that serves none
    /// best stands under the aim whose search met it.
    private var points: [DesignFront.Point] {
        let known = aims.map { FrontAim.Plan(assignment: $0.design.assignment ?? [], scores: $0.scores) }
        let settled = aims.map { $0.settled(among: known) }
        var points: [DesignFront.Point] = []
        for aim in settled + aims
        where !known.contains(where: { DesignFront.dominates($0.scores, aim.scores) })
            && !points.contains(where: { $0.scores == aim.scores })
        {
            points.append(.init(scores: aim.scores, objective: aim.objective, design: aim.design))
        }
        return points.sorted { $0.scores.lexicographicallyPrecedes($1.scores) }
    }

    /// Searches once; whether its plan is worth keeping is settled when all plans are known.
    private mutating func add(
        _ objective: DesignObjective, from given: [Int]? = nil, seed: Seed? = nil
    ) async throws(BriefFault) -> Design.Status {
        // No less than a moment: a plan is wanted of each.
        let seconds = designer.effort.seconds.map { max(0.05, $0 - stop.elapsed) / Double(left) }
        left -= 1
        made += 1
        progress(made)
        let one = Designer(designer.effort.with(seconds: seconds), seed: seed ?? designer.seed)
        let design = try await one.design(try brief.with(objective), from: given)
        guard design.assignment != nil else { return design.status }
        let scores = asked.map { score in
            design.scores[objective.terms.firstIndex { $0.score == score } ?? 0]
        }
        aims.append(FrontAim(asked: asked, objective: objective, design: design, scores: scores))
        return design.status
    }

    /// Where a clock leaves time and nothing new is left to aim at: further searches from the plans that are known, those that
    /// are proved left out, and of what they add the chords.
    private mutating func goOn() async throws(BriefFault) {
        guard stop.isClocked else { return }
        let open = aims.filter { $0.design.status != .optimal }
        var again = 0
        while left > 0, !open.isEmpty, !stop.isOver() {
            let aim = open[again % open.count]
            _ = try await add(
                aim.objective, from: aim.design.assignment, seed: designer.seed.child("again", index: again))
            again += 1
            if asked.count == 2 { try await followChords() }
        }
    }

    /// Between neighbouring points, the widest chord of those not yet tried first.
    private mutating func followChords() async throws(BriefFault) {
        while left > 0 {
            let line = points.sorted { $0.scores.lexicographicallyPrecedes($1.scores) }.map(\.scores)
            let chords = zip(line, line.dropFirst()).filter { !tried.contains($0 + $1) }
            let span = [0, 1].map { place in
                max((line.map { $0[place] }.max() ?? 0) - (line.map { $0[place] }.min() ?? 0), 1e-12)
            }
            func area(_ chord: ([Double], [Double])) -> Double {
                (chord.1[0] - chord.0[0]) / span[0] * (chord.0[1] - chord.1[1]) / span[1]
            }
            guard let widest = chords.max(by: { area($0) < area($1) }) else { return }
            tried.insert(widest.0 + widest.1)
            let weights = [widest.0[1] - widest.1[1], widest.1[0] - widest.0[0]]
            guard weights.allSatisfy({ $0 > 0 }) else { continue }
            let terms = zip(asked, weights).map { DesignObjective.Term($0, weight: $1) }
            _ = try await add(DesignObjective(terms))
        }
    }

    /// Weights in even steps that sum to the number of steps, the middle of the grid first.
    private mutating func coverGrid() async throws(BriefFault) {
        let ranges = asked.indices.map { place in
            let values = points.map { $0.scores[place] }
            return max((values.max() ?? 0) - (values.min() ?? 0), 1e-9)
        }
        var steps = 3
        while left > 0, steps <= 48 {
            for first in 1..<(steps - 1) {
                for second in 1..<(steps - first) where left > 0 {
                    let shares = [first, second, steps - first - second]
                    let terms = asked.indices.map {
                        DesignObjective.Term(asked[$0], weight: Double(shares[$0]) / Double(steps) / ranges[$0])
                    }
                    _ = try await add(DesignObjective(terms))
                }
            }
            steps *= 2
        }
    }
}
