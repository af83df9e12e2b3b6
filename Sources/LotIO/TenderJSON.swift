import LotModel

/// `rules.json` of a tender: every rule, weight, lot and capacity, under the keys of `tender.yaml`, each rule also in words.
/// With `bids.csv` and `award.csv` it is enough to redo the award.
public struct TenderJSON: Sendable {
    private let loaded: LoadedTender

    public init(_ loaded: LoadedTender) { self.loaded = loaded }

    public var value: JSONValue {
        let tender = loaded.tender
        let terms = tender.terms
        let text = RuleText(tender: tender, names: loaded.providerIDs)
        var members: [(String, JSONValue)] = [
            ("schema", .text("lotwright.tender/1")), ("title", .text(loaded.title)), ("statement", .text(statement)),
        ]
        switch terms.scoring {
        case .leastCost: members.append(("objective", .text(ObjectiveName.leastCost.rawValue)))
        case .priceQuality(let price, let quality, let method):
            members.append(("objective", .text(ObjectiveName.priceQuality.rawValue)))
            var weights: [(String, JSONValue)] = [("price_weight", .whole(price)), ("quality_weight", .whole(quality))]
            switch method {
            case .relativeToLowest: weights.append(("price_score", .text(PriceScoreName.relativeToLowest.rawValue)))
            case .fixedScale(let best, let worst):
                weights += [
                    ("price_score", .text(PriceScoreName.fixedScale.rawValue)), ("best_pence", .whole(best)),
                    ("worst_pence", .whole(worst)),
                ]
            }
            members.append(("price_quality", .members(weights)))
        }
        if let penalty = terms.penaltyPerHour { members.append(("unawarded_penalty", .whole(penalty))) }
        members += [
            ("tier_order", .text(terms.order.rawValue)), ("ranks", .whole(terms.ranks)),
            ("rules", .list(terms.rules.map { rule($0, text) })), ("tiers", .list(tender.plan.tiers.map(tier))),
            ("areas", .list(zip(loaded.areaIDs, tender.hours).map(area))), ("lots", .list(lots)),
            ("providers", .list(loaded.providerIDs.indices.map(provider))),
        ]
        return .members(members)
    }

    private var statement: String {
        let goal =
            loaded.tender.terms.scoring == .leastCost
            ? "the lowest yearly cost"
            : "the most points, each bid's weighted by its hours"
        let first =
            loaded.tender.terms.penaltyPerHour == nil
            ? "the one with the most hours awarded is chosen; among those, the one with \(goal)"
            : "the one with \(goal) is chosen, every hour without a winner counting its stated penalty"
        return
            "Among all awards that keep the rules, \(first); of awards equal in all this, the one that holds the lowest bid "
            + "id of those in which they differ, where the best is proved exactly (ties_exact in the summary); else a lot "
            + "goes to the lowest bid id among bids of equal weight for the same lots that keep the rules. Points for price and quality are each rounded to hundredths, and "
            + "so is their weighted sum. Ties are never broken by chance. Draft, not legal advice."
    }

    private func tier(_ tier: Tier) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .text(tier.rules.name)), ("offer", .text(tier.rules.offer.rawValue)),
            ("winners", .whole(tier.rules.maxWinners)),
        ]
        if let limit = tier.rules.lotLimit { members.append(("lot_limit", .whole(limit))) }
        return .members(members)
    }

    private func area(_ id: String, _ hours: Double) -> JSONValue {
        .members([("id", .text(id)), ("hours", .number(hours, decimals: 6))])
    }

    private var lots: [JSONValue] {
        loaded.tender.plan.tiers.enumerated().flatMap { tier, own in
            own.lots.enumerated().map { index, lot in
                var members: [(String, JSONValue)] = [
                    ("id", .text(lot.id)), ("tier", .text(own.rules.name)),
                    ("areas", .list(lot.areas.map { .text(loaded.areaIDs[$0]) })),
                ]
                if let holder = loaded.tender.incumbents[LotKey(tier: tier, lot: index)] {
                    members.append(("incumbent", .text(loaded.providerIDs[holder])))
                }
                return .members(members)
            }
        }
    }

    private func provider(_ index: Int) -> JSONValue {
        var members: [(String, JSONValue)] = [("id", .text(loaded.providerIDs[index]))]
        if loaded.tender.small.contains(index) { members.append(("class", .text(ProviderClass.small.rawValue))) }
        let hours = loaded.tender.capacity[index]
        if hours.isFinite { members.append(("capacity_hours", .number(hours, decimals: 6))) }
        return .members(members)
    }

    private func rule(_ rule: AwardRule, _ text: RuleText) -> JSONValue {
        var members: [(String, JSONValue)] = [("rule", .text(rule.name.rawValue))]
        func add(_ key: String, _ value: JSONValue) { members.append((key, value)) }
        func range(_ least: Int, _ most: Int?) {
            add("min", .whole(least))
            if let most { add("max", .whole(most)) }
        }
        func lots(_ keys: [LotKey]) {
            add("lots", .list(keys.map { .text(loaded.tender.plan.tiers[$0.tier].lots[$0.lot].id) }))
        }
        switch rule {
        case .capacity, .allAwarded, .oneBidEach: break
        case .lotsBid(let most), .incumbentChanges(let most): add("max", .whole(most))
        case .lotsAwarded(let least, let most), .winners(let least, let most): range(least, most)
        case .spend(let most), .budget(let most): add("max_pounds_year", .number(Double(most) / 100, decimals: 2))
        case .marketShare(let most): add("max_percent", .number(most * 100, decimals: 6))
        case .incumbentKept(let keys), .reservedForSmall(let keys), .separateLots(let keys): lots(keys)
        case .group(let keys, let least, let most):
            lots(keys)
            range(least, most)
        case .rivalProviders(let rivals): add("providers", .list(rivals.map { .text(loaded.providerIDs[$0]) }))
        case .quality(let least): add("min", .number(least, decimals: 6))
        case .rate(let least, let most):
            add("min_pence", .whole(least))
            if let most { add("max_pence", .whole(most)) }
        case .lotShare(let least, let most):
            add("min_percent", .number(least * 100, decimals: 6))
            add("max_percent", .number(most * 100, decimals: 6))
        }
        add("sentence", .text(text.sentence(rule)))
        return .members(members)
    }
}

extension AwardRule {
    var name: RuleName {
        switch self {
        case .capacity: .capacity
        case .allAwarded: .allAwarded
        case .oneBidEach: .oneBidEach
        case .lotsBid: .lotsBid
        case .lotsAwarded: .lotsAwarded
        case .spend: .spend
        case .budget: .budget
        case .marketShare: .marketShare
        case .winners: .winners
        case .incumbentChanges: .incumbentChanges
        case .incumbentKept: .incumbentKept
        case .reservedForSmall: .reservedForSmall
        case .group: .group
        case .rivalProviders: .rivalProviders
        case .separateLots: .separateLots
        case .quality: .quality
        case .rate: .rate
        case .lotShare: .lotShare
        }
    }
}
