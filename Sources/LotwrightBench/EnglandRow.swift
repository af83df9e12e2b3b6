import LotIO

/// All England's official boundaries through the project's own reader.
enum EnglandRow {
    /// Places in the reference folder. MSOAs of 2011, generalised (20 m) and clipped to the coast, by the Office for
    /// National Statistics: 6,791 areas, 880,961 positions.
    static let boundaries = "england/msoa11_bgc.geojson.gz"
    static let table = "england/msoa11.csv"
    /// Pairs with an edge in common, counted independently when the reference data was made.
    static let pairs = 19_089
    /// The mainland, Isle of Wight, Canvey Island, Hayling Island, Isles of Scilly.
    static let components = 5

    static let row = Row(
        name: "england read, check, project, join", goals: Goals(seconds: 3, megabytes: 500), needsReference: true,
        covers: "21 MB of GeoJSON to geography: read, match codes, project, validity, overlaps, gaps, neighbours"
    ) { setting in
        let folder = try TemporaryFolder()
        let path = folder.path + "/england.geojson"
        try ChildProcess.unpack(setting.reference + "/" + boundaries, to: path)
        let areas = try EnglandTable.read(setting.reference + "/" + table)
        return {
            // The folder lives as long as the work.
            _ = folder
            var watch = Stopwatch()
            let loaded = try await BoundaryReader.read(
                path: path, areas: areas, links: [], source: "reference data", isIndicative: false,
                threads: Setting.threads)
            watch.lap("all")
            let geography = loaded.geography
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    exactly("neighbour pairs", geography.contacts.count, pairs),
                    exactly("components", geography.components, components),
                    Quality("warnings", "\(loaded.warnings.count)"),
                ])
        }
    }

    private static func exactly(_ name: String, _ found: Int, _ goal: Int) -> Quality {
        Quality(name, "\(found)", goal: "\(goal)", isMet: found == goal)
    }
}
