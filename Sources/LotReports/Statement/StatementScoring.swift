import LotMarket
import LotModel

/// How bids are compared, with a worked example from the bids themselves.
extension AwardStatement {
    func addScoring(_ document: inout Document) {
        document.add(.heading(2, "How bids are compared, and how ties are broken"))
        document.add(.paragraph(AwardWords.objective(tender.terms)))
        if let penalty = tender.terms.penaltyPerHour {
            document.add(
                .paragraph(
                    tender.terms.scoring == .leastCost
                        ? "An hour without a winner counts as \(words.pence(Double(penalty)))."
                        : "An hour without a winner counts as \(words.points(penalty)) points missed."))
        }
        switch tender.terms.scoring {
        case .leastCost: document.add(.paragraph("The yearly cost is hours a week × price an hour × 52 weeks."))
        case .priceQuality(let price, let quality, let method): document.add(.list(formula(price, quality, method)))
        }
        if let example { document.add(.paragraph("Worked example. " + example)) }
        document.add(.paragraph(AwardWords.tieBreak(tender.terms)))
    }

    private func formula(_ price: Int, _ quality: Int, _ method: PriceScore) -> [String] {
        let pricePoints =
            switch method {
            case .relativeToLowest:
                "Price points = 100 × lowest price / price, at most 100, where the lowest price is that of the bids that take part in the "
                    + "same tier and cover the lot; for a package, the mean of its lots' lowest prices, weighted by their hours."
            case .fixedScale(let best, let worst):
                "Price points = 100 at \(words.pence(Double(best))) or less, 0 at \(words.pence(Double(worst))) or more, and on a "
                    + "straight line between."
            }
        return [
            pricePoints, "Quality points = 100 × the quality mark, which runs from 0 to 1.",
            "Points = (\(price) × price points + \(quality) × quality points) / 100.",
            "What is made as small as possible is the points missed: (100 - points) × hours a week, summed over all contracts.",
        ]
    }

    private var example: String? {
        guard let contract = outcome.award.contracts.first else { return nil }
        let bid = tender.bids[contract.bid]
        let lot = words.id(LotKey(tier: contract.tier, lot: contract.lot))
        let who = "Bid \(bid.id) of \(words.provider(bid.provider))"
        let hours = Figures.number(contract.hours, decimals: 2)
        guard case .priceQuality(let priceWeight, let qualityWeight, let method) = tender.terms.scoring else {
            let pence = contract.hours * Double(bid.ratePence) * Conventions.weeksPerYear
            return "\(who) wins \(hours) hours of lot \(lot) at \(words.pence(Double(bid.ratePence))): \(hours) × "
                + "\(Figures.pounds(pence: Double(bid.ratePence))) × 52 = \(words.money(pence)) a year."
        }
        let points = account.points[contract.bid]
        let price =
            switch method {
            case .relativeToLowest:
                "100 × \(words.pence(points.lowestPence ?? 0)) / \(words.pence(Double(bid.ratePence)))"
            case .fixedScale(let best, let worst):
                "100 × (\(worst) - \(bid.ratePence)) / (\(worst) - \(best)), from 0 to 100"
            }
        return "\(who) asks \(words.pence(Double(bid.ratePence))) and was marked "
            + "\(Figures.number(bid.quality, decimals: 2)) for quality. Price points: \(price) = \(words.points(points.price)). "
            + "Quality points: \(words.points(points.quality)). Points: (\(priceWeight) × \(words.points(points.price)) + "
            + "\(qualityWeight) × \(words.points(points.quality))) / 100 = \(words.points(points.total)). It wins \(hours) hours "
            + "of lot \(lot): \(words.points(10_000 - points.total)) points missed × \(hours) hours."
    }

    func addAlternatives(_ document: inout Document) {
        document.add(.heading(2, "What else could have been"))
        guard let review else {
            addPrices(prices, &document)
            document.add(
                .paragraph(
                    "A run does not look for the second best award"
                        + (prices.isEmpty
                            ? ", nor for what each rule costs. This does" : ". This does, and tells rules' costs")
                        + ", at a gap of 0.01 %:"))
            document.add(.command("lotwright award SCENARIO_FOLDER"))
            return
        }
        document.add(.paragraph(second(review)))
        addPrices(review.prices, &document)
    }

    private func addPrices(_ prices: [RulePrice], _ document: inout Document) {
        let limits = tender.limits
        guard !prices.isEmpty, !limits.isEmpty else { return }
        let unit = tender.terms.scoring == .leastCost ? "a year" : "points missed × hours a week"
        document.add(
            .table(
                Document.Table(
                    "What each rule costs: the saving if it alone were left out",
                    [.init("Rule"), .init("Saving, \(unit)")],
                    zip(limits, prices).enumerated().map { index, pair in
                        ["\(index + 1). \(words.text.sentence(pair.0))", price(pair.1)]
                    })))
        document.add(
            .paragraph(
                "A saving is known as an interval, since each award is proved only to within its gap; points and lowest prices "
                    + "stay those of the full tender."))
    }

    private func second(_ review: AwardReview) -> String {
        guard let second = review.second else {
            if review.outcome.status == .stopped {
                return "The search was stopped before the second best award was looked for."
            }
            return tender.terms.order == .inSequence && tender.plan.tiers.count > 1
                ? "Given what earlier tiers awarded, the last one has no other award that keeps the rules."
                : "No other award was found that keeps the rules."
        }
        let difference = second.objective - review.outcome.objective
        let hours = second.award.unawardedHours - review.outcome.award.unawardedHours
        let changed = Set(review.outcome.award.contracts.map { [$0.tier, $0.lot, $0.provider] })
            .symmetricDifference(second.award.contracts.map { [$0.tier, $0.lot, $0.provider] })
        let lots = Set(changed.map { LotKey(tier: $0[0], lot: $0[1]) }).sorted().map(words.id)
        if lots.isEmpty { return "No other award was found that keeps the rules." }
        let named = lots.prefix(6).joined(separator: ", ") + (lots.count > 6 ? " and \(lots.count - 6) more" : "")
        let found = "The best award found with another winner in some lot differs in \(named). It "
        let amounts = "\(amount(abs(difference))) \(difference < 0 ? "less" : "more")"
        if hours > 0.05 {
            return found
                + "leaves \(Figures.number(hours, decimals: 1)) hours more without a winner, and comes to \(amounts)."
        }
        return found + "comes to \(amounts)\(difference < 0 ? ": both are within the gap" : "")."
    }

    private func price(_ price: RulePrice) -> String {
        switch price {
        case .interval(let low, let high):
            amount(low) == amount(high) ? amount(low) : "\(amount(low)) to \(amount(high))"
        case .notComparable(let why): "not comparable: \(why)"
        }
    }

    private func amount(_ value: Double) -> String {
        tender.terms.scoring == .leastCost ? words.money(value) : Figures.number(value / 100, decimals: 1)
    }
}
