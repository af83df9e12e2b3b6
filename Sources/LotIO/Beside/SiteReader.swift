import LotGeometry
import LotModel
import LotSpatial

/// Finds the core area in which a place lies.
struct SiteLocator {
    let areas: AreaTable
    private let locator: AreaLocator?

    init(areas: AreaTable, geography: Geography?) {
        self.areas = areas
        locator = geography.map { AreaLocator($0.shapes) }
    }

    /// The area of a row's code, else the one that holds its coordinates; nil with the fault added.
    func area(_ table: CSVTable, _ row: Int, _ place: Position?, _ reading: inout Reading) -> Int? {
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

    /// The coordinates of a row; nil where it has none, or half of them with the fault added.
    static func place(_ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Position? {
        guard !table.isBlank(row, "easting_m") || !table.isBlank(row, "northing_m") else { return nil }
        let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
        let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
        guard let x, let y else { return nil }
        return Position(x: x, y: y)
    }
}

/// Reads section `sites` and its file: schemes of flats with care on the premises.
struct SiteReader {
    static let keys = ["file", "year_from", "hop_minutes"]
    static let required = ["site_id", "hours_week", "people"]
    static let optional = ["name", "area_code", "easting_m", "northing_m", "opens"]
    /// A corridor and a door.
    static let standardHopMinutes = 2.0

    private let locator: SiteLocator
    private let source: InputSource

    init(_ locator: SiteLocator, _ source: InputSource) {
        self.locator = locator
        self.source = source
    }

    /// That a scheme's area and coordinates disagree is not detected, since embedded boundaries are indicative.
    func read(_ map: YAMLMap, _ reading: inout Reading) -> Sites? {
        map.allow(Self.keys, &reading)
        let from = map.entry("year_from").flatMap { map.day($0, &reading) }
        let hop = map.given("hop_minutes", in: 0...30, "minutes", &reading) ?? Self.standardHopMinutes
        guard let file = ScenarioText.file(map, "file: sites.csv", &reading) else { return nil }
        let schema = CSVSchema(required: Self.required, optional: Self.optional)
        guard var table = source.table(file.name, schema, namedAt: file.place, &reading) else { return nil }
        table.tidyCodes("area_code", reading: &reading)
        var sites: [Site] = []
        var firsts = FirstRows()
        for row in 0..<table.rowCount {
            guard let id = table.text(row, "site_id", &reading),
                firsts.isFirst(id, table, row, "site_id", remedy: "Give each scheme one row.", &reading),
                let site = site(id, table, row, &reading)
            else { continue }
            sites.append(site)
        }
        if map.entry("year_from") == nil, let first = sites.first(where: { $0.opens != nil }) {
            reading.add(
                .yamlMissingKey, at: map.place, value: "year_from",
                "is missing: \(first.id) opens on a day, and the first year must begin on one.",
                remedy: "Add year_from: 2018-07-01, when the contracts start.")
        }
        return Sites(sites, yearFrom: from, hopMinutes: hop)
    }

    private func site(_ id: String, _ table: CSVTable, _ row: Int, _ reading: inout Reading) -> Site? {
        let hours = table.number(row, "hours_week", in: 0...100_000, unit: "hours per week", &reading)
        let people = table.number(row, "people", in: 0...10_000, unit: "people", &reading)
        let place = SiteLocator.place(table, row, &reading)
        let area = locator.area(table, row, place, &reading)
        var opens: CalendarDay?
        if !table.isBlank(row, "opens") {
            let text = Codes.trimmed(table.cell(row, "opens"))
            opens = CalendarDay(text)
            if opens == nil {
                reading.add(
                    .valueChoice, at: table.place(row, "opens"), value: text, "is no day of the calendar.",
                    remedy: dayRemedy)
            }
        }
        guard let hours, let people, let area else { return nil }
        let name = Codes.trimmed(table.cell(row, "name"))
        return Site(
            id: id, name: name.isEmpty ? id : name, area: area, place: place, hours: hours, people: people, opens: opens
        )
    }
}
