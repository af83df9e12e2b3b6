import LotIO
import LotMarket
import LotModel

/// The award statement: what was offered under which rules, who won each lot and why, how sure that is, and how anybody can
/// redo it. A draft for a person to sign, and no legal advice.
struct AwardStatement {
    /// Tenders with at most so many bids list every one of them; others show each lot's next best.
    static let mostBidsListed = 150

    let named: NamedTender
    let outcome: AwardOutcome
    let account: AwardAccount
    let gap: Double
    /// Nil for a run, which does not look for the second best award.
    let review: AwardReview?
    /// One for each of the tender's limits, or none.
    let prices: [RulePrice]
    let words: StatementWords

    /// - Parameter gap: relative, to which the award was to be proved.
    init(
        _ named: NamedTender, outcome: AwardOutcome, gap: Double, review: AwardReview? = nil, prices: [RulePrice] = []
    ) {
        self.named = named
        self.outcome = outcome
        self.gap = gap
        self.review = review
        self.prices = review?.prices ?? prices
        account = AwardAccount(named.tender, outcome: outcome)
        words = StatementWords(named, account)
    }

    var tender: Tender { named.tender }

    var document: Document {
        var document = Document(title: "Award statement: \(named.title)")
        document.add(.note(stamps))
        if account.lots.isEmpty { return withoutLots(document) }
        addSummary(&document)
        addOffer(&document)
        addRules(&document)
        addScoring(&document)
        if outcome.status != .infeasible {
            addLots(&document)
            addProviders(&document)
            addAlternatives(&document)
        }
        addChecking(&document)
        addLaw(&document)
        if !named.attribution.isEmpty { document.add(.paragraph(named.attribution)) }
        return document
    }

    /// What fits a screen: the result in short, and what else could have been.
    var brief: Document {
        var document = Document(title: "Award: \(named.title)")
        document.add(.note(stamps))
        if account.lots.isEmpty { return withoutLots(document) }
        addSummary(&document)
        if outcome.status != .infeasible { addAlternatives(&document) }
        return document
    }

    /// Where frameworks, dynamic purchasing or spot purchase are all there is.
    private func withoutLots(_ given: Document) -> Document {
        var document = given
        document.add(
            .paragraph(
                "No lot is awarded here: care is called off from frameworks, or bought package by package. Who has a place, who "
                    + "works and who withdrew stands in the report and in summary.json, under routes."))
        if !named.attribution.isEmpty { document.add(.paragraph(named.attribution)) }
        return document
    }

    private var stamps: [String] {
        var stamps = ["Draft, not legal advice. A person decides and signs."]
        if named.isModelled {
            stamps.append(
                named.givenBids == 0
                    ? "The bids are modelled: simulated, not any firm's bid."
                    : "\(words.counted(named.givenBids, "bid")) of the bidders' own; all others are modelled: simulated, not any "
                        + "firm's bid.")
        }
        if named.isInternal { stamps.append("INTERNAL: not for passing on.") }
        return stamps
    }

    private func addSummary(_ document: inout Document) {
        document.add(.heading(2, "In short"))
        let keptOut = Set(
            account.lots.flatMap { $0.losers.filter { if case .keptOut = $0.loss { true } else { false } } }.map(\.bid))
        let lots = account.lots.count
        var items = [
            "\(words.counted(lots, "lot")) of \(Figures.number(offered)) contact hours a week in all; "
                + "\(words.counted(tender.bids.count, "bid")) by \(words.counted(Set(tender.bids.map(\.provider)).count, "provider"))"
                + (keptOut.isEmpty
                    ? "."
                    : ", of which \(Figures.number(Double(keptOut.count))) \(keptOut.count == 1 ? "takes" : "take") no part.")
        ]
        if outcome.status == .infeasible {
            document.add(.list(items))
            addConflict(&document)
            return
        }
        let awarded = outcome.award.contracts.reduce(0) { $0 + $1.hours }
        items.append(
            "\(words.counted(account.figures.loads.count, "provider")) \(account.figures.loads.count == 1 ? "wins" : "win") "
                + "\(Figures.number(awarded)) hours a week for \(words.money(Double(outcome.award.objectivePence))) a year."
        )
        items.append(
            outcome.award.unawardedHours < 0.05
                ? "Every hour has a winner."
                : "\(Figures.number(outcome.award.unawardedHours, decimals: 1)) hours a week have no winner: see Hours without a winner."
        )
        items += proof
        items.append(
            "Concentration of awarded hours (HHI): \(Figures.number(account.figures.hhi)); 10,000 would be one provider."
        )
        document.add(.list(items))
    }

    /// How good the award is proved to be.
    private var proof: [String] {
        var items: [String] = []
        if tender.terms.penaltyPerHour == nil, outcome.award.unawardedHours > 0.05 {
            items.append(
                "No award under these rules leaves fewer than \(Figures.number(outcome.award.unawardedBound, decimals: 1)) hours without a winner."
            )
        }
        let given = isInSequence ? ", given what earlier tiers awarded" : ""
        let same = outcome.award.unawardedHours > 0.05 && tender.terms.penaltyPerHour == nil ? " of as many hours" : ""
        let isCost = tender.terms.scoring == .leastCost
        let share = words.ceilingPercent(outcome.gap)
        if outcome.gap < 5e-8 {
            items.append(
                "Proved: no award\(same) under these rules \(isCost ? "is cheaper" : "misses fewer points")\(given).")
        } else {
            items.append(
                "No award\(same) under these rules can \(isCost ? "be more than \(share) cheaper" : "miss fewer points by more than \(share)")\(given)."
            )
        }
        if outcome.status == .stopped {
            items.append(
                "The search ended before the stated gap of \(words.ceilingPercent(gap)) was proved; this is the best award found."
            )
        }
        return items
    }

    private var isInSequence: Bool { tender.terms.order == .inSequence && tender.plan.tiers.count > 1 }

    private func addConflict(_ document: inout Document) {
        document.add(
            .paragraph(
                (isInSequence ? "After what earlier tiers awarded, no award of the last one" : "No award")
                    + " keeps all the rules. These cannot be kept together; if any one of them were left out, the others could "
                    + "be:"))
        document.add(.list(outcome.conflict.map { words.text.sentence(tender.terms.rules[$0]) }))
    }

    private var offered: Double {
        tender.hours.indices.reduce(0) { sum, area in
            sum + (tender.plan.tiers.contains { $0.lotOfArea[area] != nil } ? tender.hours[area] : 0)
        }
    }

    private func addOffer(_ document: inout Document) {
        document.add(.heading(2, "What was offered"))
        let tiers = tender.plan.tiers.filter(\.rules.offer.isAwarded)
        let rows = tiers.map { tier -> [String] in
            let lots = tier.lots.map { $0.sum(tender.hours) }
            return [
                words.title(tier.rules), words.offer(tier.rules.offer), Figures.number(Double(lots.count)),
                Figures.number(lots.reduce(0, +)),
                lots.isEmpty
                    ? "-"
                    : "\(Figures.number(lots.min() ?? 0, decimals: 1)) to \(Figures.number(lots.max() ?? 0, decimals: 1))",
                tier.rules.ceilingPence.map { words.pence(Double($0)) } ?? "none",
            ]
        }
        document.add(
            .table(
                Document.Table(
                    "Tiers",
                    [
                        .init("Tier"), .init("How a lot is won"), .init("Lots", isNumber: true),
                        .init("Hours a week", isNumber: true), .init("Hours of a lot", isNumber: true),
                        .init("Highest price", isNumber: true),
                    ], rows)))
        guard tiers.count > 1 else { return }
        document.add(
            .paragraph(
                tender.terms.order == .together
                    ? "The tiers offer the same hours twice and compete in one decision: every hour goes to a lot of one tier "
                        + "or of another, whichever serves the objective below, never to both."
                    : "The tiers are awarded one after the other, in this order; a later one gets what earlier ones left."
            ))
    }

    private func addRules(_ document: inout Document) {
        document.add(.heading(2, "Rules"))
        let limits = tender.limits
        if limits.isEmpty {
            document.add(.paragraph("No rules limit this award."))
        } else {
            document.add(.numbered(limits.map(words.text.sentence)))
        }
        document.add(
            .paragraph(
                "A bid for several lots is for all of them or none. A bid for a lot that only one may win takes part only if it "
                    + "offers all hours of the lot. Bids of one provider under the same alternative exclude each other."
            ))
        if !tender.incumbents.isEmpty {
            document.add(.paragraph("\(words.counted(tender.incumbents.count, "lot")) had an incumbent."))
        }
    }
}
