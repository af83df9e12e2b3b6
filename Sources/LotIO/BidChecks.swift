import LotModel

/// Bids that could not stand in any award, or whose bidder cannot have meant them, held against capacities and rules.
struct BidChecks {
    let table: CSVTable
    let plan: LotPlan
    let providerIDs: [String]
    /// Hours per week that each provider can take in all.
    let capacity: [Double]
    let rules: [AwardRule]

    /// - Parameter rows: of the table, one for each bid.
    func check(_ bids: [Bid], rows: [Int], _ reading: inout Reading) {
        for (bid, row) in zip(bids, rows) {
            checkCapacity(bid, row, &reading)
            checkFloor(bid, row, &reading)
            if plan.tiers[bid.tier].rules.offer != .exclusive, bid.lots.count > 1 {
                reading.add(
                    .valueConflict, at: table.place(row, "lot_ids"), value: bid.id,
                    "is a package of lots that several providers share.", remedy: "Bid for each of these lots alone.")
            }
        }
        checkShared(bids, rows, &reading)
        checkRepeated(bids, rows, &reading)
        checkLotsBid(bids, &reading)
    }

    private func checkCapacity(_ bid: Bid, _ row: Int, _ reading: inout Reading) {
        guard bid.maxHours > capacity[bid.provider] + BidReader.roundingHours else { return }
        reading.add(
            .valueRange, at: table.place(row, "max_hours"), value: decimalText(bid.maxHours, decimals: 2),
            "is more than the \(decimalText(capacity[bid.provider], decimals: 2)) hours that provider "
                + "\(providerIDs[bid.provider]) states as its capacity.",
            remedy: "Lower the hours of the bid, or correct the capacity.")
    }

    private func checkFloor(_ bid: Bid, _ row: Int, _ reading: inout Reading) {
        for rule in rules {
            guard case .rate(let least, _) = rule, bid.ratePence < least else { continue }
            reading.add(
                .valueRange, at: table.place(row, "rate_pence"), value: "\(bid.ratePence)",
                "is below the floor of \(least) pence an hour.",
                remedy: "Ask the bidder whether the price is meant in pence; a bid below the floor is refused.")
        }
    }

    /// In a shared tier winners are counted by provider.
    private func checkShared(_ bids: [Bid], _ rows: [Int], _ reading: inout Reading) {
        var seen: [[Int]: String] = [:]
        for (bid, row) in zip(bids, rows) where plan.tiers[bid.tier].rules.offer == .shares {
            for lot in bid.lots {
                if let other = seen.updateValue(bid.id, forKey: [bid.tier, lot, bid.provider]) {
                    reading.add(
                        .valueConflict, at: table.place(row, "lot_ids"), value: bid.id,
                        "is for a lot for which bid \(other) is already.",
                        remedy: "Let a provider bid once for each shared lot.")
                }
            }
        }
    }

    /// Two bids of a provider for exactly the same lots: which of them counts nobody else can say, unless they are named as
    /// alternatives.
    private func checkRepeated(_ bids: [Bid], _ rows: [Int], _ reading: inout Reading) {
        var seen: [[Int]: Bid] = [:]
        for (bid, row) in zip(bids, rows) where plan.tiers[bid.tier].rules.offer == .exclusive {
            guard let other = seen.updateValue(bid, forKey: [bid.tier, bid.provider] + bid.lots) else { continue }
            if bid.alternative != nil, bid.alternative == other.alternative { continue }
            reading.add(
                .codeDuplicate, at: table.place(row, "provider_id"), value: providerIDs[bid.provider],
                "bids again for the lots of bid \(other.id).",
                remedy: "Keep one of the two, or give both the same word under alternative.")
        }
    }

    private func checkLotsBid(_ bids: [Bid], _ reading: inout Reading) {
        for rule in rules {
            guard case .lotsBid(let most) = rule else { continue }
            for (provider, own) in Dictionary(grouping: bids, by: \.provider).sorted(by: { $0.key < $1.key }) {
                let count = Set(own.flatMap { bid in bid.lots.map { LotKey(tier: bid.tier, lot: $0) } }).count
                guard count > most else { continue }
                reading.add(
                    .valueConflict, at: .init(file: table.file, field: "provider_id"), value: providerIDs[provider],
                    "bids for \(count) lots where at most \(most) are allowed.",
                    remedy: "Ask the bidder which bids it withdraws; nobody else can choose among them.")
            }
        }
    }
}
