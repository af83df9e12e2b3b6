import LotGeometry
import LotModel
import LotSpatial

/// Writes `areas.csv` from tables and, where no table has a column, from what is stated in its place.
struct ImportedTable {
    private let tables: AttributeTables
    private let codes: [String]
    private let core: [String]
    /// Shapes of the core areas, EPSG:27700.
    private let shapes: [MultiPolygon]
    /// A place of each core area: its centroid as given, or a place inside.
    private(set) var places: [Position] = []
    /// Name and readable name of each core area.
    private(set) var names: [(String, String)] = []
    var notes: [String] = []

    init(_ tables: AttributeTables, codes: [String], core: [String], shapes: [MultiPolygon]) {
        self.tables = tables
        self.codes = codes
        self.core = core
        self.shapes = shapes
    }

    /// Core areas first, each kind by code. Context areas, which have no polygon here, need their place and area in a table.
    mutating func bytes(_ reading: inout Reading) throws(SpatialFault) -> [UInt8] {
        let inner = try innerPositions(shapes)
        let number = Dictionary(uniqueKeysWithValues: core.enumerated().map { ($1, $0) })
        let fields = ImportField.all.filter { field in
            if case .leftOut = field.missing { return tables.sources[field.name] != nil }
            return true
        }
        for field in ImportField.all { note(field) }
        var writer = CSVWriter(columns: ["area_code"] + fields.map(\.name))
        places = [Position](repeating: Position(x: 0, y: 0), count: core.count)
        names = [(String, String)](repeating: ("", ""), count: core.count)
        let context = codes.filter { number[$0] == nil }
        for code in core + context {
            var texts: [String: String] = [:]
            for field in fields {
                texts[field.name] =
                    tables.sources[field.name] == nil
                    ? standIn(field, code, texts, number[code].flatMap { inner[$0] }, number[code], &reading)
                    : tables.text(field, code, &reading)
            }
            if let index = number[code] {
                names[index] = (texts["area_name"] ?? code, texts["readable_name"] ?? code)
                places[index] = Position(
                    x: texts["easting_m"].flatMap { Double($0) } ?? 0,
                    y: texts["northing_m"].flatMap { Double($0) } ?? 0)
            }
            writer.append([.text(code)] + fields.map { texts[$0.name].map { .text($0) } ?? .empty })
        }
        return writer.bytes
    }

    private mutating func note(_ field: ImportField) {
        if let source = tables.sources[field.name] {
            notes.append("\(field.name): \(tables.words(source))")
            return
        }
        switch field.missing {
        case .refused: break
        case .leftOut: notes.append("\(field.name): left out")
        case .word(let word, let reason): notes.append("\(field.name): \(word) (\(reason))")
        case .computed(let words): notes.append("\(field.name): \(words)")
        }
    }

    private func standIn(
        _ field: ImportField, _ code: String, _ texts: [String: String], _ inner: Position?, _ index: Int?,
        _ reading: inout Reading
    ) -> String? {
        if case .word(let word, _) = field.missing { return word }
        func share(_ share: Double) -> String? {
            texts["population_65_plus"].flatMap { Double($0) }.map { decimalText($0 * share, decimals: 0) }
        }
        switch field.name {
        case "area_name": return code
        case "readable_name": return texts["area_name"]
        case "lad_name": return texts["lad_code"]
        case "health_name": return texts["health_code"]
        case "population_75_plus": return share(ImportField.shareOf75)
        case "population_85_plus": return share(ImportField.shareOf85)
        case "easting_m": if let inner { return decimalText(inner.x, decimals: 0) }
        case "northing_m": if let inner { return decimalText(inner.y, decimals: 0) }
        case "area_ha": if let index { return decimalText(shapes[index].area / 10_000, decimals: 2) }
        default: preconditionFailure("\(field.name) is computed from nothing")
        }
        reading.add(
            .valueMissing, at: .init(file: tables.files.first ?? "", item: code, field: field.name),
            "is not known: a context area has no polygon here.", remedy: "Add the column, or leave context areas out.")
        return nil
    }
}
