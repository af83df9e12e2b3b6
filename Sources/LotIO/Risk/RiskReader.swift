import LotModel

/// A risk scenario that passed every check, and what was met on the way.
public struct LoadedRisk: Sendable {
    public let scenario: RiskScenario
    public let warnings: [Diagnostic]
    /// Every file that was read, in the order of reading.
    public let inputs: [InputFile]
}

/// Reads the folder of a scenario with `kind: risk`: criteria, services and their ratings.
public enum RiskReader {
    static let topKeys = [
        "lotwright", ScenarioKind.key, "title", "region", "establishments", "localities", "services", "ratings",
        "missing", "cut_offs",
        "rating_words", "criteria", "source", "feeds", "options", "notes",
    ]

    /// Throws all faults of all files at once, as far as they can be found. Inputs are only read.
    public static func read(
        folder: String, options: ScenarioReader.Options = .init()
    ) async throws(InputRefused) -> LoadedRisk {
        var reading = Reading()
        let scenario = await read(folder, options, &reading)
        try reading.throwIfErrors()
        guard let scenario else { preconditionFailure("no scenario and no error") }
        return LoadedRisk(scenario: scenario, warnings: reading.warnings, inputs: reading.inputs)
    }

    private static func read(
        _ path: String, _ options: ScenarioReader.Options, _ reading: inout Reading
    ) async -> RiskScenario? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        guard let top = ScenarioReader.scenarioMap(source, &reading), ScenarioKind.risk.isKind(of: top, &reading)
        else { return nil }
        top.allow(topKeys, &reading)
        _ = top.required("lotwright", "lotwright: 1", &reading).flatMap {
            top.number($0, in: 1...ScenarioText.formatVersion, unit: "", whole: true, &reading)
        }
        let title = text(top, "title", "title: Risk of care homes", &reading)
        // Whoever says nothing is taken to hold true ones: their scores are not for publication.
        let establishments =
            top.entry("establishments").flatMap { top.choice($0, RiskEstablishments.self, &reading) } ?? .real
        let matrix = RiskMatrixReader(top).matrix(&reading)
        let stated = text(top, "source", "source: Weights and cut-offs are assumed.", &reading)
        let feeds = RiskFeedsReader.feeds(top, &reading)
        let comparators = RiskFeedsReader.options(top, &reading)
        let notes = top.entry("notes").flatMap { top.texts($0, &reading) } ?? []
        let localities = localities(top, &reading)
        let files = ["services", "ratings"].map { key in
            top.required(key, "\(key): \(key).csv", &reading).flatMap { entry in
                top.text(entry, &reading).map { NamedFile(name: $0, place: top.place(entry)) }
            }
        }
        guard let region = top.required("region", "region: kent", &reading), let name = top.text(region, &reading),
            let found = GeodataFolder.find(
                region: name, given: options.geodataFolder, scenario: folder, at: top.place(region), &reading)
        else { return nil }
        let geodata = InputSource(folder: found, prefix: "geodata/\(name)/")
        let columns = [localities?.column, localities?.names].compactMap { $0 }
        guard let areas = AreaTableReader.read(geodata, named: columns, &reading) else { return nil }
        if let localities { check(localities, areas, &reading) }
        let geography = await ScenarioReader.geography(
            nil, source, geodata, options, areas, LinkReader.read(geodata, areas, &reading), &reading)
        let services = files[0].flatMap {
            RiskServiceReader(areas: areas, geography: geography).read($0, source, &reading)
        }
        let ratings = files[1].flatMap { RiskRatingReader.read($0, matrix, services, source, &reading) }
        guard reading.errorCount == 0, let title, let matrix, let stated, let feeds, let localities, let geography,
            let services, let ratings
        else { return nil }
        return RiskScenario(
            name: folder.name, title: title, region: name, establishments: establishments, areas: areas,
            geography: geography,
            localities: (localities.column, localities.names), matrix: matrix.matrix, source: stated,
            services: services.services, ratings: ratings, feeds: feeds, options: comparators,
            notes: notes.map(\.text), attribution: ScenarioReader.attribution)
    }

    static func text(_ map: YAMLMap, _ key: String, _ example: String, _ reading: inout Reading) -> String? {
        map.required(key, example, &reading).flatMap { map.text($0, &reading) }
    }

    private struct Localities {
        let column: String
        let names: String?
        let place: Diagnostic.Place
    }

    private static func localities(_ top: YAMLMap, _ reading: inout Reading) -> Localities? {
        let example = "localities: {column: health_code, names: health_name}"
        guard let entry = top.required("localities", example, &reading), let map = top.map(entry, &reading) else {
            return nil
        }
        map.allow(["column", "names"], &reading)
        let names = map.entry("names").flatMap { map.text($0, &reading) }
        return text(map, "column", "column: health_code", &reading).map {
            Localities(column: $0, names: names, place: map.place)
        }
    }

    private static func check(_ localities: Localities, _ areas: AreaTable, _ reading: inout Reading) {
        for column in [localities.column, localities.names].compactMap({ $0 }) {
            guard let area = areas.core.first(where: { $0.columns[column, default: ""].isEmpty }) else { continue }
            reading.add(
                .valueChoice, at: localities.place, value: column, "has no value for area \(area.code).",
                remedy: choiceRemedy(column, areas[0].columns.keys.sorted()))
        }
    }
}
