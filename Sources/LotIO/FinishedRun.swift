import LotModel

/// What an output folder of `lotwright run` says of its budget.
public struct FinishedRun: Sendable {
    static let manifestName = "run.json"
    static let manifestKeys = ["scenario", "region", "price_year", "rate_schedule", "outputs"]

    public let scenario: String
    public let region: String
    public let priceYear: String
    /// Rise of what is paid from each contract year to the next.
    public let uplifts: [Double]
    public let tiers: [BridgeTier]

    /// Every file is held against the manifest's hashes first.
    ///
    /// Throws `file.*`, `csv.*`, `yaml.*` and `value.*` where the folder is no run's or is not as it was written.
    public init(folder path: String) throws(InputRefused) {
        var reading = Reading()
        let read = Self.read(path, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no run and no error") }
        self = read
    }

    private init(scenario: String, region: String, priceYear: String, uplifts: [Double], tiers: [BridgeTier]) {
        self.scenario = scenario
        self.region = region
        self.priceYear = priceYear
        self.uplifts = uplifts
        self.tiers = tiers
    }

    private static func read(_ path: String, _ reading: inout Reading) -> FinishedRun? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: path.hasSuffix("/") ? path : path + "/")
        guard let manifest = map(manifestName, source, &reading) else { return nil }
        let missing = manifestKeys.filter { manifest.entry($0) == nil }
        guard missing.isEmpty else {
            reading.add(
                .yamlMissingKey, at: manifest.place, value: missing.joined(separator: ", "),
                "is missing: this is no output of lotwright run.",
                remedy:
                    "Name the output folder of a lotwright run; a stress test, a replay or an award alone has no budget."
            )
            return nil
        }
        checkHashes(manifest, folder, &reading)
        let scenario = text("scenario", manifest, &reading)
        let region = text("region", manifest, &reading)
        let year = text("price_year", manifest, &reading)
        var uplifts: [Double] = []
        if let entry = manifest.required("rate_schedule", "rate_schedule: {uplifts: []}", &reading),
            let schedule = manifest.map(entry, &reading), let rises = schedule.entry("uplifts")
        {
            uplifts = schedule.numbers(rises, in: -1...10, unit: "a year", &reading) ?? []
        }
        guard reading.errorCount == 0, let summary = map("summary.json", source, &reading),
            let rules = map("rules.json", source, &reading)
        else { return nil }
        let tiers = tiers(summary, spot: spotTiers(rules, &reading), volumes(source, &reading), &reading)
        guard let scenario, let region, let year, reading.errorCount == 0 else { return nil }
        return FinishedRun(scenario: scenario, region: region, priceYear: year, uplifts: uplifts, tiers: tiers)
    }

    private static func map(_ name: String, _ source: InputSource, _ reading: inout Reading) -> YAMLMap? {
        guard let bytes = source.text(name, limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(bytes, file: source.name(name), reading: &reading)
        else { return nil }
        return YAMLMap(root, file: source.name(name), path: "", &reading)
    }

    private static func text(_ key: String, _ map: YAMLMap, _ reading: inout Reading) -> String? {
        map.required(key, "\(key): ...", &reading).flatMap { map.text($0, &reading) }
    }

    private static func checkHashes(_ manifest: YAMLMap, _ folder: InputFolder, _ reading: inout Reading) {
        guard let entry = manifest.required("outputs", "outputs: []", &reading) else { return }
        for output in manifest.maps(entry, &reading) {
            guard let nameEntry = output.required("name", "name: summary.json", &reading),
                let name = output.text(nameEntry, &reading), let sum = text("sha256", output, &reading)
            else { continue }
            let bytes = reading.attempt { () throws(Diagnostic) in
                try folder.read(name, limit: Bytes.boundariesLimit, namedAt: output.place(nameEntry))
            }
            if let bytes, sha256Text(bytes) != sum {
                reading.add(
                    .valueConflict, at: output.place(nameEntry), value: name, "is not as the run wrote it.",
                    remedy: "Run the scenario again.")
            }
        }
    }

    private static func spotTiers(_ rules: YAMLMap, _ reading: inout Reading) -> Set<String> {
        guard let entry = rules.required("tiers", "tiers: []", &reading) else { return [] }
        var names: Set<String> = []
        for tier in rules.maps(entry, &reading) {
            guard let name = text("name", tier, &reading), let offer = text("offer", tier, &reading) else { continue }
            if Offer(rawValue: offer)?.isOpen ?? false { names.insert(name) }
        }
        return names
    }

    private static func volumes(_ source: InputSource, _ reading: inout Reading) -> [String: [BridgeVolume]] {
        let columns = ["tier", "area_code", "hours_delivered_week", "rate_pence"]
        let schema = CSVSchema(required: columns, keepsOthers: true, mayBeEmpty: true)
        guard let table = source.table("delivery.csv", schema, &reading) else { return [:] }
        var sums: [String: [String: (hours: Double, pence: Double)]] = [:]
        for row in 0..<table.rowCount {
            guard
                let hours = table.number(
                    row, "hours_delivered_week", in: 0...100_000_000, unit: "hours", &reading),
                let rate = table.number(row, "rate_pence", in: 0...1_000_000, unit: "pence", &reading)
            else { continue }
            let area = table.cell(row, "area_code")
            let old = sums[table.cell(row, "tier"), default: [:]][area] ?? (0, 0)
            sums[table.cell(row, "tier"), default: [:]][area] = (old.hours + hours, old.pence + hours * rate)
        }
        return sums.mapValues { tier in
            tier.sorted { $0.key < $1.key }
                .map { BridgeVolume(area: $0.key, hours: $0.value.hours, pencePerWeek: $0.value.pence) }
        }
    }

    private static func tiers(
        _ summary: YAMLMap, spot: Set<String>, _ volumes: [String: [BridgeVolume]], _ reading: inout Reading
    ) -> [BridgeTier] {
        guard let entry = summary.required("budget", "budget: {}", &reading),
            let budget = summary.map(entry, &reading),
            let byTier = budget.required("by_tier", "by_tier: {}", &reading),
            let tiers = budget.map(byTier, &reading)
        else { return [] }
        return tiers.entries.compactMap { entry in
            guard let tier = tiers.map(entry, &reading) else { return nil }
            func pence(_ key: String) -> Int? {
                tier.required(key, "\(key): 0", &reading).flatMap {
                    tier.number($0, in: -1e15...1e15, unit: "pence", whole: true, &reading).map { Int($0) }
                }
            }
            guard let base = pence("base_pence"), let visit = pence("minimum_visit_pence"),
                let supplement = pence("supplement_pence"), let idle = pence("guarantee_idle_pence")
            else { return nil }
            return BridgeTier(
                name: entry.key, isSpot: spot.contains(entry.key),
                budget: BudgetLine(
                    basePence: base, minimumVisitPence: visit, supplementPence: supplement, idlePence: idle),
                volumes: volumes[entry.key] ?? [])
        }
    }

    /// The bridge from this run to another, the other one in a later year of its contracts by its own uplifts.
    ///
    /// - Parameter year: 1 for the other run's own year.
    /// - Throws: `value.conflict` for runs of different regions, `price_year.mixed` for prices of different years,
    ///   `value.range` for a year beyond the other run's uplifts.
    public func bridge(to other: FinishedRun, year: Int = 1) throws(InputRefused) -> BudgetBridge {
        var faults: [Diagnostic] = []
        let place = Diagnostic.Place(file: Self.manifestName, field: "price_year")
        if other.region != region {
            faults.append(
                Diagnostic(
                    .valueConflict, at: Diagnostic.Place(file: Self.manifestName, field: "region"), value: other.region,
                    "differs from \(region), the first run's.", remedy: "Compare runs of one region."))
        }
        if other.priceYear != priceYear {
            faults.append(
                Diagnostic(
                    .priceYearMixed, at: place, value: other.priceYear, "differs from \(priceYear), the first run's.",
                    remedy: "Run both in one price year; a rise between contract years is shown by --year."))
        }
        if !(1...other.uplifts.count + 1).contains(year) {
            faults.append(
                Diagnostic(
                    .valueRange, at: Diagnostic.Place(file: Self.manifestName, field: "rate_schedule.uplifts"),
                    value: "year \(year)",
                    "is not among the \(other.uplifts.count + 1) contract years of the second run.",
                    remedy: "Add rates.uplifts to its scenario, or name an earlier year."))
        }
        if !faults.isEmpty { throw InputRefused(faults) }
        let factor = RateSchedule(
            uplifts: other.uplifts, costUplifts: other.uplifts.map { _ in 0 }
        ).rateFactor(year: year)
        return BudgetBridge(from: tiers, to: other.tiers, uplift: factor)
    }
}
