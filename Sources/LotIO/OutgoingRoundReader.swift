import LotModel

/// Reads the file of section mobilise that says who works where before the contracts start.
enum OutgoingRoundReader {
    static let columns = ["provider_id", "area_code", "hours_week"]
    /// Hours of an area that differ from those tendered by less than this share are taken as equal.
    static let tolerance = 0.001

    /// The file that section `mobilise` names, checked as far as no other file is needed.
    static func file(_ top: YAMLMap, _ reading: inout Reading) -> NamedFile? {
        // A section that is no mapping has been added with the parameters.
        var told = Reading()
        guard let section = top.entry(ParameterReader.mobiliseSection), let map = top.map(section, &told),
            let entry = map.entry(ParameterReader.roundsKey), let name = map.text(entry, &reading)
        else { return nil }
        if top.entry("providers") == nil {
            reading.add(
                .yamlMissingKey, at: map.place(entry), value: "providers", "is missing: rounds are those of providers.",
                remedy: "Add providers: {file: providers.csv, price_year: ...}.")
        }
        if let share = map.entry("staying_share") {
            reading.add(
                .valueConflict, at: map.place(share), "is given beside a file of rounds, which says who stays.",
                remedy: "Keep staying_share, or rounds.")
        }
        return NamedFile(name: name, place: map.place(entry))
    }

    /// Nil without such a file or without providers, and when any row is faulty: `provider.unknown`, `code.*`, `value.*`.
    ///
    /// Hours that differ from those tendered in an area are brought to them by the run, with one warning; areas that have
    /// care and no row are named in another, since nobody is then known to leave them.
    static func read(
        _ text: ScenarioText, _ providers: [Provider]?, _ areas: AreaTable, _ hours: [Double]?, _ source: InputSource,
        _ reading: inout Reading
    ) -> OutgoingRounds? {
        guard let file = text.rounds, let providers else { return nil }
        let before = reading.errorCount
        guard var table = source.table(file.name, CSVSchema(required: columns), namedAt: file.place, &reading) else {
            return nil
        }
        for column in ["provider_id", "area_code"] { table.tidyCodes(column, reading: &reading) }
        let known = TenderProviders(ids: providers.map(\.id))
        var found = [[Int: (hours: Double, row: Int)]](repeating: [:], count: areas.coreCount)
        for row in 0..<table.rowCount {
            let value = table.number(row, "hours_week", in: 0...1_000_000, unit: "hours per week", &reading)
            let provider = table.text(row, "provider_id", &reading).flatMap {
                known.find($0, at: table.place(row, "provider_id"), &reading)
            }
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading), let provider else { continue }
            if let other = found[area][provider] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "stands with the same provider also on line \(table.lines[other.row]).",
                    remedy: "Add the hours up in one row.")
            } else {
                found[area][provider] = (value ?? 0, row)
            }
        }
        guard reading.errorCount == before else { return nil }
        let rounds = OutgoingRounds(
            areas: found.map { area in
                area.sorted { $0.key < $1.key }.filter { $0.value.hours > 0 }
                    .map { ProviderHours(provider: $0.key, hours: $0.value.hours) }
            }, origin: .file)
        warn(rounds, Demand(areas: areas, rules: Rules(text.parameters).demand, hours: hours), areas, table, &reading)
        return rounds
    }

    private static func warn(
        _ rounds: OutgoingRounds, _ demand: Demand, _ areas: AreaTable, _ table: CSVTable, _ reading: inout Reading
    ) {
        let sums = rounds.areas.map { $0.reduce(0) { $0 + $1.hours } }
        let missing = sums.indices.filter { sums[$0] == 0 && demand.commissionedHours[$0] > 0 }
        if !missing.isEmpty {
            reading.add(
                .codeUnmatched, .warning, at: .init(file: table.file, field: "area_code"),
                value: listed(missing.map { areas[$0].code }, most: 20),
                "\(counted(missing.count, "area")) with care \(missing.count == 1 ? "has" : "have") no hours: everybody "
                    + "there counts as moving, and no carer as following.",
                remedy: "Add rows for the providers that work there.")
        }
        let other = sums.indices.filter {
            sums[$0] > 0 && abs(sums[$0] - demand.commissionedHours[$0]) > tolerance * demand.commissionedHours[$0]
        }
        if !other.isEmpty {
            reading.add(
                .valueConflict, .warning, at: .init(file: table.file, field: "hours_week"),
                value: listed(other.map { areas[$0].code }, most: 20),
                "\(counted(other.count, "area")) \(other.count == 1 ? "has" : "have") other hours than are tendered there.",
                remedy: "Nothing needs doing: each area's hours are brought to those tendered, in the file's shares.")
        }
    }
}
