import LotModel

/// `bids.csv` of a tender: unlike a scenario's, whole of it is refused when a bid could not stand in the tender.
enum TenderBids {
    static let optional = ["tier", "quality", "alternative"]

    struct Rows {
        let table: CSVTable
        let providerIDs: [String]
    }

    static func rows(_ source: InputSource, _ reading: inout Reading) -> Rows? {
        let required = BidReader.columns.filter { $0 != "tier" }
        guard
            let table = source.table(
                "bids.csv", CSVSchema(required: required, optional: optional, mayBeEmpty: true), &reading)
        else { return nil }
        return Rows(
            table: table, providerIDs: (0..<table.rowCount).map { Codes.trimmed(table.cell($0, "provider_id")) })
    }

    /// The bids in the order of the file, or nil with `code.duplicate`, `lot.unknown`, `provider.unknown`, `value.*` added.
    static func bids(
        _ rows: Rows, _ lots: TenderLots, _ providers: TenderProviders, _ rules: [AwardRule], _ reading: inout Reading
    ) -> [Bid]? {
        let before = reading.errorCount
        let table = rows.table
        var lineOfID: [String: Int] = [:]
        var bids: [Bid] = []
        for row in 0..<table.rowCount {
            let id = table.text(row, "bid_id", &reading)
            let provider = table.text(row, "provider_id", &reading).flatMap {
                providers.find($0, at: table.place(row, "provider_id"), &reading)
            }
            let hours = table.number(row, "max_hours", in: 0.01...10_000_000, unit: "hours per week", &reading)
            let rate = table.number(row, "rate_pence", in: 1...100_000, unit: "pence per hour", whole: true, &reading)
            let quality =
                table.hasColumn("quality") ? table.number(row, "quality", in: 0...1, unit: "", &reading) : 0
            let keys = lotKeys(row, table, lots, &reading)
            guard let id, let provider, let hours, let rate, let quality, let keys else { continue }
            if let line = lineOfID[id] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "bid_id"), value: id, "stands also on line \(line).",
                    remedy: "Give each bid an id of its own.")
                continue
            }
            lineOfID[id] = table.lines[row]
            let name = Codes.trimmed(table.cell(row, "alternative"))
            let bid = Bid(
                id: id, provider: provider, tier: keys[0].tier, lots: keys.map(\.lot), maxHours: hours,
                ratePence: Int(rate), quality: quality, alternative: name.isEmpty ? nil : name)
            check(bid, row, table, lots, providers, rules, &reading)
            bids.append(bid)
        }
        checkShared(bids, table, lots, &reading)
        checkLotsBid(bids, lots, providers, rules, &reading)
        return reading.errorCount == before ? bids : nil
    }

    private static func lotKeys(
        _ row: Int, _ table: CSVTable, _ lots: TenderLots, _ reading: inout Reading
    ) -> [LotKey]? {
        guard let text = table.text(row, "lot_ids", &reading) else { return nil }
        let place = table.place(row, "lot_ids")
        var keys: [LotKey] = []
        for id in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            guard let key = lots.find(id, at: place, &reading) else { return nil }
            if keys.contains(key) {
                reading.add(
                    .codeDuplicate, at: place, value: id, "stands twice in one bid.", remedy: "Name each lot once.")
                return nil
            }
            keys.append(key)
        }
        let tier = Codes.trimmed(table.cell(row, "tier"))
        let names = Set(keys.map { lots.plan.tiers[$0.tier].rules.name })
        guard names.count == 1, tier.isEmpty || names.contains(tier) else {
            reading.add(
                .valueConflict, at: place, value: text, "names lots of another tier, or of several.",
                remedy: "Bid for lots of one tier, and name that tier.")
            return nil
        }
        return keys.sorted()
    }

    private static func check(
        _ bid: Bid, _ row: Int, _ table: CSVTable, _ lots: TenderLots, _ providers: TenderProviders,
        _ rules: [AwardRule], _ reading: inout Reading
    ) {
        let tier = lots.plan.tiers[bid.tier]
        if bid.maxHours > providers.capacity[bid.provider] {
            reading.add(
                .valueRange, at: table.place(row, "max_hours"), value: decimalText(bid.maxHours, decimals: 2),
                "is more than the \(decimalText(providers.capacity[bid.provider], decimals: 2)) hours that provider "
                    + "\(providers.ids[bid.provider]) states as its capacity.",
                remedy: "Lower the hours of the bid, or correct the capacity.")
        }
        for rule in rules {
            guard case .rate(let least, _) = rule, bid.ratePence < least else { continue }
            reading.add(
                .valueRange, at: table.place(row, "rate_pence"), value: "\(bid.ratePence)",
                "is below the floor of \(least) pence an hour.",
                remedy: "Ask the bidder whether the price is meant in pence; a bid below the floor is refused.")
        }
        if tier.rules.offer == .shares, bid.lots.count > 1 {
            reading.add(
                .valueConflict, at: table.place(row, "lot_ids"), value: bid.id,
                "is a package of lots that several providers share.", remedy: "Bid for each of these lots alone.")
        }
    }

    /// In a shared tier winners are counted by provider.
    private static func checkShared(
        _ bids: [Bid], _ table: CSVTable, _ lots: TenderLots, _ reading: inout Reading
    ) {
        var seen: [[Int]: String] = [:]
        for bid in bids where lots.plan.tiers[bid.tier].rules.offer == .shares {
            for lot in bid.lots {
                if let other = seen.updateValue(bid.id, forKey: [bid.tier, lot, bid.provider]) {
                    reading.add(
                        .valueConflict, at: .init(file: table.file, field: "lot_ids"), value: bid.id,
                        "is for a lot for which bid \(other) is already.",
                        remedy: "Let a provider bid once for each shared lot.")
                }
            }
        }
    }

    private static func checkLotsBid(
        _ bids: [Bid], _ lots: TenderLots, _ providers: TenderProviders, _ rules: [AwardRule], _ reading: inout Reading
    ) {
        for rule in rules {
            guard case .lotsBid(let most) = rule else { continue }
            for (provider, own) in Dictionary(grouping: bids, by: \.provider).sorted(by: { $0.key < $1.key }) {
                let count = Set(own.flatMap { bid in bid.lots.map { LotKey(tier: bid.tier, lot: $0) } }).count
                guard count > most else { continue }
                reading.add(
                    .valueConflict, at: .init(file: "bids.csv", field: "provider_id"), value: providers.ids[provider],
                    "bids for \(count) lots where at most \(most) are allowed.",
                    remedy: "Ask the bidder which bids it withdraws; nobody else can choose among them.")
            }
        }
    }
}
