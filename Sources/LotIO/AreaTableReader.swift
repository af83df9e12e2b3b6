import LotGeometry
import LotModel

/// Reads `areas.csv` of a region.
enum AreaTableReader {
    static let required = [
        "area_code", "area_name", "readable_name", "role", "lad_code", "lad_name", "health_code", "health_name",
        "health_population_share", "population", "population_65_plus", "population_75_plus", "population_85_plus",
        "easting_m", "northing_m", "area_ha", "rural_urban_class", "imd_score",
    ]
    static let optional = [
        "older_people_income_deprived", "geographical_barriers_decile", "other_health_code", "other_health_name",
    ]

    /// `named` are further columns that a scenario refers to. Adds faults of the table, of cells and `code.duplicate`.
    ///
    /// Population columns must not increase with age. Nil when any row is faulty.
    static func read(_ source: InputSource, named: [String], _ reading: inout Reading) -> AreaTable? {
        let before = reading.errorCount
        let schema = CSVSchema(required: required, optional: optional + named)
        guard var table = source.table("areas.csv", schema, &reading) else { return nil }
        for column in ["area_code", "lad_code", "health_code"] { table.tidyCodes(column, reading: &reading) }
        var areas: [Area] = []
        var rowOfCode: [String: Int] = [:]
        for row in 0..<table.rowCount {
            guard let area = area(table, row, &reading) else { continue }
            if let other = rowOfCode[area.code] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "area_code"), value: area.code,
                    "stands also on line \(table.lines[other]).", remedy: "Keep one of the two rows.")
                continue
            }
            rowOfCode[area.code] = row
            areas.append(area)
        }
        guard reading.errorCount == before else { return nil }
        guard areas.contains(where: { $0.role == .core }) else {
            reading.add(
                .csvNoRows, at: .init(file: table.file), "has no area with the role core.",
                remedy: "Mark the areas in the council's contracts as core.")
            return nil
        }
        return AreaTable(areas)
    }

    private static func area(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Area? {
        let before = reading.errorCount
        func text(_ column: String) -> String { table.text(row, column, &reading) ?? "" }
        func number(_ column: String, _ range: ClosedRange<Double>, _ unit: String) -> Double {
            table.number(row, column, in: range, unit: unit, &reading) ?? 0
        }
        let code = text("area_code")
        let role = table.choice(row, "role", AreaRole.self, &reading)
        let ruralUrban = table.choice(row, "rural_urban_class", RuralUrbanClass.self, &reading)
        _ = number("health_population_share", 0...1, "share")
        let people = 0.0...1_000_000
        let ages = ["population", "population_65_plus", "population_75_plus", "population_85_plus"].map {
            number($0, people, "people")
        }
        let area = Area(
            code: code, name: text("area_name"), readableName: text("readable_name"), role: role ?? .core,
            ladCode: text("lad_code"), ladName: text("lad_name"), healthCode: text("health_code"),
            healthName: text("health_name"), population: ages[0], population65Plus: ages[1],
            population75Plus: ages[2], population85Plus: ages[3],
            centroid: Position(
                x: number("easting_m", 0...700_000, "m"), y: number("northing_m", 0...1_300_000, "m")),
            areaHectares: number("area_ha", 0.01...1_000_000, "ha"), ruralUrban: ruralUrban ?? .a1,
            imdScore: number("imd_score", 0...100, ""),
            columns: Dictionary(
                uniqueKeysWithValues: table.header.map { ($0, Codes.trimmed(table.cell(row, $0))) }))
        guard reading.errorCount == before else { return nil }
        for index in 1..<ages.count where ages[index] > ages[index - 1] {
            reading.add(
                .valueConflict, at: table.place(row), value: code,
                "has more people in an older age group than in the one that holds it.",
                remedy: "Check the population columns.")
            return nil
        }
        return area
    }
}
