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
    /// `rules.json`, `bids.csv` and `award.csv`. It does not look for a better award: a losing bid that was altered together
    /// with the manifest is not noticed.
    ///
    /// - Throws: `CheckFailed` with everything that does not agree, `InputRefused` when a file is missing or unreadable.
    public static func verify(folder: String) throws {
        let altered = alteredFiles(folder)
        if !altered.isEmpty { throw CheckFailed(stage: "folder", faults: altered) }
        let published: PublishedAward
        do throws(InputRefused) { published = try PublishedAward(folder: folder) } catch {
            if error.diagnostics.contains(where: { $0.id.rawValue.hasPrefix("file.") }) { throw error }
            throw CheckFailed(stage: "folder", faults: error.diagnostics.map(\.description))
        }
        let tender = published.loaded.tender
        var found = faults(published)
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
        if !found.isEmpty { throw CheckFailed(stage: "award", faults: found) }
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
            providers: nil)
    }

    /// Files whose bytes are not those of the manifest; empty where there is none to compare with.
    private static func alteredFiles(_ folder: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: folder + "/" + Publish.manifestName),
            let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let outputs = manifest["outputs"] as? [[String: Any]]
        else { return [] }
        return outputs.compactMap { output in
            guard let name = output["name"] as? String, let sum = output["sha256"] as? String else { return nil }
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
                return "\(name) is missing"
            }
            return sha256Text(Array(bytes)) == sum ? nil : "\(name) is not as it was written"
        }
    }
}
