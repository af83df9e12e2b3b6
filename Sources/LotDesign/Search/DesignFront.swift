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
    /// - Parameter searches: the most designs that are made, each with the effort of this designer.
    /// - Throws: `BriefFault` where the scores are not two or three different ones, or lack their inputs.
    public func front(
        _ brief: DesignBrief, over scores: [DesignScore], searches: Int = 9
    ) async throws(BriefFault) -> DesignFront {
        guard (2...3).contains(scores.count), Set(scores).count == scores.count else {
            throw BriefFault("a Pareto set is over two or three different scores")
        }
        guard searches >= scores.count else {
            throw BriefFault("a Pareto set over \(scores.count) scores takes at least \(scores.count) searches")
        }
        var search = FrontSearch(designer: self, brief: brief, asked: scores, left: searches)
        return try await search.run()
    }
}

private struct FrontSearch {
    let designer: Designer
    let brief: DesignBrief
    let asked: [DesignScore]
    var left: Int
    var made = 0
    var points: [DesignFront.Point] = []

    mutating func run() async throws(BriefFault) -> DesignFront {
        for score in asked {
            let others = asked.filter { $0 != score }
            let status = try await add(
                DesignObjective(([score] + others).map { .init($0) }, isLexicographic: true))
            // What one objective cannot meet no other can: the rules are the same.
            if points.isEmpty, status == .infeasible { return front(.infeasible) }
        }
        if asked.count == 2 { try await followChords() } else { try await coverGrid() }
        return front(points.isEmpty ? .unknown : .feasible)
    }

    private func front(_ status: Design.Status) -> DesignFront {
        DesignFront(
            asked: asked, points: points.sorted { $0.scores.lexicographicallyPrecedes($1.scores) }, searches: made,
            status: status)
    }

    /// Searches once and keeps what is not dominated.
    private mutating func add(_ objective: DesignObjective) async throws(BriefFault) -> Design.Status {
        left -= 1
        made += 1
        let design = try await designer.design(try brief.with(objective))
        guard design.assignment != nil else { return design.status }
        let scores = asked.map { score in
            design.scores[objective.terms.firstIndex { $0.score == score } ?? 0]
        }
        if points.contains(where: { $0.scores == scores || DesignFront.dominates($0.scores, scores) }) {
            return design.status
        }
        points.removeAll { DesignFront.dominates(scores, $0.scores) }
        points.append(.init(scores: scores, objective: objective, design: design))
        return design.status
    }

    /// Between neighbouring points, the widest chord of those not yet tried first.
    private mutating func followChords() async throws(BriefFault) {
        var tried: Set<[Double]> = []
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
