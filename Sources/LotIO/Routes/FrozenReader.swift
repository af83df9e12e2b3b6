import LotModel

/// Reads the file of a scenario that says which lots are not let again, and who holds them at which price.
enum FrozenReader {
    static let key = "frozen"
    static let required = ["tier", "lot_id", "provider_id", "rate_pence"]

    /// The file that section award names; holders are providers of a file.
    static func file(_ top: YAMLMap, _ award: YAMLMap?, _ reading: inout Reading) -> NamedFile? {
        guard let award, let entry = award.entry(key), let name = award.text(entry, &reading) else { return nil }
        if top.entry("providers") == nil {
            reading.add(
                .yamlMissingKey, at: award.place(entry), value: "providers", "is missing: holders are providers.",
                remedy: "Add providers: {file: providers.csv, price_year: ...}.")
        }
        return NamedFile(name: name, place: award.place(entry))
    }

    /// Adds `value.conflict` for bids of a file for lots that are not let again.
    static func checkBids(
        _ bids: [Bid], _ frozen: FrozenLots, _ file: NamedFile, _ plan: LotPlan, _ reading: inout Reading
    ) {
        let keys = frozen.keys
        for bid in bids {
            guard let lot = bid.lots.first(where: { keys.contains(LotKey(tier: bid.tier, lot: $0)) }) else { continue }
            reading.add(
                .valueConflict, at: .init(file: file.name, item: "bid \(bid.id)"),
                value: plan.tiers[bid.tier].lots[lot].id, "is a lot that is not let again.",
                remedy: "Remove the bid: the lot's holder stands in the file of frozen lots.")
        }
    }

    /// Nil when any row is faulty: `tier.unknown`, `lot.unknown`, `provider.unknown`, `code.duplicate` for a holder that stands
    /// twice or a second one of an exclusive lot, `value.missing` for hours of a shared lot, and `value.conflict` for a
    /// frozen lot that overlaps one that is let again.
    ///
    /// - Parameter lots: of the plan's tiers that are awarded.
    static func read(
        _ file: NamedFile, _ lots: LotNames, _ providers: TenderProviders, _ source: InputSource,
        _ reading: inout Reading
    ) -> FrozenLots? {
        let before = reading.errorCount
        let schema = CSVSchema(required: required, optional: ["hours_week"])
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        for column in ["lot_id", "provider_id"] { table.tidyCodes(column, reading: &reading) }
        let tiers = lots.plan.tiers.map(\.rules.name)
        var holders: [FrozenContract] = []
        var rows: [LotKey: [(row: Int, provider: Int)]] = [:]
        for row in 0..<table.rowCount {
            let tier = table.text(row, "tier", &reading)
            if let tier, !tiers.contains(tier) { TierNames.addUnknown(tier, table, row, "tier", tiers, &reading) }
            let provider = table.text(row, "provider_id", &reading).flatMap {
                providers.find($0, at: table.place(row, "provider_id"), &reading)
            }
            let rate = table.number(row, "rate_pence", in: 1...100_000, unit: "pence per hour", whole: true, &reading)
            guard let tier, tiers.contains(tier), let id = table.text(row, "lot_id", &reading),
                let key = lots.find("\(tier):\(id)", at: table.place(row, "lot_id"), &reading), let provider, let rate
            else { continue }
            let isAlone = lots.plan.tiers[key.tier].rules.offer == .exclusive
            if let other = rows[key]?.first(where: { isAlone || $0.provider == provider }) {
                reading.add(
                    .codeDuplicate, at: table.place(row, "lot_id"), value: id,
                    "has this holder, or the only one it can have, on line \(table.lines[other.row]).",
                    remedy: "Keep one of the two rows.")
            }
            rows[key, default: []].append((row, provider))
            var hours: Double?
            if !isAlone {
                hours = table.number(row, "hours_week", in: 0.01...10_000_000, unit: "hours per week", &reading)
            }
            holders.append(FrozenContract(key: key, provider: provider, hours: hours, ratePence: Int(rate)))
        }
        for tier in lots.plan.tiers where tier.rules.source == .designed && tier.lots.isEmpty {
            reading.add(
                .valueConflict, at: file.place, value: tier.rules.name,
                "has lots that are designed in the run: whether they overlap frozen ones cannot be told.",
                remedy: tier.rules.designFirst)
        }
        guard reading.errorCount == before else { return nil }
        checkOverlap(rows.mapValues { $0[0].row }, table, lots, &reading)
        return reading.errorCount == before ? FrozenLots(holders) : nil
    }

    private static func checkOverlap(
        _ rows: [LotKey: Int], _ table: CSVTable, _ lots: LotNames, _ reading: inout Reading
    ) {
        for (key, row) in rows.sorted(by: { $0.value < $1.value }) {
            let areas = lots.plan.tiers[key.tier].lots[key.lot].areas
            for (tier, own) in lots.plan.tiers.enumerated() where tier != key.tier {
                let others = Set(areas.compactMap { own.lotOfArea[$0] }).sorted().map { LotKey(tier: tier, lot: $0) }
                guard let other = others.first(where: { rows[$0] == nil }) else { continue }
                reading.add(
                    .valueConflict, at: table.place(row, "lot_id"), value: lots.name(key),
                    "is frozen and overlaps \(lots.name(other)), which is let again.",
                    remedy: "Freeze both, or draw the lots that are let again around it.")
            }
        }
    }
}
