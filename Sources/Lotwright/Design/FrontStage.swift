import LotDesign
import LotModel

extension DesignStage {
    /// Most searches of a front: the ends, and as many steps between them as a reader can tell apart.
    static let frontSearches = 9

    /// Plans between the scores that the wishes name, each checked; weights and order of the wishes play no part.
    ///
    /// A clock's time is shared among the searches.
    ///
    /// - Throws: `InputRefused`, also where the scores are not two or three, `NoPlan`, `CheckFailed`, `TravelFailure`.
    public func front(_ scenario: Scenario, seed: UInt64? = nil) async throws -> DesignedFront {
        let wished = try await WishedBrief(scenario, threads: threads)
        let seed = seed ?? scenario.seed
        let scores = wished.wishes.judgedBy.map(\.score)
        guard (2...3).contains(scores.count) else {
            throw InputRefused([
                Diagnostic(
                    .valueConflict, at: wished.wishes.place, value: scores.map(\.rawValue).joined(separator: ", "),
                    "cannot be weighed against one another: a Pareto set is over two or three scores.",
                    remedy: "Name two or three in objective.")
            ])
        }
        progress?(
            "design: plans between \(scores.map(\.rawValue).joined(separator: ", ")), at most "
                + "\(Self.frontSearches) searches")
        let asked = scores.map { DesignScore($0) }
        let told = progress
        let front = try await designer(wished, seed: seed).front(
            wished.brief, over: asked, searches: Self.frontSearches
        ) {
            told?("design: search \($0) of at most \(Self.frontSearches)")
        }
        guard !front.points.isEmpty, let tier = scenario.designTier else {
            // What one objective cannot meet no other can; a single search tells why.
            let one = try await designer(wished, seed: seed, searches: Self.frontSearches).design(wished.brief)
            throw NoPlan(one)
        }
        var plans: [DesignedFront.Plan] = []
        for (index, point) in front.points.enumerated() {
            let checker = DesignChecker(try wished.brief.with(point.objective))
            try CheckFailed.unless("design", checker.faults(of: point.design))
            guard let lots = point.design.assignment else { continue }
            try CheckFailed.unless("design", wished.brokenLimits(lots))
            let told = wished.told(
                point.design, lots, for: point.objective, tier: tier, seed: seed,
                isReproducible: point.design.isReproducible && !isStopped)
            plans.append(
                DesignedFront.Plan(
                    id: "P\(index + 1)", scenario: scenario.designed(lots, told),
                    values: zip(asked, point.scores).map { $1 / wished.unit($0) }))
        }
        return DesignedFront(scores: scores, plans: plans, searches: front.searches)
    }
}
