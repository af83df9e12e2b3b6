import Foundation
import LotIO
import LotMarket
import LotModel
import LotSolver

/// Awards without geography: decide, check, and check again what was published.
public enum AwardRun {
    /// - Throws: `CheckFailed` when the award does not pass its checkers, `SolverFailure` from the solver.
    public static func review(
        _ loaded: LoadedTender, gap: Double, cancellation: Cancellation? = nil
    ) throws -> AwardReview {
        let solver = AwardSolver(gap: gap, cancellation: cancellation)
        let review = try AwardReviewer(solver).review(AwardProblem(loaded.tender))
        if review.outcome.status != .infeasible {
            let found = faults(loaded, review.outcome.award, objective: review.outcome.objective)
            if !found.isEmpty { throw CheckFailed(stage: "award", faults: found) }
        }
        return review
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
        let lead = published.contracts.filter { $0.rank == 1 }
        let award = Award(
            contracts: lead, unawardedHours: published.unawardedHours, unawardedBound: 0,
            objectivePence: published.pencePerYear, boundPence: 0, isProved: false, solver: "")
        var found = faults(published.loaded, award, objective: published.objective)
        if published.bound > published.objective + 1 { found.append("the bound is above the objective") }
        for contract in published.contracts where contract.rank > 1 {
            let bid = published.loaded.tender.bids[contract.bid]
            if bid.provider != contract.provider || bid.ratePence != contract.ratePence || bid.tier != contract.tier
                || !bid.lots.contains(contract.lot)
            {
                found.append("rank \(contract.rank): contract and bid \(bid.id) disagree")
            }
        }
        if !found.isEmpty { throw CheckFailed(stage: "award", faults: found) }
    }

    private static func faults(_ loaded: LoadedTender, _ award: Award, objective: Double) -> [String] {
        let tender = loaded.tender
        return AwardChecker().faults(
            of: award, plan: tender.plan, hours: tender.hours, bids: tender.bids, capacity: tender.capacity,
            providers: nil, ceilingPence: .max)
            + RuleChecker(tender, contracts: award.contracts, names: loaded.providerIDs).faults(objective: objective)
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
