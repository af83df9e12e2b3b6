import LotModel

/// Reads `bids.csv`.
enum BidReader {
    static let optional = ["quality", "alternative"]
    static let columns = ["bid_id", "provider_id", "tier", "lot_ids", "max_hours", "rate_pence"]

    /// Hours per week by which an exclusive bid may miss its lots and still be meant for the whole: figures in files are
    /// rounded.
    static let roundingHours = 0.01

    /// What bids are held against.
    struct Terms {
        let providers: [Provider]
        let plan: LotPlan
        /// Commissioned hours per week of each core area.
        let hours: [Double]
        /// Highest price of a tier that states none.
        let ceilingPence: Int
        /// Lowest price of a tier that states none.
        let floorPence: Int?
        /// Nil without bands.
        let highestBandPence: Int?
        /// Hours per week that each provider can take in all.
        let capacity: [Double]
        let rules: [AwardRule]
    }

    /// Bids in the order of the file; `lot_ids` are separated by spaces. Nil when any row is faulty.
    ///
    /// A bid without a quality has its provider's. A bid that cannot win is kept, so that the award can say why it did not,
    /// and is a warning each: a price above the ceiling, or too few hours for lots that only one may win.
    static func read(
        _ file: NamedFile, _ terms: Terms, _ source: InputSource, _ reading: inout Reading
    ) -> [Bid]? {
        let providers = terms.providers
        let plan = terms.plan
        let before = reading.errorCount
        guard
            var table = source.table(
                file.name, CSVSchema(required: columns, optional: optional), namedAt: file.place, &reading)
        else {
            return nil
        }
        for column in ["bid_id", "provider_id"] { table.tidyCodes(column, reading: &reading) }
        let reader = BidRows(table: table, providers: providers, plan: plan)
        var bids: [Bid] = []
        var bidRows: [Int] = []
        var rowOfID: [String: Int] = [:]
        for row in 0..<table.rowCount {
            guard let bid = reader.bid(row, &reading) else { continue }
            if let other = rowOfID[bid.id] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "bid_id"), value: bid.id,
                    "stands also on line \(table.lines[other]).", remedy: "Give each bid an id of its own.")
                continue
            }
            rowOfID[bid.id] = row
            bids.append(whole(bid, terms, table, row, &reading))
            bidRows.append(row)
        }
        BidChecks(
            table: table, plan: plan, providerIDs: providers.map(\.id), capacity: terms.capacity, rules: terms.rules
        ).check(bids, rows: bidRows, &reading)
        return reading.errorCount == before ? bids : nil
    }

    /// The bid, with the exact hours of lots that one takes whole where those of the file are the same, rounded.
    private static func whole(
        _ bid: Bid, _ terms: Terms, _ table: CSVTable, _ row: Int, _ reading: inout Reading
    ) -> Bid {
        let tier = terms.plan.tiers[bid.tier]
        let ceiling = min(tier.rules.ceilingPence ?? terms.ceilingPence, terms.highestBandPence ?? .max)
        if let floor = tier.rules.floorPence ?? terms.floorPence, bid.ratePence < floor {
            reading.add(
                .valueRange, at: table.place(row, "rate_pence"), value: "\(bid.ratePence)",
                "is below the floor of \(floor) pence.", remedy: "Correct the price, or lower floor_pence.")
            return bid
        }
        if bid.ratePence > ceiling {
            reading.add(
                .valueRange, .warning, at: table.place(row, "rate_pence"), value: "\(bid.ratePence)",
                "is above the ceiling of \(ceiling) pence; bid \(bid.id) takes no part.",
                remedy: "Raise ceiling_pence of the tier if it should.")
            return bid
        }
        guard tier.rules.offer == .exclusive else { return bid }
        let needed = bid.lots.reduce(0) { $0 + tier.lots[$1].sum(terms.hours) }
        if bid.maxHours >= needed { return bid }
        if bid.maxHours + roundingHours >= needed {
            return Bid(
                id: bid.id, provider: bid.provider, tier: bid.tier, lots: bid.lots, maxHours: needed,
                ratePence: bid.ratePence, quality: bid.quality, alternative: bid.alternative)
        }
        reading.add(
            .valueRange, .warning, at: table.place(row, "max_hours"),
            value: decimalText(bid.maxHours, decimals: 2),
            "is less than the \(decimalText(needed, decimals: 2)) hours of lots that only one may win; "
                + "bid \(bid.id) takes no part.",
            remedy: "Offer all hours of the lots.")
        return bid
    }
}

private struct BidRows {
    let table: CSVTable
    let providers: [Provider]
    let plan: LotPlan
    let indexOfProvider: [String: Int]
    let indexOfLot: [[String: Int]]

    init(table: CSVTable, providers: [Provider], plan: LotPlan) {
        self.table = table
        self.providers = providers
        self.plan = plan
        indexOfProvider = Dictionary(uniqueKeysWithValues: providers.enumerated().map { ($1.id, $0) })
        indexOfLot = plan.tiers.map { tier in
            Dictionary(uniqueKeysWithValues: tier.lots.enumerated().map { ($1.id, $0) })
        }
    }

    func bid(_ row: Int, _ reading: inout Reading) -> Bid? {
        let id = table.text(row, "bid_id", &reading)
        let provider = provider(row, &reading)
        let tier = tier(row, &reading)
        let hours = table.number(row, "max_hours", in: 0.01...1_000_000, unit: "hours per week", &reading)
        let rate = table.number(row, "rate_pence", in: 1...100_000, unit: "pence per hour", whole: true, &reading)
        let quality = table.hasColumn("quality") ? table.number(row, "quality", in: 0...1, unit: "", &reading) : nil
        guard let tier, let lots = lots(row, tier, &reading) else { return nil }
        guard let id, let provider, let hours, let rate, !table.hasColumn("quality") || quality != nil else {
            return nil
        }
        guard providers[provider].tiers.contains(plan.tiers[tier].rules.name) else {
            reading.add(
                .valueConflict, at: table.place(row, "tier"), value: plan.tiers[tier].rules.name,
                "is not a tier in which provider \(providers[provider].id) bids.",
                remedy: "Name the tier in the provider's tiers, or remove the bid.")
            return nil
        }
        let alternative = Codes.trimmed(table.cell(row, "alternative"))
        return Bid(
            id: id, provider: provider, tier: tier, lots: lots, maxHours: hours, ratePence: Int(rate),
            quality: quality ?? providers[provider].quality, alternative: alternative.isEmpty ? nil : alternative)
    }

    private func provider(_ row: Int, _ reading: inout Reading) -> Int? {
        guard let text = table.text(row, "provider_id", &reading) else { return nil }
        if let index = indexOfProvider[text] { return index }
        let near = nearestName(to: text, among: providers.map(\.id))
        reading.add(
            .providerUnknown, at: table.place(row, "provider_id"), value: text, "is not among the providers.",
            remedy: near.map { "Did you mean \($0)?" } ?? "Add the provider to the file of providers.")
        return nil
    }

    private func tier(_ row: Int, _ reading: inout Reading) -> Int? {
        guard let text = table.text(row, "tier", &reading) else { return nil }
        let names = plan.tiers.map(\.rules.name)
        guard let index = names.firstIndex(of: text) else {
            TierNames.addUnknown(text, table, row, "tier", names, &reading)
            return nil
        }
        guard !plan.tiers[index].rules.offer.isOpen else {
            reading.add(
                .valueConflict, at: table.place(row, "tier"), value: text, "is a spot tier, for which nobody bids.",
                remedy: "Remove the bid.")
            return nil
        }
        return index
    }

    private func lots(_ row: Int, _ tier: Int, _ reading: inout Reading) -> [Int]? {
        guard let text = table.text(row, "lot_ids", &reading) else { return nil }
        let place = table.place(row, "lot_ids")
        var lots: [Int] = []
        for id in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            guard let index = indexOfLot[tier][id] ?? indexOfLot[tier][Codes.tidied(id)] else {
                // Official codes differ in a digit or two anyway: the nearest one is no hint.
                let isOfficial = Codes.kind(of: id) != nil
                let near = isOfficial ? nil : nearestName(to: id, among: plan.tiers[tier].lots.lazy.map(\.id))
                let isOpen = plan.tiers[tier].rules.source == .designed && plan.tiers[tier].lots.isEmpty
                reading.add(
                    .lotUnknown, at: place, value: id, "is not a lot of tier \(plan.tiers[tier].rules.name).",
                    remedy: isOpen
                        ? plan.tiers[tier].rules.designFirst
                        : near.map { "Did you mean \($0)?" } ?? "Separate the ids of several lots by spaces.")
                return nil
            }
            if lots.contains(index) {
                reading.add(
                    .codeDuplicate, at: place, value: id, "stands twice in one bid.", remedy: "Name each lot once.")
                return nil
            }
            lots.append(index)
        }
        return lots.sorted()
    }
}
