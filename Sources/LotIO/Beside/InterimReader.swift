import LotModel

/// Reads section `interim`: short packages for people who leave hospital.
enum InterimReader {
    static let keys = [
        "column", "values", "discharges_week", "package_weeks", "onward_share", "hours_per_person", "capacity_hours",
        "hour_pence", "stated_pounds_year",
    ]

    static func read(_ map: YAMLMap, _ areas: AreaTable, _ reading: inout Reading) -> InterimService? {
        map.allow(keys, &reading)
        let chosen = chosen(map, areas, &reading)
        let discharges = map.needed("discharges_week", "20", in: 0...100_000, "people", &reading)
        let weeks = map.needed("package_weeks", "6", in: 1...104, "weeks", whole: true, &reading)
        let onward = map.needed("onward_share", "0.6", in: 0...1, "", &reading)
        let hours = map.needed("hours_per_person", "14", in: 0.1...168, "hours per week", &reading)
        let capacity = map.needed("capacity_hours", "1000", in: 0...1_000_000, "hours per week", &reading)
        let pence = map.needed("hour_pence", "1600", in: 100...100_000, "pence per hour", &reading)
        let stated = map.given("stated_pounds_year", in: 0...1e9, "pounds", &reading)
        guard let chosen, let discharges, let weeks, let onward, let hours, let capacity, let pence else { return nil }
        return InterimService(
            areas: chosen.areas, places: chosen.values, dischargesWeek: discharges, packageWeeks: Int(weeks),
            onwardShare: onward, hoursPerPerson: hours, capacityHours: capacity, hourPence: pence,
            statedPence: stated.map { Int(($0 * 100).rounded()) })
    }

    /// Core areas whose column has one of the values; all of them where no column is named.
    private static func chosen(
        _ map: YAMLMap, _ areas: AreaTable, _ reading: inout Reading
    ) -> (areas: [Int], values: [String])? {
        guard let entry = map.entry("column") else {
            if let values = map.entry("values") {
                reading.add(
                    .yamlMissingKey, at: map.place(values), value: "column", "is missing: values are of a column.",
                    remedy: "Add column: health_name.")
            }
            return (Array(0..<areas.coreCount), [])
        }
        guard let column = map.text(entry, &reading),
            let named = map.required("values", "values: [NHS Rushcliffe CCG]", &reading),
            let values = map.texts(named, &reading)
        else { return nil }
        guard AreaColumnName.known(column, at: map.place(entry), areas, &reading) else { return nil }
        let known = Set(areas.core.map { $0.columns[column] ?? "" })
        for (value, place) in values where !known.contains(value) {
            reading.add(
                .codeUnknown, at: place, value: value, "stands in column \(column) of no core area.",
                remedy: nearestName(to: value, among: known.sorted()).map { "Did you mean \($0)?" }
                    ?? "Write a value of that column.")
        }
        let wanted = Set(values.map(\.text))
        return ((0..<areas.coreCount).filter { wanted.contains(areas[$0].columns[column] ?? "") }, values.map(\.text))
    }
}
