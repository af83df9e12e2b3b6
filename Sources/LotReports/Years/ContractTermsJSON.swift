import LotIO
import LotModel

/// The rules by which contract years follow from the first, as they were applied.
struct ContractTermsJSON {
    private let scenario: Scenario
    private let terms: ContractTerms

    init(_ scenario: Scenario, _ terms: ContractTerms) {
        self.scenario = scenario
        self.terms = terms
    }

    var value: JSONValue {
        let rates = scenario.rateSchedule
        return .members([
            ("uplifts", .list(rates.uplifts.map(Self.share))),
            ("cost_uplifts", .list(rates.costUplifts.map(Self.share))),
            ("spot_uplifts", .list((terms.spotUplifts ?? rates.uplifts).map(Self.share))),
            ("people_growth", Self.share(terms.peopleGrowth)),
            ("direct_payment_drift", Self.share(terms.directPaymentDrift)),
            ("no_reply_share", Self.share(terms.lostVisits.noReplies)),
            ("cancelled_share", Self.share(terms.lostVisits.cancelled)),
            ("non_contact_share", Self.share(terms.nonContactShare)),
            (
                "reablement",
                terms.reablement.map { reablement in
                    .members([
                        ("from_year", .whole(reablement.fromYear)), ("share_year", Self.share(reablement.shareYear)),
                        ("weeks", .whole(reablement.weeks)), ("weekly_decay", Self.share(reablement.weeklyDecay)),
                    ])
                } ?? .null
            ),
            (
                "hand_back",
                terms.handBack.map { handBack in
                    .members([
                        ("after_years", .whole(handBack.afterYears)),
                        ("share", Self.share(handBack.share ?? scenario.rules.simulate.pressedHandBackYear)),
                    ])
                } ?? .null
            ),
        ])
    }

    /// What a rule leaves to section rates, and to its basis, is null.
    static func rule(_ rule: PaymentRule) -> JSONValue {
        .members([
            ("from_year", .whole(rule.fromYear)), ("basis", .text(rule.basis.rawValue)),
            ("recorded_share", share(rule.recordedShare)),
            ("minimum_visit_minutes", rule.minimumVisitMinutes.map(share) ?? .null),
            ("guaranteed_share", rule.guaranteedShare.map(share) ?? .null), ("outcome_share", share(rule.outcomeShare)),
            ("outcomes_met", share(rule.outcomesMet)), ("top_slice_share", share(rule.topSliceShare)),
            ("top_slice_returned", share(rule.topSliceReturned)),
            ("pays_no_replies", rule.paysNoReplies.map { .boolean($0) } ?? .null),
            ("pays_cancellations", rule.paysCancelled.map { .boolean($0) } ?? .null),
            ("review_share", rule.review.map { share($0.share) } ?? .null),
            ("review_surplus_pence", rule.review.map { share($0.surplusPence) } ?? .null),
        ])
    }

    private static func share(_ value: Double) -> JSONValue { .number(value, decimals: 9) }
}
