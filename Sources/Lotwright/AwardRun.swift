import Foundation
import LotIO
import LotMarket
import LotModel
import LotSolver

/// Awards by themselves: decide with a review, check, and check again what was published.
public enum AwardRun {
    /// - Parameter providers: who may bid where; nil where everybody may.
    /// - Throws: `CheckFailed` when the award does not pass its checkers, `SolverFailure` from the solver.
    public static func review(
        _ tender: Tender, providers: [Provider]? = nil, gap: Double, maxNodes: Int = 1_000_000,
        cancellation: Cancellation? = nil, progress: (@Sendable (String) -> Void)? = nil
    ) throws -> AwardReview {
        let problem = AwardProblem(tender)
        let isCost = tender.terms.scoring == .leastCost && tender.terms.penaltyPerHour == nil
        let solver = AwardSolver(
            gap: gap, maxNodes: maxNodes, cancellation: cancellation,
            progress: isCost ? progress.map(AwardProgress.words) : nil)
        let review = try AwardReviewer(solver, cancellation: cancellation, progress: progress).review(problem)
        try CheckFailed.unless("award", AwardStage.faults(tender, review.outcome, providers: providers))
        let causes = try UnawardedLots(cancellation: cancellation).causes(problem, review.outcome)
        return AwardReview(
            outcome: review.outcome.with(unawarded: causes), second: review.second, prices: review.prices,
            figures: review.figures)
    }

    /// Recomputes a published award: every file against the manifest, then validity, scores, rules, limits and objective from
    /// `rules.json`, `bids.csv` and `award.csv`; and awards again, to see whether an award exists that is better than the
    /// published one claims possible.
    ///
    /// Not noticed: what was altered together with the manifest and leaves the award as good as it claims to be, such as the
    /// words of the statement.
    ///
    /// - Returns: what could not be looked at, in words.
    /// - Throws: `CheckFailed` with everything that does not agree, `InputRefused` when a file is missing or unreadable.
    @discardableResult
    public static func verify(folder: String, awardsAgain: Bool = true) throws -> [String] {
        let altered = alteredFiles(folder)
        let published: PublishedAward
        do throws(InputRefused) { published = try PublishedAward(folder: folder) } catch {
            if error.diagnostics.contains(where: { $0.id.rawValue.hasPrefix("file.") }) { throw error }
            throw CheckFailed(stage: "folder", faults: (altered ?? []) + error.diagnostics.map(\.description))
        }
        let tender = published.loaded.tender
        var found = (altered ?? []) + faults(published)
        if let claim = published.claim, claim.bound > claim.objective + 1 {
            found.append("the bound is above the objective")
        }
        for (contract, hours) in zip(published.contracts, published.statedHours) {
            if let hours, abs(hours - contract.hours) > 1e-3 * max(1, contract.hours) {
                found.append("\(tender.bids[contract.bid].id): \(hours) hours are not what its share comes to")
            }
        }
        for contract in published.contracts where contract.rank > 1 {
            let bid = tender.bids[contract.bid]
            if bid.provider != contract.provider || bid.ratePence != contract.ratePence || bid.tier != contract.tier
                || !bid.lots.contains(contract.lot)
            {
                found.append("rank \(contract.rank): contract and bid \(bid.id) disagree")
            }
        }
        if awardsAgain, found.isEmpty { found = try betterAward(published) }
        if !found.isEmpty { throw CheckFailed(stage: "award", faults: found) }
        return [
            altered == nil ? "\(Publish.manifestName) is missing: no file was held against its bytes as written" : nil,
            published.claim == nil ? "summary.json is missing: how good the award was proved to be is not known" : nil,
        ].compactMap { $0 }
    }

    /// What another award of the same bids under the same rules shows to be wrong with the published one.
    private static func betterAward(_ published: PublishedAward) throws -> [String] {
        let claimed =
            published.claim.map { max(0, $0.objective - $0.bound) / max(abs($0.objective), 1e-9) }
            ?? published.loaded.gap ?? 0
        let gap = max(claimed, AwardReviewer.comparableGap)
        let tender = published.loaded.tender
        let lead = published.contracts.filter { $0.rank == 1 }
        if lead.isEmpty, published.claim?.isInfeasible == true { return [] }
        let again = try AwardSolver(gap: gap).outcome(AwardProblem(tender))
        let checker = RuleChecker(tender, contracts: lead, names: published.loaded.providerIDs)
        let fewer = checker.unawardedHours - again.award.unawardedHours
        if fewer > 1e-2, tender.terms.penaltyPerHour == nil {
            return ["another award leaves \((fewer * 100).rounded() / 100) hours a week fewer without a winner"]
        }
        let objective = checker.recomputedObjective
        var found: [String] = []
        if abs(fewer) <= 1e-2 || tender.terms.penaltyPerHour != nil {
            let unit = tender.terms.scoring == .leastCost ? "pence a year" : "hundredths of points x hours a week"
            let better = objective - again.objective
            if better > gap * abs(objective) + 1 {
                found.append("another award is better by \(Int(better.rounded())) \(unit)")
            }
            if let claim = published.claim, claim.bound > again.objective * (1 + 1e-7) + 1 {
                found.append("the bound is above the objective of another award")
            }
        }
        return found
    }

    /// Where no summary claims anything, the contracts' own sums stand in for it.
    private static func faults(_ published: PublishedAward) -> [String] {
        let tender = published.loaded.tender
        let lead = published.contracts.filter { $0.rank == 1 }
        let pence = lead.reduce(0) { $0 + $1.hours * Double($1.ratePence) } * Conventions.weeksPerYear
        let checker = RuleChecker(tender, contracts: lead, names: published.loaded.providerIDs)
        let award = Award(
            contracts: lead, unawardedHours: published.claim?.unawardedHours ?? checker.unawardedHours,
            unawardedBound: 0, objectivePence: published.claim?.pencePerYear ?? Int(pence.rounded()), boundPence: 0,
            isProved: false, solver: "")
        return AwardStage.faults(
            tender,
            AwardOutcome(
                status: published.claim?.isInfeasible == true && lead.isEmpty ? .infeasible : .stopped, award: award,
                standby: [],
                objective: published.claim?.objective ?? checker.recomputedObjective, bound: 0, conflict: []),
            providers: nil, names: published.loaded.providerIDs)
    }

    /// Files whose bytes are not those of the manifest; nil where there is none to compare with.
    private static func alteredFiles(_ folder: String) -> [String]? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + Publish.manifestName),
            let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let outputs = manifest["outputs"] as? [[String: Any]]
        else { return nil }
        return outputs.compactMap { output in
            guard let name = output["name"] as? String, let sum = output["sha256"] as? String else { return nil }
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
                return "\(name) is missing"
            }
            return sha256Text(Array(bytes)) == sum ? nil : "\(name) is not as it was written"
        }
    }
}
