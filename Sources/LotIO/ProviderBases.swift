import LotGeometry
import LotModel

/// Where providers have their bases: coordinates, else the postcode's, else the centroid of an area.
struct ProviderBases {
    /// Coordinates and a postcode farther apart than this are not of one base. Postcode centroids lie well within it.
    static let agreementMetres = 2_000.0
    /// A base farther than this from every area of the region is taken for a slip: swapped axes, degrees.
    static let farthestKilometres = 150.0

    private let table: CSVTable
    private let areas: AreaTable
    /// Nil where the scenario names no file of postcodes.
    private let postcodes: PostcodeTable?

    /// Whether the header names a base; adds `csv.missing_column`.
    static func check(_ table: CSVTable, _ reading: inout Reading) -> Bool {
        let place = Diagnostic.Place(file: table.file, line: 1)
        let axes = ["easting_m", "northing_m"]
        if let missing = axes.first(where: { !table.hasColumn($0) }), axes.contains(where: table.hasColumn) {
            reading.add(
                .csvMissingColumn, at: place, value: missing, "is missing from the header.",
                remedy: "Give both easting_m and northing_m.")
            return false
        }
        guard !["easting_m", "base_area", "postcode"].contains(where: table.hasColumn) else { return true }
        reading.add(
            .csvMissingColumn, at: place, value: "easting_m and northing_m", "are missing from the header.",
            remedy: "Give them, or base_area, or postcode and a file of postcodes.")
        return false
    }

    /// Reads the postcodes that the table asks for; adds `yaml.missing_key` where a row has nothing else and no file is named.
    init(
        _ table: CSVTable, _ terms: ProviderReader.Terms, _ file: NamedFile, _ source: InputSource,
        _ reading: inout Reading
    ) {
        self.table = table
        areas = terms.areas
        let wanted = Set((0..<table.rowCount).map { Postcode.tidied(table.cell($0, "postcode")) }).subtracting([""])
        if let postcodes = terms.postcodes {
            var found = PostcodeTable(wanted: wanted)
            if let bytes = source.text(
                postcodes.name, limit: Bytes.tableLimit, expected: "a table of postcodes", namedAt: postcodes.place,
                &reading)
            {
                found.read(bytes, file: source.name(postcodes.name), &reading)
            }
            self.postcodes = found
            return
        }
        postcodes = nil
        let needsThem = (0..<table.rowCount).contains { row in
            !table.isBlank(row, "postcode") && ["easting_m", "base_area"].allSatisfy { table.isBlank(row, $0) }
        }
        if needsThem {
            reading.add(
                .yamlMissingKey, at: file.place, value: "postcodes", "is missing: \(table.file) has bases by postcode.",
                remedy: "Add postcodes: postcodes.csv beside file.")
        }
    }

    /// The base of a row, nil with the fault added.
    func base(_ row: Int, _ reading: inout Reading) -> Position? {
        let before = reading.errorCount
        let point = coordinates(row, &reading)
        let area = self.area(row, &reading)
        let postcode = self.postcode(row, isNeeded: point == nil && area == nil, &reading)
        guard reading.errorCount == before else { return nil }
        if let point, let postcode { check(postcode, against: point, row, &reading) }
        if let area, let base = point ?? postcode { check(area, against: base, row, &reading) }
        guard let base = point ?? postcode ?? area.map({ areas[$0].centroid }) else {
            // A postcode without a file has been told of already.
            if table.isBlank(row, "postcode") {
                reading.add(
                    .valueMissing, at: table.place(row, "base"), "is not given.",
                    remedy: "Fill easting_m and northing_m, or base_area, or postcode.")
            }
            return nil
        }
        return isNear(base, row, &reading) ? base : nil
    }

    private func coordinates(_ row: Int, _ reading: inout Reading) -> Position? {
        guard !table.isBlank(row, "easting_m") || !table.isBlank(row, "northing_m") else { return nil }
        let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
        let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
        guard let x, let y else { return nil }
        return Position(x: x, y: y)
    }

    private func area(_ row: Int, _ reading: inout Reading) -> Int? {
        guard !table.isBlank(row, "base_area") else { return nil }
        return CoreCode.index(table, row, "base_area", areas, allowingContext: true, &reading)
    }

    /// - Parameter isNeeded: a postcode that the file lacks is no fault where the base is known otherwise: files are older
    ///   than postcodes.
    private func postcode(_ row: Int, isNeeded: Bool, _ reading: inout Reading) -> Position? {
        guard !table.isBlank(row, "postcode") else { return nil }
        let text = Codes.trimmed(table.cell(row, "postcode"))
        let place = table.place(row, "postcode")
        guard Postcode.isUnit(Postcode.tidied(text)) else {
            reading.add(
                .codeUnknown, at: place, value: text, "is not a unit postcode.",
                remedy: "Write it in full, such as ME14 1XQ.")
            return nil
        }
        guard let postcodes else { return nil }
        switch postcodes.place(of: text) {
        case .position(let position): return position
        case .withoutPosition where isNeeded:
            reading.add(
                .valueMissing, at: place, value: text,
                "has no coordinates in the file of postcodes (positional quality 90).",
                remedy: "Give easting_m and northing_m, or base_area.")
        case .unknown where isNeeded:
            reading.add(
                .codeUnknown, at: place, value: text, "is not in the file of postcodes.",
                remedy: "Check it, take a newer file, or give easting_m and northing_m or base_area.")
        case .withoutPosition, .unknown: break
        }
        return nil
    }

    private func check(_ postcode: Position, against base: Position, _ row: Int, _ reading: inout Reading) {
        let metres = postcode.distance(to: base)
        guard metres > Self.agreementMetres else { return }
        addConflict("postcode", metres, "easting_m and northing_m", row, &reading)
    }

    /// An area is held against twice the radius of a disc of its size besides: its people live off its centre.
    private func check(_ area: Int, against base: Position, _ row: Int, _ reading: inout Reading) {
        let metres = areas[area].centroid.distance(to: base)
        let radius = (areas[area].areaHectares * 10_000 / .pi).squareRoot()
        guard metres > Self.agreementMetres + 2 * radius else { return }
        addConflict("base_area", metres, "the base that the row gives otherwise", row, &reading)
    }

    private func addConflict(
        _ column: String, _ metres: Double, _ other: String, _ row: Int, _ reading: inout Reading
    ) {
        reading.add(
            .valueConflict, at: table.place(row, column), value: Codes.trimmed(table.cell(row, column)),
            "lies \(decimalText(metres / 1_000, decimals: 1)) km from \(other).",
            remedy: "Correct one of the two, or leave one empty.")
    }

    private func isNear(_ base: Position, _ row: Int, _ reading: inout Reading) -> Bool {
        let nearest = areas.areas.map { $0.centroid.distance(to: base) }.min() ?? 0
        guard nearest > Self.farthestKilometres * 1_000 else { return true }
        let column = table.isBlank(row, "easting_m") ? "postcode" : "easting_m"
        reading.add(
            .valueRange, at: table.place(row, column),
            value: "\(decimalText(base.x, decimals: 0)), \(decimalText(base.y, decimals: 0))",
            "is \(decimalText(nearest / 1_000, decimals: 0)) km from the nearest area of the region.",
            remedy: "Give easting and northing in metres on the British National Grid, in this order.")
        return false
    }
}
