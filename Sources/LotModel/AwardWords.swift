/// How an award is decided, in words that stand in every file that tells of one.
public enum AwardWords {
    /// The objective and the tie-break.
    public static func decision(_ terms: AwardTerms) -> String {
        "\(objective(terms)) \(tieBreak(terms)) Draft, not legal advice."
    }

    public static func objective(_ terms: AwardTerms) -> String {
        let goal =
            terms.scoring == .leastCost ? "the lowest yearly cost" : "the most points, each bid's weighted by its hours"
        if terms.order == .inSequence {
            return
                "Tiers that offer the same hours are awarded one after the other, in their order; what an earlier tier "
                + "awards is never opened again. In each tier, among all awards that keep the rules, the one with the most "
                + "hours awarded is chosen; among those, the one with \(goal), within the stated gap"
                + (terms.penaltyPerHour == nil ? "" : ", every hour without a winner counting its stated penalty")
                + ". Rules that ask for at least something are held when the last tier is awarded."
        }
        return terms.penaltyPerHour == nil
            ? "Among all awards that keep the rules, the one with the most hours awarded is chosen; among those, the one "
                + "with \(goal), within the stated gap."
            : "Among all awards that keep the rules, the one with \(goal) is chosen, within the stated gap, every hour "
                + "without a winner counting its stated penalty."
    }

    public static func tieBreak(_ terms: AwardTerms) -> String {
        "Of awards equal in all this, the one that holds the lowest bid id of those in which they differ, where the best is "
            + "proved exactly (ties_exact in the summary); else a lot goes to the lowest bid id among bids of equal weight "
            + "for the same lots that keep the rules. Ids are compared character by character: B10 comes before B2."
            + (terms.scoring == .leastCost
                ? ""
                : " Points for price and quality are each rounded to hundredths, and so is their weighted sum.")
            + " Ties are never broken by chance."
    }
}
