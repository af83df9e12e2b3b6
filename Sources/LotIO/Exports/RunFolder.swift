import LotModel

/// The output folder of a finished `lotwright run`: what it says of itself, its maps and its tables.
///
/// Every file that is read is held against the hash in `run.json`.
public struct RunFolder: Sendable {
    public let path: String
    public let facts: RunFacts

    /// Throws `file.*`, `yaml.*` and `value.*` where the folder is no run's or is not as it was written.
    public init(_ path: String) throws(InputRefused) {
        var reading = Reading()
        let facts = RunManifest(folder: path, &reading).flatMap { RunFacts($0, &reading) }
        try reading.throwIfErrors()
        guard let facts else { preconditionFailure("no run and no error") }
        self.path = path
        self.facts = facts
    }

    public func layer(_ layer: RunLayer) throws(InputRefused) -> Layer { try layer.read(folder: path) }

    /// A table of the run; cells of the columns named as text stay texts, others that read as numbers become numbers.
    public func table(_ file: String, texts: Set<String>) throws(InputRefused) -> RunTable {
        var reading = Reading()
        let table = read(file, texts, &reading)
        try reading.throwIfErrors()
        guard let table else { preconditionFailure("no table and no error") }
        return table
    }

    private func read(_ file: String, _ texts: Set<String>, _ reading: inout Reading) -> RunTable? {
        guard let manifest = RunManifest(folder: path, &reading),
            let bytes = manifest.bytes(file, limit: Bytes.tableLimit, expected: "a table", &reading),
            let table = CSVTable(
                bytes, file: manifest.source.name(file),
                schema: CSVSchema(required: [], keepsOthers: true, mayBeEmpty: true), reading: &reading)
        else { return nil }
        let rows = (0..<table.rowCount).map { row in
            table.header.map { column -> JSONValue in
                let text = table.cell(row, column)
                if texts.contains(column) || text.isEmpty { return text.isEmpty ? .null : .text(text) }
                return NumberText.number(text).map { JSONScalar.number($0).value } ?? .text(text)
            }
        }
        return RunTable(
            name: String(file.prefix { $0 != "." }), columns: table.header, rows: rows)
    }
}

/// What a run says of itself, apart from its tables.
public struct RunFacts: Hashable, Sendable {
    /// Where a kind of figure comes from.
    public enum Source: String, Sendable {
        /// The council's own files.
        case records
        /// Modelled from published figures, or made up.
        case modelled
    }

    public let scenario: String
    public let title: String
    public let region: String
    public let priceYear: String
    public let version: String
    public let seed: String
    /// Hours and people by area.
    public let demand: Source
    /// Any bid of a file makes prices the council's.
    public let bids: Source
    /// Organisations stand under their own names.
    public let showsNames: Bool
    public let hoursPerPerson: Double
    public let isIndicative: Bool
    public let geometrySource: String
    public let solver: String
    /// Relative, of the award.
    public let gap: Double
    public let isProved: Bool
    public let attribution: String
    public let headline: [String]
    public let notes: [String]
    public let parameters: [(id: String, value: Double)]
    public let inputs: [(name: String, sha256: String)]

    public init(
        scenario: String, title: String, region: String, priceYear: String, version: String, seed: String,
        demand: Source, bids: Source, showsNames: Bool, hoursPerPerson: Double, isIndicative: Bool,
        geometrySource: String, solver: String, gap: Double, isProved: Bool, attribution: String,
        headline: [String], notes: [String], parameters: [(id: String, value: Double)],
        inputs: [(name: String, sha256: String)]
    ) {
        self.scenario = scenario
        self.title = title
        self.region = region
        self.priceYear = priceYear
        self.version = version
        self.seed = seed
        self.demand = demand
        self.bids = bids
        self.showsNames = showsNames
        self.hoursPerPerson = hoursPerPerson
        self.isIndicative = isIndicative
        self.geometrySource = geometrySource
        self.solver = solver
        self.gap = gap
        self.isProved = isProved
        self.attribution = attribution
        self.headline = headline
        self.notes = notes
        self.parameters = parameters
        self.inputs = inputs
    }

    public static func == (a: RunFacts, b: RunFacts) -> Bool {
        a.scenario == b.scenario && a.title == b.title && a.version == b.version && a.demand == b.demand
            && a.bids == b.bids && a.showsNames == b.showsNames && a.headline == b.headline
            && a.inputs.map(\.sha256) == b.inputs.map(\.sha256)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(title) }
}

extension RunFacts {
    /// Nil with the faults added.
    init?(_ manifest: RunManifest, _ reading: inout Reading) {
        let map = manifest.map
        guard let summary = manifest.json("summary.json", &reading) else { return nil }
        func text(_ map: YAMLMap, _ key: String) -> String {
            guard let entry = map.entry(key), case .scalar(let text, _) = entry.node.value else { return "" }
            return text
        }
        func texts(_ key: String) -> [String] {
            guard let entry = summary.entry(key), case .sequence(let items) = entry.node.value else { return [] }
            return items.compactMap { if case .scalar(let text, _) = $0.value { text } else { nil } }
        }
        guard let people = summary.required("demand", "demand: {}", &reading),
            let demand = summary.map(people, &reading),
            let each = demand.required("hours_per_person", "hours_per_person: 11.2", &reading),
            let hours = demand.number(each, in: 0.01...168, unit: "hours", &reading)
        else { return nil }
        let isInternal = text(map, "internal") == "true"
        // A run that does not say where its figures come from is taken at its most guarded.
        let unsaid = isInternal ? "records" : "modelled"
        let sources = map.entry("sources").flatMap { map.map($0, &reading) }
        func source(_ key: String) -> String { sources.map { text($0, key) } ?? unsaid }
        var values: [(id: String, value: Double)] = []
        if let entry = map.entry("parameters"), let all = map.map(entry, &reading) {
            for entry in all.entries {
                guard let value = all.number(entry, in: -1e15...1e15, unit: "", &reading) else { continue }
                values.append((entry.key, value))
            }
        }
        let inputs = map.entry("inputs").map { map.maps($0, &reading) } ?? []
        self.init(
            scenario: text(map, "scenario"), title: text(summary, "title"), region: text(map, "region"),
            priceYear: text(map, "price_year"), version: text(map, "version"), seed: text(map, "seed"),
            demand: Source(rawValue: source("demand")) ?? .records, bids: Source(rawValue: source("bids")) ?? .records,
            showsNames: sources.map { text($0, "names") == "own" } ?? isInternal, hoursPerPerson: hours,
            isIndicative: text(map, "geometry_indicative") == "true", geometrySource: text(map, "geometry_source"),
            solver: text(map, "solver"), gap: NumberText.number(text(map, "gap")) ?? 0,
            isProved: text(map, "proved") == "true", attribution: text(summary, "attribution"),
            headline: texts("headline"), notes: texts("notes"), parameters: values,
            inputs: inputs.map { (text($0, "name"), text($0, "sha256")) })
    }
}
