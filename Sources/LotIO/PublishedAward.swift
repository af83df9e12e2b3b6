import LotModel

/// What an output folder says was awarded.
public struct PublishedAward: Sendable {
    public let loaded: LoadedTender
    /// Hours are the share's part of what exclusive winners leave of the lot.
    public let contracts: [Contract]
    /// In the unit of the tender's objective.
    public let objective: Double
    public let bound: Double
    public let pencePerYear: Int
    public let unawardedHours: Double

    /// Throws `file.*`, `csv.*` and `value.*` where the files are not what `lotwright award` writes.
    public init(folder path: String) throws(InputRefused) {
        let loaded = try TenderReader.read(folder: path, isPublished: true)
        var reading = Reading()
        let read = Self.read(path, loaded, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no award and no error") }
        self = read
    }

    private init(
        loaded: LoadedTender, contracts: [Contract], objective: Double, bound: Double, pence: Int, unawarded: Double
    ) {
        self.loaded = loaded
        self.contracts = contracts
        self.objective = objective
        self.bound = bound
        pencePerYear = pence
        unawardedHours = unawarded
    }

    private static func read(_ path: String, _ loaded: LoadedTender, _ reading: inout Reading) -> PublishedAward? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        let columns = ["tier", "lot_id", "rank", "provider_id", "bid_id", "share", "rate_pence"]
        guard let table = source.table("award.csv", CSVSchema(required: columns, mayBeEmpty: true), &reading),
            let bytes = source.text("summary.json", limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(bytes, file: "summary.json", reading: &reading),
            let summary = YAMLMap(root, file: "summary.json", path: "", &reading)
        else { return nil }
        func number(_ key: String) -> Double? {
            summary.required(key, "\(key): 0", &reading).flatMap {
                summary.number($0, in: -1e15...1e15, unit: "", &reading)
            }
        }
        let objective = number("objective")
        let bound = number("bound")
        let pence = number("pence_per_year")
        let unawarded = number("unawarded_hours_week")
        let contracts = contracts(table, loaded, &reading)
        guard let objective, let bound, let pence, let unawarded, let contracts else { return nil }
        return PublishedAward(
            loaded: loaded, contracts: contracts, objective: objective, bound: bound, pence: Int(pence),
            unawarded: unawarded)
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
