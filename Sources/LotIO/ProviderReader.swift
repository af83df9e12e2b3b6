import LotGeometry
import LotModel

/// Reads `providers.csv`.
enum ProviderReader {
    static let columns = [
        "provider_id", "name", "class", "easting_m", "northing_m", "current_hours", "growth_hours", "wage_pence",
        "quality", "risk", "radius_minutes", "viability_hours", "tiers",
    ]

    /// A base farther than this from every area of the region is taken for a slip: swapped axes, degrees.
    static let farthestBaseKilometres = 150.0

    /// Providers in the order of the file; `tiers` of a provider are separated by spaces. Nil when any row is faulty.
    ///
    /// A wage below half of `usualWagePence` is a warning: it is most often in pounds.
    static func read(
        _ file: NamedFile, _ tiers: [String], usualWagePence: Double, _ areas: AreaTable?, _ source: InputSource,
        _ reading: inout Reading
    ) -> [Provider]? {
        let before = reading.errorCount
        guard var table = source.table(file.name, CSVSchema(required: columns), namedAt: file.place, &reading) else {
            return nil
        }
        table.tidyCodes("provider_id", reading: &reading)
        var providers: [Provider] = []
        var rowOfID: [String: Int] = [:]
        for row in 0..<table.rowCount {
            guard let provider = provider(table, row, tiers, &reading) else { continue }
            if let other = rowOfID[provider.id] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "provider_id"), value: provider.id,
                    "stands also on line \(table.lines[other]).", remedy: "Give each provider one row.")
                continue
            }
            rowOfID[provider.id] = row
            providers.append(provider)
            if let areas { checkBase(table, row, provider, areas, &reading) }
            if provider.wagePence < usualWagePence / 2 {
                reading.add(
                    .valueRange, .warning, at: table.place(row, "wage_pence"),
                    value: decimalText(provider.wagePence, decimals: 2),
                    "is less than half of the wage of the price year (\(decimalText(usualWagePence, decimals: 0)) pence).",
                    remedy: "Write pence, not pounds, unless this is meant.")
            }
        }
        return reading.errorCount == before ? providers : nil
    }

    private static func checkBase(
        _ table: CSVTable, _ row: Int, _ provider: Provider, _ areas: AreaTable, _ reading: inout Reading
    ) {
        let nearest = areas.areas.map { $0.centroid.distance(to: provider.base) }.min() ?? 0
        guard nearest > farthestBaseKilometres * 1_000 else { return }
        reading.add(
            .valueRange, at: table.place(row, "easting_m"),
            value: "\(decimalText(provider.base.x, decimals: 0)), \(decimalText(provider.base.y, decimals: 0))",
            "is \(decimalText(nearest / 1_000, decimals: 0)) km from the nearest area of the region.",
            remedy: "Give easting and northing in metres on the British National Grid, in this order.")
    }

    private static func provider(
        _ table: CSVTable, _ row: Int, _ tiers: [String], _ reading: inout Reading
    ) -> Provider? {
        let before = reading.errorCount
        func number(_ column: String, _ range: ClosedRange<Double>, _ unit: String) -> Double {
            table.number(row, column, in: range, unit: unit, &reading) ?? 0
        }
        let hours = 0.0...1_000_000
        let id = table.text(row, "provider_id", &reading)
        let name = table.text(row, "name", &reading)
        let sizeClass = table.choice(row, "class", ProviderClass.self, &reading)
        let base = Position(x: number("easting_m", 0...700_000, "m"), y: number("northing_m", 0...1_300_000, "m"))
        let provider = Provider(
            id: id ?? "", name: name ?? "", sizeClass: sizeClass ?? .small, base: base,
            currentHours: number("current_hours", hours, "hours per week"),
            growthHours: number("growth_hours", hours, "hours per week"),
            wagePence: number("wage_pence", 1...10_000, "pence per paid hour"),
            quality: number("quality", 0...1, "share"),
            risk: number("risk", 0...1, "share"), radiusMinutes: number("radius_minutes", 1...600, "minutes"),
            viabilityHours: number("viability_hours", hours, "hours per week"),
            tiers: TierNames.read(table, row, tiers, &reading))
        return reading.errorCount == before ? provider : nil
    }
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
