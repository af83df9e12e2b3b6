import LotMarket
import LotModel

/// The award lot by lot, provider by provider.
extension AwardStatement {
    func addLots(_ document: inout Document) {
        document.add(.heading(2, "Result, lot by lot"))
        document.add(
            .paragraph(
                "Prices are pence an hour. \"Next best\" is the first of the other bids by \(tender.terms.scoring == .leastCost ? "price" : "points"), "
                    + "with the reason why it did not win; every bid stands in bids.csv."))
        for (tier, own) in tender.plan.tiers.enumerated() where own.rules.offer.isAwarded {
            let lots = account.lots.filter { $0.key.tier == tier }
            if lots.isEmpty { continue }
            let columns: [Document.Table.Column] = [
                .init("Lot"), .init("Hours a week", isNumber: true), .init("Winner"),
                .init(priceHeader, isNumber: true),
                .init("Next best, and why it lost"), .init("Other bids", isNumber: true),
            ]
            document.add(
                .table(Document.Table(words.title(own.rules), columns, lots.map { row($0, own.rules.offer) })))
        }
        addEveryBid(&document)
        addStandby(&document)
        addUnawarded(&document)
    }

    private var priceHeader: String { account.points.isEmpty ? "Price" : "Price, points" }

    private func row(_ lot: LotAccount, _ offer: Offer) -> [String] {
        let own = tender.plan.tiers[lot.key.tier].lots[lot.key.lot]
        let next = lot.losers.first { if case .keptOut = $0.loss { false } else { true } }
        let keptOut = lot.losers.count { if case .keptOut = $0.loss { true } else { false } }
        let others = lot.losers.count - keptOut - (next == nil ? 0 : 1)
        return [
            own.name == own.id ? own.id : "\(own.name) (\(own.id))", Figures.number(lot.hours, decimals: 1),
            winner(lot, offer), price(lot, offer),
            next.map { "\(words.bidder($0.bid)), \(words.offer(of: $0.bid)): \(words.loss($0.loss, of: $0.bid))" }
                ?? (lot.winners.isEmpty && lot.losers.isEmpty ? "nobody bid" : "no other bid takes part"),
            keptOut == 0 ? "\(others)" : "\(others), and \(keptOut) kept out",
        ]
    }

    private func winner(_ lot: LotAccount, _ offer: Offer) -> String {
        var parts = lot.winners.map { contract in
            let package = tender.bids[contract.bid].lots.count > 1 ? ", package \(tender.bids[contract.bid].id)" : ""
            let part =
                offer == .shares ? " \(Figures.percent(contract.share)) at \(words.offer(of: contract.bid))" : ""
            return words.provider(contract.provider) + part + package
        }
        if let elsewhere = elsewhere(lot) { parts.append(elsewhere) }
        return parts.isEmpty ? "nobody" : parts.joined(separator: "; ")
    }

    /// Where hours of the lot went that lots of other tiers hold.
    private func elsewhere(_ lot: LotAccount) -> String? {
        guard let first = lot.heldElsewhere.first else { return nil }
        let hours = lot.heldElsewhere.reduce(0) { $0 + $1.hours }
        if hours > lot.hours - 0.05, lot.heldElsewhere.count == 1 {
            return "its hours went to lot \(words.id(first.key))"
        }
        let name =
            lot.heldElsewhere.count == 1 ? words.id(first.key) : "\(lot.heldElsewhere.count) lots of another tier"
        return "\(Figures.number(hours, decimals: 1)) h went to \(name)"
    }

    /// Of the winners, or of those who hold its hours through one other lot.
    private func price(_ lot: LotAccount, _ offer: Offer) -> String {
        if offer == .exclusive, let winner = lot.winners.first { return words.offer(of: winner.bid) }
        let holders =
            lot.winners.isEmpty && lot.heldElsewhere.count == 1 ? winners(of: lot.heldElsewhere[0].key) : lot.winners
        let rates = holders.map { Double($0.ratePence) }
        guard let least = rates.min(), let most = rates.max() else { return "-" }
        return least == most ? words.pence(least) : "\(Figures.number(least)) to \(words.pence(most))"
    }

    private func winners(of key: LotKey) -> [Contract] { account.lots.first { $0.key == key }?.winners ?? [] }

    private func addEveryBid(_ document: inout Document) {
        guard tender.bids.count <= Self.mostBidsListed, !tender.bids.isEmpty else { return }
        var reasons: [Int: String] = [:]
        for lot in account.lots {
            for contract in lot.winners { reasons[contract.bid] = "won" }
            for loser in lot.losers where reasons[loser.bid] == nil {
                reasons[loser.bid] = words.loss(loser.loss, of: loser.bid)
            }
        }
        document.add(
            .table(
                Document.Table(
                    "Every bid",
                    [.init("Bid"), .init("Provider"), .init("Lots"), .init(priceHeader), .init("Outcome")],
                    tender.bids.enumerated().map { index, bid in
                        [
                            bid.id, words.provider(bid.provider),
                            bid.lots.map { words.id(LotKey(tier: bid.tier, lot: $0)) }.joined(separator: " "),
                            words.offer(of: index), reasons[index] ?? "",
                        ]
                    })))
    }

    private func addStandby(_ document: inout Document) {
        guard tender.terms.ranks > 1 else { return }
        document.add(.heading(3, "Standing by"))
        document.add(
            .paragraph(
                "Called on in the order of ranks when a winner cannot deliver. Each rank is the award of the same tender without "
                    + "the bids of those who stand higher in a lot."))
        document.add(
            .table(
                Document.Table(
                    "Second and further ranks",
                    [.init("Lot"), .init("Rank", isNumber: true), .init("Provider"), .init("Bid"), .init(priceHeader)],
                    outcome.standby.map { contract in
                        [
                            words.id(LotKey(tier: contract.tier, lot: contract.lot)), "\(contract.rank)",
                            words.provider(contract.provider), tender.bids[contract.bid].id,
                            words.offer(of: contract.bid),
                        ]
                    })))
    }

    private func addUnawarded(_ document: inout Document) {
        guard !outcome.unawarded.isEmpty else { return }
        document.add(.heading(3, "Hours without a winner"))
        document.add(
            .table(
                Document.Table(
                    "Lots with hours that nobody won",
                    [.init("Lot"), .init("Hours a week without a winner", isNumber: true), .init("Why")],
                    outcome.unawarded.map {
                        [words.id($0.key), Figures.number($0.hours, decimals: 1), words.cause($0)]
                    })))
    }

    func addProviders(_ document: inout Document) {
        document.add(.heading(2, "What each winner takes on"))
        let all = account.figures.loads.reduce(0) { $0 + $1.hours }
        let loads = account.figures.loads.sorted { ($1.hours, $0.provider) < ($0.hours, $1.provider) }
        let hasNames = named.providerNames != named.providerIDs
        document.add(
            .table(
                Document.Table(
                    "Winners, most hours first",
                    [.init("Provider")] + (hasNames ? [.init("Name")] : []) + [
                        .init("Lots", isNumber: true), .init("Hours a week", isNumber: true),
                        .init("Of all awarded", isNumber: true), .init("Of its capacity", isNumber: true),
                        .init("Paid a year", isNumber: true),
                    ],
                    loads.map { load in
                        [named.providerIDs[load.provider] + (tender.small.contains(load.provider) ? " (small)" : "")]
                            + (hasNames ? [named.providerNames[load.provider]] : []) + [
                                "\(load.lots)", Figures.number(load.hours, decimals: 1),
                                Figures.percent(all > 0 ? load.hours / all : 0),
                                load.shareOfCapacity.flatMap { $0 > 0 ? Figures.percent($0) : nil } ?? "not stated",
                                words.money(Double(load.pencePerYear)),
                            ]
                    })))
    }
}
