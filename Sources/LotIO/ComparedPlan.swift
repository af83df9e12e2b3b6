import LotModel

/// A plan to be compared with another: a table of `area_code, tier, lot_id`, or a folder that run or design wrote.
public struct ComparedPlan: Sendable {
    /// As it was named.
    public let name: String
    /// Tiers in the order of their first row.
    public let tiers: [String]
    /// Lot by tier and area.
    public let lots: [String: [String: String]]
    /// What people call each area; empty for a table alone.
    public let names: [String: String]
    /// Contact hours a week by area before any change of contracts; empty for a table alone.
    public let hours: [String: Double]
    /// Provider with the most hours by area; empty where nothing was delivered.
    public let providers: [String: String]
    public let hoursPerPerson: Double?
    public let inputs: [InputFile]

    /// Throws all faults found: what is missing, areas twice in a tier, numbers that are none.
    public init(path: String) throws(InputRefused) {
        var reading = Reading()
        let read = Self.read(path, &reading)
        try reading.throwIfErrors()
        guard let read else { preconditionFailure("no plan and no error") }
        self = read
    }

    private init(
        name: String, tiers: [String], lots: [String: [String: String]], names: [String: String],
        hours: [String: Double],
        providers: [String: String], hoursPerPerson: Double?, inputs: [InputFile]
    ) {
        self.name = name
        self.tiers = tiers
        self.lots = lots
        self.names = names
        self.hours = hours
        self.providers = providers
        self.hoursPerPerson = hoursPerPerson
        self.inputs = inputs
    }

    func with(hours: [String: Double]) -> ComparedPlan {
        ComparedPlan(
            name: name, tiers: tiers, lots: lots, names: names, hours: hours, providers: providers,
            hoursPerPerson: hoursPerPerson, inputs: inputs)
    }

    private static func read(_ path: String, _ reading: inout Reading) -> ComparedPlan? {
        if path.lowercased().hasSuffix(".csv") {
            guard let table = reading.attempt({ () throws(Diagnostic) in try bytes(path) }),
                let assignment = CSVTable(table, file: path, schema: schema, reading: &reading)
            else { return nil }
            reading.record(BoundaryReader.shownName(path), table)
            return plan(path, assignment, nil, nil, &reading)
        }
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: folder.name + "/")
        guard let assignment = source.table("assignment.csv", schema, &reading) else { return nil }
        let areas =
            folder.contains("areas.csv")
            ? source.table("areas.csv", CSVSchema(required: ["area_code"], keepsOthers: true), &reading) : nil
        return plan(path, assignment, areas, hoursPerPerson(source, &reading), &reading)
    }

    private static let schema = CSVSchema(required: ["area_code", "tier", "lot_id"])

    private static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
        let bytes = try Bytes.read(path: path, name: path, limit: Bytes.tableLimit)
        return try TextBytes.check(bytes, name: path, expected: "a CSV table")
    }

    private static func plan(
        _ path: String, _ assignment: CSVTable, _ areas: CSVTable?, _ hoursPerPerson: Double?,
        _ reading: inout Reading
    ) -> ComparedPlan? {
        let before = reading.errorCount
        var assignment = assignment
        assignment.tidyCodes("area_code", reading: &reading)
        var tiers: [String] = []
        var lots: [String: [String: String]] = [:]
        for row in 0..<assignment.rowCount {
            guard let area = assignment.text(row, "area_code", &reading),
                let tier = assignment.text(row, "tier", &reading), let lot = assignment.text(row, "lot_id", &reading)
            else { continue }
            if !tiers.contains(tier) { tiers.append(tier) }
            if lots[tier, default: [:]].updateValue(lot, forKey: area) != nil {
                reading.add(
                    .codeDuplicate, at: assignment.place(row, "area_code"), value: area,
                    "has a lot of tier \(tier) on an earlier line.", remedy: "Keep one of the rows.")
            }
        }
        var names: [String: String] = [:]
        var hours: [String: Double] = [:]
        var providers: [String: String] = [:]
        if let areas {
            let column = ["hours_tendered_week", "hours_commissioned_week"].first { areas.hasColumn($0) }
            for row in 0..<areas.rowCount {
                let area = Codes.tidied(areas.cell(row, "area_code"))
                names[area] = ["readable_name", "area_name"].lazy.map { Codes.trimmed(areas.cell(row, $0)) }
                    .first { !$0.isEmpty }
                if let column { hours[area] = areas.number(row, column, in: 0...1e9, unit: "hours", &reading) }
                if !areas.isBlank(row, "main_provider") {
                    providers[area] = Codes.trimmed(areas.cell(row, "main_provider"))
                }
            }
        }
        guard reading.errorCount == before else { return nil }
        return ComparedPlan(
            name: path, tiers: tiers, lots: lots, names: names, hours: hours, providers: providers,
            hoursPerPerson: hoursPerPerson,
            inputs: reading.inputs)
    }

    /// From the summary of a run; a design has none.
    private static func hoursPerPerson(_ source: InputSource, _ reading: inout Reading) -> Double? {
        guard source.folder.contains("summary.json"),
            let bytes = source.text("summary.json", limit: Bytes.tableLimit, expected: "a JSON text", &reading),
            let root = YAMLText.read(bytes, file: source.name("summary.json"), reading: &reading),
            let top = YAMLMap(root, file: source.name("summary.json"), path: "", &reading),
            let entry = top.entry("demand"), let demand = top.map(entry, &reading),
            let figure = demand.entry("hours_per_person")
        else { return nil }
        return demand.number(figure, in: 0.1...168, unit: "hours", &reading)
    }
}
