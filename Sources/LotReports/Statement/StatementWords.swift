import LotMarket
import LotModel

/// Figures and reasons of an award in words.
struct StatementWords {
    let named: NamedTender
    let text: RuleText
    private let account: AwardAccount
    private let numbers: [AwardLimit: Int]
    private let loads: [Int: AwardFigures.Load]

    init(_ named: NamedTender, _ account: AwardAccount) {
        self.named = named
        self.account = account
        text = RuleText(tender: named.tender, names: named.providerIDs)
        numbers = Dictionary(uniqueKeysWithValues: named.tender.limits.enumerated().map { ($1, $0 + 1) })
        loads = Dictionary(uniqueKeysWithValues: account.figures.loads.map { ($0.provider, $0) })
    }

    private var tender: Tender { named.tender }

    func counted(_ count: Int, _ noun: String) -> String {
        "\(Figures.number(Double(count))) \(noun)\(count == 1 ? "" : "s")"
    }

    func pence(_ value: Double) -> String {
        let isWhole = abs(value - value.rounded()) < 1e-9
        return Figures.number(value, decimals: isWhole ? 0 : 1) + " p"
    }

    /// Pence as pounds: to the penny below a million pounds.
    func money(_ pence: Double) -> String {
        abs(pence) < 100_000_000 ? Figures.pounds(pence: pence) : "£" + Figures.number(pence / 100)
    }

    /// Rounded up, so that the claim holds: 0.006 %.
    func ceilingPercent(_ share: Double) -> String {
        if share <= 0 { return "0 %" }
        let thousandths = (share * 100_000 - 1e-6).rounded(.up)
        return Figures.number(max(1, thousandths) / 1_000, decimals: 3) + " %"
    }

    func title(_ tier: TierRules) -> String { tier.title == tier.name ? tier.name : "\(tier.title) (\(tier.name))" }

    func offer(_ offer: Offer) -> String {
        switch offer {
        case .exclusive: "one winner takes the whole lot"
        case .shares: "several winners share the lot"
        case .spot, .framework, .dynamic: "bought outside the award"
        }
    }

    func id(_ key: LotKey) -> String { tender.plan.tiers[key.tier].lots[key.lot].id }

    func provider(_ index: Int) -> String { named.providerIDs[index] }

    func bidder(_ bid: Int) -> String { provider(tender.bids[bid].provider) }

    /// `1,540 p`, with its points where quality counts.
    func offer(of bid: Int) -> String {
        let price = pence(Double(tender.bids[bid].ratePence))
        return account.points.isEmpty ? price : "\(price), \(points(account.points[bid].total)) points"
    }

    func points(_ hundredths: Int) -> String { Figures.number(Double(hundredths) / 100, decimals: 2) }

    func loss(_ loss: BidLoss, of bid: Int) -> String {
        switch loss {
        case .keptOut(.tooFewHours): "kept out: offers fewer hours than it would have to take"
        case .keptOut(.limit(let limit)): "kept out by \(rule(limit))"
        case .weighsMore(let by):
            account.points.isEmpty
                ? "dearer by \(pence(by))" : "\(Figures.number(by / 100, decimals: 2)) points fewer"
        case .laterID: "equal, and its bid id comes later"
        case .breaks(let limit): breaking(limit, tender.bids[bid].provider)
        case .alternative(let other): "its alternative \(tender.bids[other].id) won"
        case .ownBid(let other): "won through its bid \(tender.bids[other].id)"
        case .withinGap(let by):
            account.points.isEmpty
                ? "cheaper by \(pence(by)): within the gap to which the award is proved"
                : "\(Figures.number(by / 100, decimals: 2)) points more: within the gap to which the award is proved"
        case .earlierTier: "its hours were awarded in an earlier tier"
        case .wholeAward: "no worse by itself, but the award as a whole is better without it"
        }
    }

    private func rule(_ limit: AwardLimit) -> String { numbers[limit].map { "rule \($0)" } ?? text.sentence(limit) }

    private func breaking(_ limit: AwardLimit, _ provider: Int) -> String {
        if case .rule(let index) = limit, tender.terms.rules[index] == .capacity {
            let won = loads[provider]?.hours ?? 0
            return "no room (\(rule(limit))): it has won \(Figures.number(won)) of its "
                + "\(Figures.number(tender.capacity[provider])) hours"
        }
        return "would break \(rule(limit))"
    }

    func cause(_ lot: UnawardedLot) -> String {
        switch lot.cause {
        case .noBid: "Nobody bid for it."
        case .noValidBid:
            "All bids for it were kept out: " + keptOut(lot.key).joined(separator: "; ") + "."
        case .tooFewHoursOffered(let hours):
            "The bids that take part offer only \(Figures.number(hours, decimals: 1)) of its hours."
        case .together(let limits):
            "Together these keep it from being awarded whole, and without any one of them it could be: "
                + limits.map { "\(rule($0)) (\(text.sentence($0)))" }.joined(separator: "; ")
        case .leavesOthersWithout:
            "It could have a winner, but then at least as many hours of other lots would have none."
        case .penaltyIsCheaper: "The stated penalty for its hours weighs less than the bids for them."
        case .notExamined: "Not looked into: the search ended early, or there are many such lots."
        }
    }

    private func keptOut(_ key: LotKey) -> [String] {
        let areas = Set(tender.plan.tiers[key.tier].lots[key.lot].areas)
        let lots = account.lots.filter { lot in
            !areas.isDisjoint(with: tender.plan.tiers[lot.key.tier].lots[lot.key.lot].areas)
        }
        var seen: Set<Int> = []
        return lots.flatMap(\.losers).filter { seen.insert($0.bid).inserted }.prefix(5).map {
            "\(tender.bids[$0.bid].id) \(loss($0.loss, of: $0.bid))"
        }
    }
}
