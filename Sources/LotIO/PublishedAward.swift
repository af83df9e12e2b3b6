import LotModel

/// What an output folder says was awarded.
public struct PublishedAward: Sendable {
    public let loaded: LoadedTender
    /// Hours are the share's part of what exclusive winners leave of the lot.
    public let contracts: [Contract]
    /// Awarded hours per week that the file states for each contract, where it does.
    public let statedHours: [Double?]
    /// What the summary beside it claims; nil where there is no summary.
    public let claim: Claim?

    public struct Claim: Sendable {
        /// In the unit of the tender's objective.
        public let objective: Double
        public let bound: Double
        public let pencePerYear: Int
        public let unawardedHours: Double
        /// True when it says that no award keeps all rules.
        public let isInfeasible: Bool
    }

    /// Throws `file.*`, `csv.*` and `value.*` where the files are not what a run or `lotwright award` writes. `rules.json`,
    /// `bids.csv` and `award.csv` must be there.
    public init(folder path: String) throws(InputRefused) {
        let loaded = try TenderReader.read(folder: path, isPublished: true)
        var reading = Reading()
        let read = Self.read(path, loaded, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no award and no error") }
        self = read
    }

    private init(loaded: LoadedTender, contracts: [Contract], statedHours: [Double?], claim: Claim?) {
        self.loaded = loaded
        self.contracts = contracts
        self.statedHours = statedHours
        self.claim = claim
    }

    private static func read(_ path: String, _ loaded: LoadedTender, _ reading: inout Reading) -> PublishedAward? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        let columns = ["tier", "lot_id", "rank", "provider_id", "bid_id", "share", "rate_pence"]
        let schema = CSVSchema(required: columns, keepsOthers: true, mayBeEmpty: true)
        guard let table = source.table("award.csv", schema, &reading) else { return nil }
        let contracts = contracts(table, loaded, &reading)
        let claim = folder.contains("summary.json") ? claim(source, &reading) : nil
        guard let contracts, reading.errorCount == 0 else { return nil }
        let hours = (0..<table.rowCount).map { row in
            table.hasColumn("hours_awarded_week")
                ? table.number(row, "hours_awarded_week", in: 0...100_000_000, unit: "hours", &reading) : nil
        }
        return PublishedAward(loaded: loaded, contracts: contracts, statedHours: hours, claim: claim)
    }

    /// A run's summary has it under `award`.
    private static func claim(_ source: InputSource, _ reading: inout Reading) -> Claim? {
        guard let bytes = source.text("summary.json", limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(bytes, file: "summary.json", reading: &reading),
            let top = YAMLMap(root, file: "summary.json", path: "", &reading)
        else { return nil }
        var summary = top
        if let entry = top.entry("award") {
            guard let map = top.map(entry, &reading) else { return nil }
            summary = map
        }
        func number(_ key: String) -> Double? {
            summary.required(key, "\(key): 0", &reading).flatMap {
                summary.number($0, in: -1e15...1e15, unit: "", &reading)
            }
        }
        let objective = number("objective")
        let bound = number("bound")
        let pence = number("pence_per_year")
        let unawarded = number("unawarded_hours_week")
        guard let objective, let bound, let pence, let unawarded else { return nil }
        let status = summary.entry("status").flatMap { summary.text($0, &reading) }
        return Claim(
            objective: objective, bound: bound, pencePerYear: Int(pence), unawardedHours: unawarded,
            isInfeasible: status == AwardOutcome.Status.infeasible.rawValue)
    }

    private static func contracts(
        _ table: CSVTable, _ loaded: LoadedTender, _ reading: inout Reading
    ) -> [Contract]? {
        let tender = loaded.tender
        let before = reading.errorCount
        let bids = Dictionary(uniqueKeysWithValues: tender.bids.enumerated().map { ($1.id, $0) })
        let providers = Dictionary(uniqueKeysWithValues: loaded.providerIDs.enumerated().map { ($1, $0) })
        var lots: [[String]: LotKey] = [:]
        for (tier, own) in tender.plan.tiers.enumerated() {
            for (lot, value) in own.lots.enumerated() {
                lots[[own.rules.name, value.id]] = LotKey(tier: tier, lot: lot)
            }
        }
        func known<Value>(_ row: Int, _ column: String, _ value: Value?) -> Value? {
            if value == nil {
                reading.add(
                    .codeUnknown, at: table.place(row, column), value: table.cell(row, column),
                    "is not known to the tender.", remedy: "The file is not as it was written.")
            }
            return value
        }
        var contracts: [Contract] = []
        for row in 0..<table.rowCount {
            let key = known(row, "lot_id", lots[[table.cell(row, "tier"), table.cell(row, "lot_id")]])
            let bid = known(row, "bid_id", bids[table.cell(row, "bid_id")])
            let provider = known(row, "provider_id", providers[table.cell(row, "provider_id")])
            let rank = table.number(row, "rank", in: 1...10, unit: "", whole: true, &reading)
            let share = table.number(row, "share", in: 0...1.000001, unit: "", &reading)
            let rate = table.number(row, "rate_pence", in: 0...100_000, unit: "pence", whole: true, &reading)
            guard let key, let bid, let provider, let rank, let share, let rate else { continue }
            contracts.append(
                Contract(
                    tier: key.tier, lot: key.lot, rank: Int(rank), provider: provider, bid: bid, hours: 0, share: share,
                    ratePence: Int(rate)))
        }
        return reading.errorCount == before ? withHours(contracts, tender) : nil
    }

    private static func withHours(_ contracts: [Contract], _ tender: Tender) -> [Contract] {
        var held: Set<Int> = []
        for contract in contracts where contract.rank == 1 && tender.plan.tiers[contract.tier].rules.offer == .exclusive
        {
            held.formUnion(tender.plan.tiers[contract.tier].lots[contract.lot].areas)
        }
        return contracts.map { contract in
            let tier = tender.plan.tiers[contract.tier]
            let areas = tier.lots[contract.lot].areas
            let free = tier.rules.offer == .exclusive ? areas : areas.filter { !held.contains($0) }
            let hours = contract.rank == 1 ? contract.share * free.reduce(0) { $0 + tender.hours[$1] } : 0
            return Contract(
                tier: contract.tier, lot: contract.lot, rank: contract.rank, provider: contract.provider,
                bid: contract.bid, hours: hours, share: contract.share, ratePence: contract.ratePence)
        }
    }
}
