import LotIO

/// Boundary files checked by themselves, as `lotwright geodata check FILE` does.
enum LayerRow {
    static let england = row(
        "geodata check england", Goals(seconds: 2, megabytes: 400), file: EnglandRow.boundaries, areas: 6_791,
        pairs: EnglandRow.pairs, components: EnglandRow.components,
        covers:
            "21 MB of GeoJSON, 6,791 MSOAs: read, codes, plane, project, validity, overlaps, gaps, neighbours, cut areas"
    )

    /// Pairs and components have no count by others: the file is a simplification of its own.
    static let lsoas = row(
        "geodata check lsoas", Goals(seconds: 5), file: "england/lsoa11_bsc_simplified.geojson.gz", areas: 32_844,
        pairs: nil, components: nil, covers: "the same of 32,844 LSOAs, super-generalised")

    static let kent = row(
        "geodata check kent", Goals(seconds: 0.25), file: "kent/msoa11_bgc.geojson", areas: 349, pairs: 891,
        components: nil, covers: "the same of Kent and its neighbours, 349 MSOAs")

    static let all = [england, lsoas, kent]

    private static func row(
        _ name: String, _ goals: Goals, file: String, areas: Int, pairs: Int?, components: Int?, covers: String
    ) -> Row {
        Row(name: name, goals: goals, needsReference: true, covers: covers) { setting in
            let folder = try TemporaryFolder()
            var path = setting.reference + "/" + file
            if file.hasSuffix(".gz") {
                path = folder.path + "/layer.geojson"
                try ChildProcess.unpack(setting.reference + "/" + file, to: path)
            }
            let known = KnownCodes.read(geodata: Setting.geodata, regions: ["kent"])
            let unpacked = path
            return {
                // The folder lives as long as the work.
                _ = folder
                var watch = Stopwatch()
                let report = try await LayerCheck(known: known, threads: Setting.threads).report(path: unpacked)
                watch.lap("all")
                let contiguity = report.tiling?.contiguity
                return Sample(
                    seconds: watch.total, laps: watch.laps,
                    quality: [
                        count("areas", report.codes.labels.count, areas),
                        count("neighbour pairs", contiguity?.boundaries.count ?? 0, pairs),
                        count("components", contiguity?.components.count ?? 0, components),
                        Quality("invalid", "\(report.invalid.count)"),
                    ])
            }
        }
    }

    private static func count(_ name: String, _ found: Int, _ goal: Int?) -> Quality {
        guard let goal else { return Quality(name, "\(found)") }
        return Quality(name, "\(found)", goal: "\(goal)", isMet: found == goal)
    }
}
