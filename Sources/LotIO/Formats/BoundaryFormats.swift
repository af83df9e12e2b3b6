import LotModel

/// What is known of a boundary file before it is opened.
struct BoundaryWish: Sendable {
    /// The layer of a file that holds several; nil takes the only one.
    var layer: String?
    /// The property that holds the areas' codes; nil looks for one.
    var codeField: String?
}

/// Reads boundaries in every form that planners hold them: GeoJSON, GeoPackage, Shapefile (also zipped), a table with
/// a WKT column, and each of them compressed with gzip.
///
/// The form is recognised by content, never by the file's name. Inputs are only read: nothing is unpacked to disk and
/// no file is made beside the input.
enum BoundaryFormats {
    /// Largest number of features; England has 188,880 output areas.
    static let featureLimit = 1_000_000

    /// The boundaries of a file that lies anywhere; nil with the faults added. `name` is what messages call it.
    static func read(
        path: String, name: String? = nil, layer: String? = nil, codeField: String? = nil, reading: inout Reading
    ) -> BoundaryFile? {
        read(.path(path, name: name ?? path), BoundaryWish(layer: layer, codeField: codeField), reading: &reading)
    }

    static func read(_ place: BoundaryPlace, _ wish: BoundaryWish, reading: inout Reading) -> BoundaryFile? {
        guard let bytes = place.bytes(&reading) else { return nil }
        return read(bytes, place, wish, reading: &reading)
    }

    /// The boundaries in `bytes`; `place` gives the name, and the companions of a Shapefile.
    ///
    /// Adds `file.wrong_type` for what is no boundary file, `boundaries.layer`, `boundaries.structure`,
    /// `archive.refused`, and the faults of each form; `code.missing` for a code field that no feature has.
    static func read(
        _ bytes: [UInt8], _ place: BoundaryPlace, _ wish: BoundaryWish, reading: inout Reading
    ) -> BoundaryFile? {
        var bytes = bytes
        if Gzip.begins(bytes) {
            guard
                let plain = reading.attempt({ () throws(Diagnostic) in
                    try Gzip.expanded(bytes, name: place.name, limit: Bytes.boundariesLimit)
                })
            else { return nil }
            bytes = plain
        }
        let file: BoundaryFile?
        switch BoundaryContent(bytes) {
        case .geoPackage: file = GeoPackageReader.read(bytes, name: place.name, layer: wish.layer, reading: &reading)
        case .zip: file = ZippedShapefile.read(bytes, name: place.name, layer: wish.layer, reading: &reading)
        case .shapes:
            let parts = ShapefileParts(shapes: bytes) { place.companion($0, &reading) }
            file = ShapefileReader.read(parts, name: place.name, reading: &reading)
        case .text: file = text(bytes, place.name, &reading)
        case .foreign(let what):
            reading.add(
                .fileWrongType, at: .init(file: place.name), "is \(what.words), not boundaries.", remedy: what.remedy)
            return nil
        }
        return file.flatMap { checked($0, wish, &reading) }
    }

    private static func text(_ bytes: [UInt8], _ name: String, _ reading: inout Reading) -> BoundaryFile? {
        guard
            let text = reading.attempt({ () throws(Diagnostic) in
                try TextBytes.check(bytes, name: name, expected: "boundaries")
            })
        else { return nil }
        switch text.first(where: { !Ascii.isSpace($0) }) {
        case Ascii.openBrace?, Ascii.openBracket?: return GeoJSONReader.read(text, name: name, reading: &reading)
        default: return WKTTableReader.read(text, name: name, reading: &reading)
        }
    }

    /// The file with the code field that the user names, once it is known to be there.
    private static func checked(
        _ file: BoundaryFile, _ wish: BoundaryWish, _ reading: inout Reading
    ) -> BoundaryFile? {
        guard let wanted = wish.codeField else { return file }
        let names = Set(file.features.flatMap { $0.properties.keys }).sorted()
        let found =
            names.first { $0 == wanted } ?? names.first { $0.lowercased() == wanted.lowercased() }
        guard let found else {
            let near = nearestName(to: wanted, among: names)
            reading.add(
                .codeMissing, at: .init(file: file.name, field: wanted),
                "is no property of the features; they have \(names.isEmpty ? "none" : listed(names)).",
                remedy: near.map { "Did you mean \($0)?" } ?? "Name the property that holds the areas' codes.")
            return nil
        }
        var file = file
        file.codeField = found
        return file
    }
}
