import LotModel

/// A tender that passed every check, with the names that outputs show.
public struct LoadedTender: Sendable {
    public let title: String
    public let tender: Tender
    /// In the order of the tender's providers.
    public let providerIDs: [String]
    public let areaIDs: [String]
    /// Relative gap to which a published award was to be proved; nil where nothing is said.
    public let gap: Double?
    public let warnings: [Diagnostic]
    public let inputs: [InputFile]

    public var named: NamedTender {
        NamedTender(title: title, tender: tender, providerIDs: providerIDs, areaIDs: areaIDs)
    }
}

/// Reads a tender without geography: `tender.yaml`, `bids.csv` and, where there is one, `providers.csv`.
public enum TenderReader {
    public static let fileName = "tender.yaml"
    public static let rulesName = "rules.json"
    static let keys = [
        "title", "objective", "price_quality", "unawarded_penalty", "tier_order", "ranks", "tiers", "areas", "lots",
        "providers", "rules",
    ]
    /// What `rules.json` says beside these.
    static let publishedKeys = ["schema", "statement", "gap"]

    /// The problem of the folder; with `isPublished`, of an output folder, whose `rules.json` holds all that `tender.yaml` and
    /// `providers.csv` say.
    ///
    /// Throws all faults of all files at once, as far as they can be found.
    public static func read(folder path: String, isPublished: Bool = false) throws(InputRefused) -> LoadedTender {
        var reading = Reading()
        let loaded = read(path, isPublished ? rulesName : fileName, &reading)
        try reading.throwIfErrors()
        guard let loaded else { preconditionFailure("no tender and no error") }
        return LoadedTender(
            title: loaded.title, tender: loaded.tender, providerIDs: loaded.providerIDs, areaIDs: loaded.areaIDs,
            gap: loaded.gap, warnings: reading.warnings, inputs: reading.inputs)
    }

    private static func read(_ path: String, _ name: String, _ reading: inout Reading) -> LoadedTender? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        guard let bytes = source.text(name, limit: Bytes.tableLimit, expected: "a YAML text", &reading),
            let root = YAMLText.read(bytes, file: name, reading: &reading),
            let top = YAMLMap(root, file: name, path: "", &reading)
        else { return nil }
        let isPublished = name == rulesName
        top.allow(keys + (isPublished ? publishedKeys : []), &reading)
        let title = top.entry("title").flatMap { top.text($0, &reading) } ?? folder.name
        let lots = TenderLots(top, isPublished: isPublished, &reading)
        let rows = TenderBids.rows(source, isPublished: isPublished, &reading)
        guard let lots, let rows else { return nil }
        let providers = TenderProviders(top, source, bidders: rows.providerIDs, &reading)
        let terms = TenderTerms(
            top,
            TenderTerms.Context(
                lots: lots.names, providers: providers, statesCapacity: providers.statesCapacity,
                hasIncumbents: lots.hasIncumbents, needsObjective: true,
                capacityRemedy: "Give capacity_hours in providers.csv.",
                incumbentRemedy: "Name the incumbent of each lot that has one."), &reading)
        let bids = TenderBids.bids(rows, lots, providers, isPublished ? nil : terms.rules, &reading)
        let incumbents = lots.incumbents(providers, &reading)
        guard reading.errorCount == 0, let bids, let decided = terms.terms else { return nil }
        let tender = Tender(
            plan: lots.plan, hours: lots.hours, bids: bids, capacity: providers.capacity, terms: decided,
            small: providers.small, incumbents: incumbents)
        if isPublished { terms.checkSentences(RuleText(tender: tender, names: providers.ids), &reading) }
        return LoadedTender(
            title: title, tender: tender, providerIDs: providers.ids, areaIDs: lots.areaIDs,
            gap: top.entry("gap").flatMap { top.number($0, in: 0...1, unit: "", &reading) }, warnings: [], inputs: [])
    }
}

/// Who may bid: from `providers.csv`, from the tender's own list, or whoever stands in `bids.csv`.
struct TenderProviders {
    let ids: [String]
    let index: [String: Int]
    /// Unlimited where nothing is stated.
    let capacity: [Double]
    let small: Set<Int>
    let statesCapacity: Bool

    init(_ top: YAMLMap, _ source: InputSource, bidders: [String], _ reading: inout Reading) {
        var ids: [String] = []
        var capacity: [Double?] = []
        var small: Set<Int> = []
        func add(_ id: String, _ hours: Double?, _ kind: ProviderClass?, at place: Diagnostic.Place) {
            if ids.contains(id) {
                reading.add(
                    .codeDuplicate, at: place, value: id, "is a provider that stands in the list already.",
                    remedy: "Give each provider one line.")
                return
            }
            if kind == .small { small.insert(ids.count) }
            ids.append(id)
            capacity.append(hours)
        }
        if let entry = top.entry("providers") {
            for map in top.maps(entry, &reading) {
                map.allow(["id", "class", "capacity_hours"], &reading)
                let id = map.required("id", "id: P1", &reading).flatMap { map.text($0, &reading) }
                let kind = map.entry("class").flatMap { map.choice($0, ProviderClass.self, &reading) }
                let hours = map.entry("capacity_hours").flatMap {
                    map.number($0, in: 0...10_000_000, unit: "hours per week", &reading)
                }
                if let id { add(id, hours, kind, at: map.place) }
            }
        } else if source.folder.contains("providers.csv"),
            let table = source.table(
                "providers.csv", CSVSchema(required: ["provider_id"], optional: ["class", "capacity_hours", "name"]),
                &reading)
        {
            for row in 0..<table.rowCount {
                let kind = table.hasColumn("class") ? table.choice(row, "class", ProviderClass.self, &reading) : nil
                let hours =
                    table.hasColumn("capacity_hours")
                    ? table.number(row, "capacity_hours", in: 0...10_000_000, unit: "hours per week", &reading) : nil
                if let id = table.text(row, "provider_id", &reading) {
                    add(id, hours, kind, at: table.place(row, "provider_id"))
                }
            }
        } else {
            for id in Set(bidders).sorted() { add(id, nil, nil, at: top.place) }
        }
        self.ids = ids
        index = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        self.capacity = capacity.map { $0 ?? .infinity }
        self.small = small
        statesCapacity = capacity.contains { $0 != nil }
    }

    /// The providers of a scenario's file.
    init(ids: [String]) {
        self.ids = ids
        index = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        capacity = []
        small = []
        statesCapacity = true
    }

    func find(_ id: String, at place: Diagnostic.Place, _ reading: inout Reading) -> Int? {
        if let index = index[id] { return index }
        reading.add(
            .providerUnknown, at: place, value: id, "is not among the providers.",
            remedy: nearestName(to: id, among: ids).map { "Did you mean \($0)?" }
                ?? "Add the provider to the file of providers.")
        return nil
    }
}
