import LotModel

/// Finds the Shapefile in a zip archive and reads it without unpacking to disk.
enum ZippedShapefile {
    /// `layer` is the name of the `.shp` without its ending; nil takes the only one, `boundaries.layer` when there are
    /// several. An archive of something else is named.
    static func read(
        _ bytes: [UInt8], name: String, layer: String?, reading: inout Reading
    ) -> BoundaryFile? {
        let entries = reading.attempt { () throws(Diagnostic) in
            try ZipArchive.entries(bytes, name: name, limit: Bytes.boundariesLimit)
        }
        guard let entries = entries?.filter({ !isByProduct($0) }) else { return nil }
        let shapes = entries.filter { ending($0) == "shp" }
        guard !shapes.isEmpty else {
            let found = what(entries)
            reading.add(
                .fileWrongType, at: .init(file: name), "is \(found.words), not boundaries.", remedy: found.remedy)
            return nil
        }
        // Two layers of one name in different folders are told apart by the folders.
        let short = Set(shapes.map { stem($0.fileName) })
        func title(_ entry: ZipEntry) -> String {
            stem(short.count == shapes.count ? entry.fileName : entry.name[...])
        }
        guard let chosen = LayerChoice.choose(layer, among: shapes, named: title, file: name, &reading) else {
            return nil
        }
        func content(_ ending: String, _ reading: inout Reading) -> [UInt8]? {
            let entry = entries.first { self.ending($0) == ending && stem($0.name[...]) == stem(chosen.name[...]) }
            guard let entry else { return nil }
            return reading.attempt { () throws(Diagnostic) in try ZipArchive.content(entry, of: bytes, name: name) }
        }
        let before = reading.errorCount
        let shape = content("shp", &reading)
        let parts = shape.map { ShapefileParts(shapes: $0) { content($0, &reading) } }
        guard let parts, reading.errorCount == before else { return nil }
        return ShapefileReader.read(
            parts, name: name, layer: shapes.count > 1 ? title(chosen) : nil, reading: &reading)
    }

    /// What macOS adds to archives.
    private static func isByProduct(_ entry: ZipEntry) -> Bool {
        entry.name.hasPrefix("__MACOSX/") || entry.fileName.hasPrefix("._") || entry.fileName == ".DS_Store"
    }

    private static func ending(_ entry: ZipEntry) -> String {
        entry.fileName.split(separator: ".").count > 1
            ? entry.fileName.split(separator: ".").last?.lowercased() ?? "" : ""
    }

    private static func stem(_ name: Substring) -> String {
        String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    private static func what(_ entries: [ZipEntry]) -> BoundaryContent.Foreign {
        func has(_ test: (String) -> Bool) -> Bool { entries.contains { test($0.name) } }
        if has({ $0 == "[Content_Types].xml" }) {
            return has({ $0.hasPrefix("xl/") })
                ? .init(words: "an Excel workbook", remedy: "Give the polygons: GeoPackage, GeoJSON or Shapefile.")
                : .init(words: "an Office document", remedy: "Give the polygons: GeoPackage, GeoJSON or Shapefile.")
        }
        if has({ $0.lowercased().contains(".gdb/") }) {
            return .init(words: "a zipped file geodatabase (.gdb)", remedy: BoundaryContent.exportRemedy)
        }
        if has({ $0.lowercased().hasSuffix(".kml") }) {
            return .init(words: "a KMZ file", remedy: "Convert it (ogr2ogr boundaries.gpkg FILE.kmz).")
        }
        let names = entries.map(\.name)
        if let single = names.first(where: { name in
            ["gpkg", "geojson", "json", "csv"].contains { name.lowercased().hasSuffix("." + $0) }
        }) {
            return .init(words: "a zip archive without a Shapefile", remedy: "Unpack it and name \(single).")
        }
        return .init(
            words: "a zip archive without a Shapefile (\(names.isEmpty ? "empty" : listed(names, most: 5)))",
            remedy: "Zip the .shp with its .shx, .dbf and .prj, or give a GeoPackage or GeoJSON.")
    }
}

/// Chooses one of the layers of a file.
enum LayerChoice {
    /// The layer called `wanted`, or the only one; otherwise nil with `boundaries.layer` naming them all.
    static func choose<Layer>(
        _ wanted: String?, among layers: [Layer], named name: (Layer) -> String, file: String,
        _ reading: inout Reading
    ) -> Layer? {
        let names = layers.map(name)
        guard let wanted else {
            if layers.count == 1 { return layers[0] }
            reading.add(
                .boundariesLayer, at: .init(file: file), value: listed(names, most: 20),
                "are \(layers.count) layers, and nothing says which to read.",
                remedy: "Name one: boundaries: {layer: \(names.first ?? "NAME")} in the scenario, or --layer.")
            return nil
        }
        if let index = names.firstIndex(of: wanted)
            ?? names.firstIndex(where: { $0.lowercased() == wanted.lowercased() })
        {
            return layers[index]
        }
        let near = nearestName(to: wanted, among: names)
        reading.add(
            .boundariesLayer, at: .init(file: file), value: wanted, "is not a layer of the file.",
            remedy: near.map { "Did you mean \($0)?" } ?? "It has \(listed(names, most: 20)).")
        return nil
    }
}
