import LotModel

/// Reads section `services`: services by locality, from the file that a risk scenario has as well.
struct LocalServicesReader {
    static let keys = ["file", "column", "names"]

    private let areas: AreaTable
    private let geography: Geography?
    private let source: InputSource

    init(_ areas: AreaTable, _ geography: Geography?, _ source: InputSource) {
        self.areas = areas
        self.geography = geography
        self.source = source
    }

    func read(_ map: YAMLMap, _ reading: inout Reading) -> LocalServices? {
        map.allow(Self.keys, &reading)
        let column = map.required("column", "column: health_code", &reading).flatMap { known($0, map, &reading) }
        let names = map.entry("names").flatMap { known($0, map, &reading) }
        guard let file = ScenarioText.file(map, "file: services.csv", &reading),
            let read = RiskServiceReader(areas: areas, geography: geography).read(file, source, &reading),
            let column
        else { return nil }
        return LocalServices(read.services, column: column, names: names)
    }

    /// The name of a column of the area table.
    private func known(_ entry: YAMLEntry, _ map: YAMLMap, _ reading: inout Reading) -> String? {
        guard let column = map.text(entry, &reading) else { return nil }
        return AreaColumnName.known(column, at: map.place(entry), areas, &reading) ? column : nil
    }
}

/// Names of columns of the area table.
enum AreaColumnName {
    /// `csv.missing_column` for one that the table lacks.
    static func known(
        _ column: String, at place: Diagnostic.Place, _ areas: AreaTable, _ reading: inout Reading
    ) -> Bool {
        if areas[0].columns[column] != nil { return true }
        reading.add(
            .csvMissingColumn, at: place, value: column, "is not a column of the region's areas.csv.",
            remedy: nearestName(to: column, among: areas[0].columns.keys.sorted()).map { "Did you mean \($0)?" }
                ?? "Name a column of areas.csv.")
        return false
    }
}
