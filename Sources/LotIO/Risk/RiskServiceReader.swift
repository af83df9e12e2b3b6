import LotGeometry
import LotModel
import LotSpatial

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

    private let areas: AreaTable
    private let locator: AreaLocator?

    /// - Parameter geography: in which coordinates are looked up.
    init(areas: AreaTable, geography: Geography?) {
        self.areas = areas
        locator = geography.map { AreaLocator($0.shapes) }
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
        let place = place(table, row, &reading)
        let area = area(table, row, place, &reading)
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

    private func place(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Position? {
        guard !table.isBlank(row, "easting_m") || !table.isBlank(row, "northing_m") else { return nil }
        let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
        let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
        guard let x, let y else { return nil }
        return Position(x: x, y: y)
    }

    private func area(
        _ table: CSVTable, _ row: Int, _ place: Position?, _ reading: inout Reading
    ) -> Int? {
        if !table.isBlank(row, "area_code") { return CoreCode.index(table, row, "area_code", areas, &reading) }
        guard let place else {
            // Half a pair of coordinates has been told.
            if table.isBlank(row, "easting_m"), table.isBlank(row, "northing_m") {
                reading.add(
                    .valueMissing, at: table.place(row, "area_code"), "is empty, and there are no coordinates.",
                    remedy: "Give the code of its area, or easting_m and northing_m.")
            }
            return nil
        }
        guard let locator else { return nil }
        if let area = locator.area(containing: place) { return area }
        reading.add(
            .codeUnknown, at: table.place(row, "easting_m"),
            value: "E \(decimalText(place.x, decimals: 0)) N \(decimalText(place.y, decimals: 0))",
            "lies in no core area.",
            remedy: locator.area(containing: Position(x: place.y, y: place.x)) != nil
                ? "Swap easting_m and northing_m." : "Check the coordinates, or give area_code.")
        return nil
    }
}
