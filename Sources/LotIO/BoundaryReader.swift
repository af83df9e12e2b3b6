import LotModel

/// Reads a boundary file for an area table, without a scenario.
public enum BoundaryReader {
    static let embeddedName = "areas.geojson"

    /// The geography of the core areas from the file at `path`, wherever it lies.
    ///
    /// Throws all faults found; see `BoundaryFormats` for the forms that are read and `Boundaries.geography` for the order
    /// of the checks. `source` is what reports call it. `layer` and `codeField` are those of `BoundaryWish`.
    public static func read(
        path: String, layer: String? = nil, codeField: String? = nil, areas: AreaTable, links: [Link], source: String,
        isIndicative: Bool, threads: Int
    ) async throws(InputRefused) -> LoadedGeography {
        var reading = Reading()
        var geography: Geography?
        if let file = BoundaryFormats.read(path: path, layer: layer, codeField: codeField, reading: &reading) {
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
}

/// A geography that passed every check.
public struct LoadedGeography: Sendable {
    public let geography: Geography
    public let warnings: [Diagnostic]
    public let inputs: [InputFile]
}
