import LotModel

/// `bids.csv` of a tender: unlike a scenario's, whole of it is refused when a bid could not stand in the tender.
enum TenderBids {
    static let optional = ["tier", "quality", "alternative"]

    struct Rows {
        let table: CSVTable
        let providerIDs: [String]
    }

    /// - Parameter isPublished: true for an output, which may hold further columns.
    static func rows(_ source: InputSource, isPublished: Bool, _ reading: inout Reading) -> Rows? {
        let required = BidReader.columns.filter { $0 != "tier" }
        let schema = CSVSchema(
            required: required, optional: optional, keepsOthers: isPublished, mayBeEmpty: true)
        guard let table = source.table("bids.csv", schema, &reading) else { return nil }
        return Rows(
            table: table, providerIDs: (0..<table.rowCount).map { Codes.trimmed(table.cell($0, "provider_id")) })
    }

    /// The bids in the order of the file, or nil with `code.duplicate`, `lot.unknown`, `provider.unknown`, `value.*` added.
    ///
    /// - Parameter rules: what bids are held against; nil for an output, whose bids its award is held against.
    static func bids(
        _ rows: Rows, _ lots: TenderLots, _ providers: TenderProviders, _ rules: [AwardRule]?, _ reading: inout Reading
    ) -> [Bid]? {
        let before = reading.errorCount
        let table = rows.table
        var lineOfID: [String: Int] = [:]
        var bids: [Bid] = []
        var bidRows: [Int] = []
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
            bids.append(bid)
            bidRows.append(row)
        }
        if let rules {
            BidChecks(
                table: table, plan: lots.plan, providerIDs: providers.ids, capacity: providers.capacity, rules: rules
            ).check(bids, rows: bidRows, &reading)
        }
        return reading.errorCount == before ? bids : nil
    }

    private static func lotKeys(
        _ row: Int, _ table: CSVTable, _ lots: TenderLots, _ reading: inout Reading
    ) -> [LotKey]? {
        guard let text = table.text(row, "lot_ids", &reading) else { return nil }
        let place = table.place(row, "lot_ids")
        let tier = Codes.trimmed(table.cell(row, "tier"))
        var keys: [LotKey] = []
        for id in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            guard let key = lots.names.find(id, tier: tier.isEmpty ? nil : tier, at: place, &reading) else {
                return nil
            }
            if keys.contains(key) {
                reading.add(
                    .codeDuplicate, at: place, value: id, "stands twice in one bid.", remedy: "Name each lot once.")
                return nil
            }
            keys.append(key)
        }
        let names = Set(keys.map { lots.plan.tiers[$0.tier].rules.name })
        guard names.count == 1, tier.isEmpty || names.contains(tier) else {
            reading.add(
                .valueConflict, at: place, value: text, "names lots of another tier, or of several.",
                remedy: "Bid for lots of one tier, and name that tier.")
            return nil
        }
        return keys.sorted()
    }
}
