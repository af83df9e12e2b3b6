import LotModel

/// Services that were read, and where each id stands; ids of faulty rows as well, so that their ratings are not unknown.
struct ReadServices {
    let services: [RiskService]
    /// Index among `services`; nil for a row that was left out as faulty.
    let indexOfID: [String: Int?]

    /// In the order of the file.
    let ids: [String]
}

/// Reads `services.csv`: care homes, home-care branches and what else is to be mapped.
struct RiskServiceReader {
    static let required = ["service_id", "kind"]
    static let optional = [
        "area_code", "easting_m", "northing_m", "beds", "guide_price_pence", "indicative_price_pence", "provider_id",
    ]

    private let locator: SiteLocator

    /// - Parameter geography: in which coordinates are looked up.
    init(areas: AreaTable, geography: Geography?) {
        locator = SiteLocator(areas: areas, geography: geography)
    }

    /// Nil where the table itself does not serve. Where area and coordinates are both given, the area counts and the
    /// coordinates are only drawn: that they disagree is not detected, since embedded boundaries are indicative.
    func read(_ file: NamedFile, _ source: InputSource, _ reading: inout Reading) -> ReadServices? {
        let schema = CSVSchema(required: Self.required, optional: Self.optional)
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        table.tidyCodes("area_code", reading: &reading)
        var services: [RiskService] = []
        var indexOfID: [String: Int?] = [:]
        var ids: [String] = []
        var firsts = FirstRows()
        for row in 0..<table.rowCount {
            guard let id = table.text(row, "service_id", &reading) else { continue }
            guard firsts.isFirst(id, table, row, "service_id", remedy: "Give each service one row.", &reading) else {
                continue
            }
            ids.append(id)
            if let service = service(id, table, row, &reading) {
                indexOfID[id] = .some(services.count)
                services.append(service)
            } else {
                indexOfID[id] = .some(nil)
            }
        }
        return ReadServices(services: services, indexOfID: indexOfID, ids: ids)
    }

    private func service(_ id: String, _ table: CSVTable, _ row: Int, _ reading: inout Reading) -> RiskService? {
        let before = reading.errorCount
        let kind = table.choice(row, "kind", RiskService.Kind.self, &reading)
        let place = SiteLocator.place(table, row, &reading)
        let area = locator.area(table, row, place, &reading)
        // A home without its beds would count for none; other services may have some.
        let beds =
            kind == .careHome || !table.isBlank(row, "beds")
            ? table.number(row, "beds", in: 1...10_000, unit: "beds", whole: true, &reading) : nil
        func pence(_ column: String) -> Int? {
            guard !table.isBlank(row, column) else { return nil }
            return table.number(row, column, in: 1...1_000_000, unit: "pence", whole: true, &reading).map { Int($0) }
        }
        let prices = (pence("guide_price_pence"), pence("indicative_price_pence"))
        let provider = Codes.trimmed(table.cell(row, "provider_id"))
        guard let kind, let area, reading.errorCount == before else { return nil }
        return RiskService(
            id: id, kind: kind, area: area, place: place, beds: beds.map { Int($0) }, guidePence: prices.0,
            indicativePence: prices.1, provider: provider.isEmpty ? nil : provider)
    }
}
