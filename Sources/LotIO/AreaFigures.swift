import LotModel

/// Reads small files with one figure for each area or district.
enum AreaFigures {
    /// `hours.csv`: contact hours per week of every core area, each once. Nil when anything is at fault.
    static func hours(
        _ file: NamedFile, _ areas: AreaTable, _ source: InputSource, _ reading: inout Reading
    ) -> [Double]? {
        let before = reading.errorCount
        let schema = CSVSchema(required: ["area_code", "hours_week"])
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        table.tidyCodes("area_code", reading: &reading)
        var hours = [Double](repeating: 0, count: areas.coreCount)
        var rows = [Int?](repeating: nil, count: areas.coreCount)
        for row in 0..<table.rowCount {
            let value = table.number(row, "hours_week", in: 0...1_000_000, unit: "hours per week", &reading)
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading) else { continue }
            if let other = rows[area] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: areas[area].code,
                    "stands also on line \(table.lines[other]).", remedy: "Give each area one row.")
                continue
            }
            rows[area] = row
            hours[area] = value ?? 0
        }
        let missing = rows.indices.filter { rows[$0] == nil }
        // A row that was left out as faulty is no missing row.
        if !missing.isEmpty, reading.errorCount == before {
            reading.add(
                .codeUnmatched, at: .init(file: table.file, field: "area_code"),
                value: listed(missing.map { areas[$0].code }, most: 20),
                "\(missing.count) of \(areas.coreCount) core areas have no row.",
                remedy: "Give every core area a row; write 0 where nobody has care.")
        }
        return reading.errorCount == before ? hours : nil
    }

    /// `outside_wages.csv`: pence per hour by district. Districts of no area of the region are left out, with one warning.
    static func outsideWages(
        _ file: NamedFile, _ areas: AreaTable, _ source: InputSource, _ reading: inout Reading
    ) -> [String: Double] {
        let schema = CSVSchema(required: ["lad_code", "pence"])
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return [:] }
        table.tidyCodes("lad_code", reading: &reading)
        let known = Set(areas.areas.map(\.ladCode))
        var wages: [String: Double] = [:]
        var unused: [String] = []
        for row in 0..<table.rowCount {
            let value = table.number(row, "pence", in: 1...10_000, unit: "pence per hour", &reading)
            guard let code = table.text(row, "lad_code", &reading), let value else { continue }
            if wages[code] != nil || unused.contains(code) {
                reading.add(
                    .codeDuplicate, at: table.place(row, "lad_code"), value: code, "stands twice.",
                    remedy: "Give each district one row.")
            } else if known.contains(code) {
                wages[code] = value
            } else {
                unused.append(code)
            }
        }
        if !unused.isEmpty {
            reading.add(
                .codeUnmatched, .warning, at: .init(file: table.file, field: "lad_code"), value: listed(unused),
                "\(counted(unused.count, "district")) \(unused.count == 1 ? "is" : "are") not used: no area of the region.",
                remedy: "Nothing needs doing.")
        }
        return wages
    }

    static func watch(_ groups: [WatchText], _ areas: AreaTable, _ reading: inout Reading) -> [WatchGroup] {
        groups.map { group in
            let indices = group.areas.compactMap { CoreCode.index($0.text, at: $0.place, areas, &reading) }
            return WatchGroup(
                name: group.name, coding: group.coding, areas: Set(indices).sorted(), mechanisms: group.mechanisms)
        }
    }
}
