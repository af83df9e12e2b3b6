import LotModel

/// Reads a boundary file for an area table, without a scenario.
public enum BoundaryReader {
    static let embeddedName = "areas.geojson"

    /// The geography of the core areas from the file at `path`, wherever it lies.
    ///
    /// Throws all faults found; see `Boundaries.geography` for the order of the checks. `source` is what reports call it.
    public static func read(
        path: String, areas: AreaTable, links: [Link], source: String, isIndicative: Bool, threads: Int
    ) async throws(InputRefused) -> LoadedGeography {
        var reading = Reading()
        var geography: Geography?
        if let bytes = bytes(path, &reading), let file = GeoJSONReader.read(bytes, name: path, reading: &reading) {
            let isBuilt = isIndicative && file.isIndicative
            geography = await Boundaries(
                areas: areas, links: links,
                source: isIndicative && !isBuilt ? ScenarioReader.importedSource : source, isIndicative: isBuilt,
                threads: threads
            ).geography(file, &reading)
        }
        try reading.throwIfErrors()
        guard let geography else { preconditionFailure("no geography and no error") }
        return LoadedGeography(geography: geography, warnings: reading.warnings, inputs: reading.inputs)
    }

    /// The name of a boundary file in reports and manifests: without its folder, which is this machine's own.
    static func shownName(_ path: String) -> String { String(path.split(separator: "/").last ?? "boundaries") }

    static func bytes(_ path: String, expected: String = "GeoJSON", _ reading: inout Reading) -> [UInt8]? {
        do throws(Diagnostic) {
            let bytes = try Bytes.read(path: path, name: path, limit: Bytes.boundariesLimit)
            reading.record(shownName(path), bytes)
            return try TextBytes.check(bytes, name: path, expected: expected)
        } catch {
            reading.add(error)
            return nil
        }
    }
}

/// A geography that passed every check.
public struct LoadedGeography: Sendable {
    public let geography: Geography
    public let warnings: [Diagnostic]
    public let inputs: [InputFile]
}
