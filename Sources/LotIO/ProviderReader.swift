import LotModel

/// Reads `providers.csv`.
enum ProviderReader {
    static let required = ["provider_id", "current_hours"]
    /// A full description of every provider.
    static let columns = [
        "provider_id", "name", "class", "easting_m", "northing_m", "current_hours", "growth_hours", "wage_pence",
        "quality", "risk", "radius_minutes", "viability_hours", "tiers",
    ]
    /// Other ways to give a base, where sizes come from, own rates, and carers who leave.
    static let furtherColumns = ["base_area", "postcode", "size_source", "rates_pence", "turnover_year"]

    /// What providers are held against, and what fills cells that they leave empty.
    struct Terms {
        let tiers: [String]
        let defaults: ProviderDefaults
        let areas: AreaTable
        let postcodes: NamedFile?
    }

    /// The providers of a table.
    struct Found {
        let providers: [Provider]
        /// Providers whose size was drawn at random, as the column `size_source` says.
        let drawnSizes: Int
    }

    /// Providers in the order of the file. Nil when any row is faulty.
    ///
    /// Cells left empty take the defaults of the size class. A wage below half of the year's is a warning: it is most often
    /// in pounds.
    static func read(
        _ file: NamedFile, _ terms: Terms, _ source: InputSource, _ reading: inout Reading
    ) -> Found? {
        let before = reading.errorCount
        let schema = CSVSchema(
            required: required, optional: (columns + furtherColumns).filter { !required.contains($0) },
            mayBeEmpty: true)
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        guard ProviderBases.check(table, &reading) else { return nil }
        for column in ["provider_id", "base_area"] { table.tidyCodes(column, reading: &reading) }
        let bases = ProviderBases(table, terms, file, source, &reading)
        let rows = ProviderRows(table: table, terms: terms, bases: bases)
        var providers: [Provider] = []
        var rowOfID: [String: Int] = [:]
        for row in 0..<table.rowCount {
            let id = Codes.trimmed(table.cell(row, "provider_id"))
            if let other = rowOfID[id], !id.isEmpty {
                reading.add(
                    .codeDuplicate, at: table.place(row, "provider_id"), value: id,
                    "stands also on line \(table.lines[other]).", remedy: "Give each provider one row.")
            } else {
                rowOfID[id] = row
            }
            guard let provider = rows.provider(row, &reading) else { continue }
            providers.append(provider)
            checkWage(provider, table, row, terms.defaults.wagePence, &reading)
        }
        guard reading.errorCount == before else { return nil }
        let drawn = (0..<table.rowCount).count {
            Codes.trimmed(table.cell($0, "size_source")) == SizeSource.drawn.rawValue
        }
        return Found(providers: providers, drawnSizes: drawn)
    }

    private static func checkWage(
        _ provider: Provider, _ table: CSVTable, _ row: Int, _ usualPence: Double, _ reading: inout Reading
    ) {
        guard provider.wagePence < usualPence / 2 else { return }
        reading.add(
            .valueRange, .warning, at: table.place(row, "wage_pence"),
            value: decimalText(provider.wagePence, decimals: 2),
            "is less than half of the wage of the price year (\(decimalText(usualPence, decimals: 0)) pence).",
            remedy: "Write pence, not pounds, unless this is meant.")
    }
}

/// Where the current hours of a provider come from.
enum SizeSource: String, CaseIterable {
    case stated
    /// By the import of a register, which holds no sizes.
    case drawn
}

/// Reads cells that name tiers.
enum TierNames {
    static func read(_ table: CSVTable, _ row: Int, _ tiers: [String], _ reading: inout Reading) -> Set<String> {
        guard let text = table.text(row, "tiers", &reading) else { return [] }
        let names = text.split(whereSeparator: \.isWhitespace).map(String.init)
        for name in names where !tiers.contains(name) { addUnknown(name, table, row, "tiers", tiers, &reading) }
        return Set(names)
    }

    static func addUnknown(
        _ name: String, _ table: CSVTable, _ row: Int, _ column: String, _ tiers: [String], _ reading: inout Reading
    ) {
        reading.add(
            .tierUnknown, at: table.place(row, column), value: name, "is not a tier of this scenario.",
            remedy: choiceRemedy(name, tiers))
    }
}
