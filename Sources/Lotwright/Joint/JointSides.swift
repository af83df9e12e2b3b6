import LotDesign
import LotMarket
import LotModel

/// A plan with its award at the bids of naive bidders.
struct AwardedLots {
    let scenario: Scenario
    let outcome: AwardOutcome
    let winners: [String: [String]]
    let lotIDs: [String]
    let scores: [Double]

    /// Whether the award that was found is better; what is proved of it is another matter.
    ///
    /// - Parameter isSum: whether hours without a winner are part of the objective.
    func isBetter(than other: AwardedLots, isSum: Bool) -> Bool {
        let fewer = other.outcome.award.unawardedHours - outcome.award.unawardedHours
        return !isSum && abs(fewer) > JointPlan.Side.sameHours
            ? fewer > 0 : outcome.objective < other.outcome.objective
    }
}

/// Awards and delivers the designed lots and the joint ones, each by itself.
struct JointSides {
    let stage: JointStage
    let wished: WishedBrief
    let ground: Ground

    func awarded(_ scenario: Scenario, tender: Tender) throws -> AwardedLots {
        let outcome = try AwardStage(
            rules: scenario.rules.award, cancellation: stage.cancellation, progress: nil, explains: false
        ).award(tender, providers: ground.providers)
        let index = scenario.designTier ?? 0
        let tier = scenario.plan.tiers[index]
        var winners: [String: Set<String>] = [:]
        for contract in outcome.award.contracts where contract.tier == index {
            winners[tier.lots[contract.lot].id, default: []].insert(ground.providers[contract.provider].id)
        }
        let lots = tier.lotOfArea.map { $0 ?? 0 }
        let checker = DesignChecker(wished.brief)
        try CheckFailed.unless("joint", checker.faults(of: lots))
        let scores = zip(wished.wishes.judgedBy, wished.brief.objective.terms).map { _, term in
            checker.score(term.score, lots) / wished.unit(term.score)
        }
        return AwardedLots(
            scenario: scenario, outcome: outcome, winners: winners.mapValues { $0.sorted() },
            lotIDs: lots.map { tier.lots[$0].id }, scores: scores)
    }

    /// The scenario with other lots.
    func scenario(_ designed: Scenario, _ lots: [[Int]]) throws -> Scenario {
        guard let old = designed.designed else { return designed }
        var assignment = [Int](repeating: 0, count: designed.areas.coreCount)
        for (number, areas) in lots.enumerated() { for area in areas { assignment[area] = number } }
        let hours = designed.demand.commissionedHours
        let plan = KeptNumbers(
            given: designed.plan.tiers[old.tier].lotOfArea.map { $0 ?? 0 }, hours: hours,
            fixed: Set(wished.brief.ties.locked.values)
        ).plan(try LotPool.numbered(assignment, wished.brief))
        let checker = DesignChecker(wished.brief)
        let scores = wished.brief.objective.terms.map { checker.score($0.score, plan) }
        let design = Design(
            status: .feasible, assignment: plan, scores: scores, value: wished.brief.objective.value(scores),
            method: "lots of plans that the search met, chosen together with their winners",
            isReproducible: old.isReproducible)
        try CheckFailed.unless("joint", checker.faults(of: design))
        return designed.designed(
            plan,
            wished.told(
                design, plan, tier: old.tier, seed: old.seed,
                isReproducible: old.isReproducible && !(stage.cancellation?.isCancelled ?? false)))
    }

    /// Both plans through award, mobilisation and delivery as a run has them, but for the gap of the award.
    func compared(
        _ separate: AwardedLots, _ joint: AwardedLots, _ problem: JointProblem, _ solution: JointSolution?
    ) async throws -> JointPlan {
        let first = separate.scenario
        let codes = first.areas.core.map(\.code)
        let demand = first.demand
        let hours = Dictionary(uniqueKeysWithValues: zip(codes, demand.commissionedHours))
        let name = first.plan.tiers[problem.tier].rules.name
        stage.progress?("joint: delivering both plans")
        let one = try await delivered(separate)
        let other = first.plan == joint.scenario.plan ? one : try await delivered(joint)
        return JointPlan(
            separate: one, joint: other,
            difference: PlanDifference(
                tiers: (name, name), from: Dictionary(uniqueKeysWithValues: zip(codes, separate.lotIDs)),
                to: Dictionary(uniqueKeysWithValues: zip(codes, joint.lotIDs)), hours: hours),
            plans: problem.plans.count, lots: problem.lots.count, bids: problem.bids.count,
            bound: min(solution?.bound ?? 0, joint.outcome.objective),
            isHoursProved: solution?.isHoursProved ?? false, isSum: first.terms.penaltyPerHour != nil,
            scores: wished.wishes.judgedBy.map(\.score.rawValue))
    }

    private func delivered(_ awarded: AwardedLots) async throws -> JointPlan.Side {
        let chain = try await Draws(awarded.scenario, threads: stage.threads, cancellation: stage.cancellation)
            .chain(Draw(values: [:]), awardGap: nil)
        let total = chain.coverage.total
        let outcome = awarded.outcome
        return JointPlan.Side(
            lotIDs: awarded.lotIDs, objective: outcome.objective, bound: min(outcome.bound, outcome.objective),
            unawardedHours: outcome.award.unawardedHours, leastUnawardedHours: outcome.award.unawardedBound,
            pencePerYear: outcome.award.objectivePence, winners: awarded.winners, scores: awarded.scores,
            unmetHours: total.unmet, peopleUnserved: total.peopleUnserved, gapAreas: total.gapAreas,
            spendPence: chain.budget.reduce(0) { $0 + $1.totalPence })
    }
}
