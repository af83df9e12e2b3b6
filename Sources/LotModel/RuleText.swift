/// Rules of an award in plain words, with the names of their lots and providers.
public struct RuleText: Sendable {
    private let tender: Tender
    private let names: [String]

    /// - Parameter names: of the providers, in the order of the tender.
    public init(tender: Tender, names: [String]) {
        self.tender = tender
        self.names = names
    }

    public func sentence(_ rule: AwardRule) -> String {
        switch rule {
        case .capacity: "No provider wins more hours than it can take."
        case .allAwarded: "Every hour is awarded."
        case .oneBidEach: "A provider wins at most one of its bids."
        case .lotsBid(let most): "A provider that bids for more than \(lots(most)) takes no part."
        case .lotsAwarded(let least, let most): "A winner wins \(range(least, most)) \(most == 1 ? "lot" : "lots")."
        case .spend(let most): "No provider is paid more than \(pounds(most)) a year."
        case .budget(let most): "All providers together are paid at most \(pounds(most)) a year."
        case .marketShare(let most): "No provider wins more than \(percent(most)) of the hours offered."
        case .winners(let least, let most): "There are \(range(least, most)) winners."
        case .incumbentChanges(let most): "At most \(lots(most)) with an incumbent go to somebody else, or to nobody."
        case .incumbentKept(let keys): "Only its incumbent may win \(list(keys, "or"))."
        case .reservedForSmall(let keys): "Only small providers may win \(list(keys, "or"))."
        case .group(let keys, let least, let most):
            "A winner of any of \(list(keys, "and")) wins \(range(least, most)) of them."
        case .rivalProviders(let providers):
            "At most one of \(providers.map { names[$0] }.joined(separator: ", ")) wins anything."
        case .separateLots(let keys): "No provider wins two of \(list(keys, "and"))."
        case .quality(let least): "Bids of a quality below \(hundredths(least)) take no part."
        case .rate(let least, let most):
            "Bids take part from \(least) pence an hour" + (most.map { " to \($0)." } ?? ".")
        case .lotShare(let least, let most):
            "A winner of a shared lot has from \(percent(least)) to \(percent(most)) of all its hours, those that winners of "
                + "other tiers hold included."
        }
    }

    public func sentence(_ limit: AwardLimit) -> String {
        func own(_ tier: Int) -> TierRules { tender.plan.tiers[tier].rules }
        return switch limit {
        case .rule(let index): sentence(tender.terms.rules[index])
        case .lotLimit(let tier):
            "A provider wins at most \(lots(own(tier).lotLimit ?? 0)) of tier \(own(tier).name)."
        case .winnersPerLot(let tier):
            "A lot of tier \(own(tier).name) has at most \(own(tier).maxWinners) "
                + (own(tier).maxWinners == 1 ? "winner." : "winners.")
        case .ceiling(let tier):
            "Bids of tier \(own(tier).name) take part up to \(own(tier).ceilingPence ?? 0) pence an hour."
        }
    }

    private func lots(_ count: Int) -> String { count == 1 ? "1 lot" : "\(count) lots" }

    private func range(_ least: Int, _ most: Int?) -> String {
        guard let most else { return "at least \(least)" }
        return least > 1 ? (least == most ? "exactly \(most)" : "\(least) to \(most)") : "at most \(most)"
    }

    private func list(_ keys: [LotKey], _ word: String) -> String {
        let ids = keys.map { tender.plan.tiers[$0.tier].lots[$0.lot].id }
        return ids.count < 2 ? ids.joined() : ids.dropLast().joined(separator: ", ") + " \(word) \(ids[ids.count - 1])"
    }

    private func hundredths(_ value: Double) -> String {
        let whole = Int((value * 100).rounded())
        return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
    }

    private func percent(_ part: Double) -> String {
        let tenths = Int((part * 1_000).rounded())
        return (tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)") + " %"
    }

    private func pounds(_ pence: Int) -> String {
        "£\(pence / 100)" + (pence % 100 == 0 ? "" : ".\(pence % 100 < 10 ? "0" : "")\(pence % 100)")
    }
}
