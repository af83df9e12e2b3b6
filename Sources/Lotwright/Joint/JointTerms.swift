import LotModel

/// What cannot be decided together with lots, because it depends on a whole plan or names lots that are not drawn yet.
enum JointTerms {
    /// - Throws: `InputRefused` with everything that stands in the way.
    static func check(_ scenario: Scenario) throws(InputRefused) {
        guard let tier = scenario.designTier else {
            throw InputRefused([
                fault("tiers", "have no lots that are designed.", "Write lots: designed in a tier.")
            ])
        }
        var faults = scenario.terms.rules.compactMap { rule in ruleFault(rule, tier) }
        let awarded = scenario.plan.tiers.count(where: \.rules.offer.isAwarded)
        if scenario.terms.order == .inSequence, awarded > 1 {
            faults.append(
                fault(
                    "award.tier_order",
                    "awards tiers one after the other, which one decision of lots and winners cannot.",
                    "Award tiers together, or leave --joint out."))
        }
        if scenario.plan.tiers[tier].rules.offer == .exclusive, scenario.rules.bidding.packageLots > 1 {
            faults.append(
                fault(
                    "parameters.bidding.package_lots",
                    "lets providers bid for packages, whose lots depend on the whole plan.",
                    "Set it to 1, or leave --joint out."))
        }
        if scenario.rules.bidding.mostLots != nil {
            faults.append(
                fault(
                    "parameters.bidding.most_lots",
                    "lets a provider choose among the lots of a plan, so that its bid for a lot depends on the others.",
                    "Leave it out, or leave --joint out."))
        }
        if scenario.bids?.contains(where: { $0.tier == tier }) ?? false {
            faults.append(
                fault("bids", "name lots of the designed tier, which are not drawn yet.", "Leave --joint out."))
        }
        if !faults.isEmpty { throw InputRefused(faults) }
    }

    static func ruleFault(_ rule: AwardRule, _ tier: Int) -> Diagnostic? {
        let words: String
        switch rule {
        case .capacity, .allAwarded, .oneBidEach, .lotsAwarded, .spend, .budget, .marketShare, .winners,
            .rivalProviders, .quality, .rate, .lotShare:
            return nil
        case .lotsBid: words = "counts the lots that a provider bids for, which depends on the whole plan."
        case .incumbentKept(let lots), .reservedForSmall(let lots):
            if lots.allSatisfy({ $0.tier != tier }) { return nil }
            words = "names lots of the designed tier, which are not drawn yet."
        case .incumbentChanges, .group, .separateLots: words = "names lots, which are not drawn yet."
        }
        return fault("award.rules", words, "Leave the rule out, or leave --joint out.")
    }

    private static func fault(_ field: String, _ words: String, _ remedy: String) -> Diagnostic {
        Diagnostic(.valueConflict, at: .init(file: "scenario.yaml", field: field), words, remedy: remedy)
    }
}
