import LotModel

/// Reads what `lotwright risk` writes of providers, for a scenario of home care.
enum ProviderRiskReader {
    static let required = ["provider_id", "quality", "closure_chance", "visits_year", "visit_hours_year"]

    /// Providers with the quality and the risk of their scores, and one row for each provider of the file. Cells without a
    /// value leave a provider its own.
    ///
    /// Adds `provider.unknown` and `code.duplicate`, and a warning where the chances count for nothing.
    static func read(
        _ file: NamedFile, _ providers: [Provider], riskWeight: Double, _ source: InputSource,
        _ reading: inout Reading
    ) -> (providers: [Provider], risks: [ProviderRisk])? {
        let before = reading.errorCount
        let schema = CSVSchema(required: required, keepsOthers: true)
        guard let table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        var firsts = FirstRows()
        var risks: [ProviderRisk] = []
        var rated = providers
        for row in 0..<table.rowCount {
            let values = values(table, row, &reading)
            guard let id = table.text(row, "provider_id", &reading) else { continue }
            guard firsts.isFirst(id, table, row, "provider_id", remedy: "Give each provider one row.", &reading) else {
                continue
            }
            guard let index = providers.firstIndex(where: { $0.id == id }) else {
                let near = nearestName(to: id, among: providers.map(\.id))
                reading.add(
                    .providerUnknown, at: table.place(row, "provider_id"), value: id,
                    "is not a provider of the scenario.",
                    remedy: near.map { "Did you mean \($0)?" } ?? "Add the provider, or remove the row.")
                continue
            }
            let risk = ProviderRisk(
                provider: id, services: 0, score: nil, colour: nil, quality: values[0], closureChance: values[1],
                visitsYear: values[2] ?? 0, visitHoursYear: values[3] ?? 0)
            rated[index] = providers[index].rated(risk)
            risks.append(risk)
        }
        guard reading.errorCount == before else { return nil }
        if riskWeight == 0 {
            reading.add(
                .valueConflict, .warning, at: file.place, value: file.name,
                "gives chances of closure that count for nothing: resilience.risk_weight is 0.",
                remedy: "Set it above 0 where they are to count.")
        }
        return (rated, risks)
    }

    /// Quality and chance may be empty, visits may not.
    private static func values(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> [Double?] {
        required.dropFirst().map { column in
            let mayBeEmpty = column == "quality" || column == "closure_chance"
            if mayBeEmpty, table.isBlank(row, column) { return nil }
            return table.number(row, column, in: mayBeEmpty ? 0...1 : 0...100_000, unit: "", &reading)
        }
    }
}
