import LotGeometry
import LotModel

/// Reads `employers.csv`: the large workplaces that compete for carers.
enum EmployerReader {
    static let columns = ["kind", "easting_m", "northing_m", "wage_pence"]
    /// An hour has not been paid less in England since long before any price year.
    static let leastPence = 100.0

    /// Employers in the order of the file; nil when any row is faulty.
    ///
    /// A header without rows is warned of. Those farther than `reachKilometres` from every area pull nobody: one warning
    /// counts them, unless easting and northing are swapped. Whether the list is complete is not detected.
    static func read(
        _ file: NamedFile, _ areas: AreaTable, reachKilometres: Double, _ source: InputSource,
        _ reading: inout Reading
    ) -> [Employer]? {
        let before = reading.errorCount
        let schema = CSVSchema(required: columns, mayBeEmpty: true)
        guard let table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        if table.rowCount == 0 {
            reading.add(
                .csvNoRows, .warning, at: .init(file: file.name), "has a header but no rows: no employer draws carers.",
                remedy: "Give at least one row, or leave the file out.")
        }
        var employers: [Employer] = []
        var far: [Int] = []
        func isNear(_ place: Position) -> Bool {
            areas.areas.contains { $0.centroid.distance(to: place) <= reachKilometres * 1_000 }
        }
        for row in 0..<table.rowCount {
            guard let employer = employer(table, row, &reading) else { continue }
            employers.append(employer)
            if isNear(employer.place) { continue }
            if isNear(Position(x: employer.place.y, y: employer.place.x)) {
                reading.add(
                    .valueConflict, at: table.place(row, "easting_m"), value: table.cell(row, "easting_m"),
                    "puts the employer far from every area; with easting and northing swapped it lies among them.",
                    remedy: "Swap easting_m and northing_m.")
            } else {
                far.append(row)
            }
        }
        if let first = far.first {
            reading.add(
                .valueRange, .warning, at: table.place(first), value: "\(far.count)",
                "\(far.count == 1 ? "employer lies" : "employers lie") farther than "
                    + "\(decimalText(reachKilometres, decimals: 0)) km from every area, the first of them here: no pull.",
                remedy: "Nothing needs doing where they are meant to lie so far.")
        }
        return reading.errorCount == before ? employers : nil
    }

    private static func employer(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Employer? {
        let kind = table.choice(row, "kind", Employer.Kind.self, &reading)
        let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
        let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
        let wage = table.number(row, "wage_pence", in: 0...10_000, unit: "pence per hour", &reading)
        if let wage, wage < leastPence {
            reading.add(
                .valueRange, at: table.place(row, "wage_pence"), value: decimalText(wage, decimals: 2),
                "pence an hour are no wage: they look like pounds.",
                remedy:
                    "Write pence: \(decimalText(wage * 100, decimals: 0)) for \(decimalText(wage, decimals: 2)) pounds."
            )
            return nil
        }
        guard let kind, let x, let y, let wage else { return nil }
        return Employer(kind: kind, place: Position(x: x, y: y), wagePence: wage)
    }
}
