import LotGeometry
import LotModel

/// Rows of `providers.csv` as providers, empty cells filled by the defaults of the size class.
struct ProviderRows {
    let table: CSVTable
    let terms: ProviderReader.Terms
    let bases: ProviderBases

    /// Nil with every fault of the row added.
    func provider(_ row: Int, _ reading: inout Reading) -> Provider? {
        let before = reading.errorCount
        let hours = 0.0...1_000_000
        let weekly = "hours per week"
        let id = table.text(row, "provider_id", &reading) ?? ""
        let base = bases.base(row, &reading)
        let current = table.number(row, "current_hours", in: hours, unit: weekly, &reading) ?? 0
        let sizeClass =
            table.isBlank(row, "class")
            ? terms.defaults.sizeClass(currentHours: current)
            : table.choice(row, "class", ProviderClass.self, &reading) ?? .small
        if !table.isBlank(row, "size_source") { _ = table.choice(row, "size_source", SizeSource.self, &reading) }
        func number(_ column: String, _ range: ClosedRange<Double>, _ unit: String, else standard: Double) -> Double {
            if table.isBlank(row, column) { return standard }
            return table.number(row, column, in: range, unit: unit, &reading) ?? standard
        }
        let defaults = terms.defaults
        let growth = defaults.growthHours(sizeClass, currentHours: current)
        let tiers =
            table.isBlank(row, "tiers") ? defaults.tiers(sizeClass) : TierNames.read(table, row, terms.tiers, &reading)
        let provider = Provider(
            id: id, name: table.isBlank(row, "name") ? id : Codes.trimmed(table.cell(row, "name")),
            sizeClass: sizeClass,
            base: base ?? Position(x: 0, y: 0), currentHours: current,
            growthHours: number("growth_hours", hours, weekly, else: growth),
            wagePence: number("wage_pence", 1...10_000, "pence per paid hour", else: defaults.wagePence),
            quality: number("quality", 0...1, "share", else: ProviderDefaults.quality),
            risk: number("risk", 0...1, "share", else: ProviderDefaults.risk),
            radiusMinutes: number("radius_minutes", 1...600, "minutes", else: defaults.radiusMinutes(sizeClass)),
            viabilityHours: number("viability_hours", hours, weekly, else: defaults.viabilityHours(sizeClass)),
            tiers: tiers, ratesPence: rates(row, of: tiers, &reading),
            turnoverYear: table.isBlank(row, "turnover_year")
                ? nil : table.number(row, "turnover_year", in: 0...5, unit: "of its carers a year", &reading))
        return reading.errorCount == before ? provider : nil
    }

    /// `spot:1540 ccg:1610`: whole pence an hour in tiers of the provider, each once.
    private func rates(_ row: Int, of tiers: Set<String>, _ reading: inout Reading) -> [String: Int] {
        let column = "rates_pence"
        guard !table.isBlank(row, column) else { return [:] }
        let place = table.place(row, column)
        var rates: [String: Int] = [:]
        for item in table.cell(row, column).split(whereSeparator: \.isWhitespace).map(String.init) {
            let parts = item.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                reading.add(
                    .valueNumber, at: place, value: item, "is not a tier and its rate.",
                    remedy: "Write tier:pence, with spaces between several: spot:1540 ccg:1610.")
                continue
            }
            let tier = parts[0]
            guard terms.tiers.contains(tier) else {
                TierNames.addUnknown(tier, table, row, column, terms.tiers, &reading)
                continue
            }
            guard let pence = self.pence(parts[1], item, at: place, &reading) else { continue }
            if rates.updateValue(pence, forKey: tier) != nil {
                reading.add(
                    .codeDuplicate, at: place, value: tier, "has two rates.", remedy: "Give one rate for each tier.")
            } else if !tiers.contains(tier) {
                reading.add(
                    .valueConflict, at: place, value: item, "is a rate in a tier in which the provider does not bid.",
                    remedy: "Name the tier in its tiers, or remove the rate.")
            }
        }
        return rates
    }

    private func pence(
        _ text: String, _ item: String, at place: Diagnostic.Place, _ reading: inout Reading
    ) -> Int? {
        let range = 1.0...100_000
        guard let value = NumberText.number(text), value == value.rounded() else {
            reading.add(
                .valueNumber, at: place, value: item, "is not in whole pence per hour.",
                remedy: NumberText.number(text) == nil ? NumberText.remedy(for: text) : "Write pence, rounded.")
            return nil
        }
        guard range.contains(value) else {
            reading.add(
                .valueRange, at: place, value: item, "is outside \(rangeText(range)) pence per hour.",
                remedy: "Check the value and its unit.")
            return nil
        }
        return Int(value)
    }
}
