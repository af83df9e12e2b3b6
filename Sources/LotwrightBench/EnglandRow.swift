import Foundation
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

    /// The same file in the same run through geopandas and libpysal, without their start and without a warm-up's time.
    static let beside = Row(
        name: "england beside geopandas", goals: Goals(), needsReference: true, needsGeopandas: true,
        covers:
            "the row above, then .ci/compare_geopandas.py on the same file: read, validate, project, neighbours, join"
    ) { setting in
        let folder = try TemporaryFolder()
        let path = folder.path + "/england.geojson"
        try ChildProcess.unpack(setting.reference + "/" + boundaries, to: path)
        let table = setting.reference + "/" + table
        let areas = try EnglandTable.read(table)
        return {
            // The folder lives as long as the work.
            _ = folder
            var watch = Stopwatch()
            let busy = ChildProcess.ownSeconds
            let loaded = try await BoundaryReader.read(
                path: path, areas: areas, links: [], source: "reference data", isIndicative: false,
                threads: Setting.threads)
            watch.lap("lotwright")
            let own = (elapsed: watch.total, busy: ChildProcess.ownSeconds - busy)
            let output = try ChildProcess.output(
                setting.geopandas ?? "", [".ci/compare_geopandas.py", path, table])
            watch.lap("python, start and warm-up included")
            let peer = try JSONDecoder().decode(Peer.self, from: Data(output.utf8))
            let pairs = loaded.geography.contacts.count
            return Sample(
                seconds: own.elapsed, laps: watch.laps,
                quality: [
                    Quality("geopandas", "\(fixed(peer.seconds)) s, \(fixed(peer.cpuSeconds)) s of processors"),
                    Quality(
                        "times faster", fixed(peer.seconds / own.elapsed), goal: "at least 3",
                        isMet: peer.seconds >= 3 * own.elapsed),
                    Quality("less work of processors, times", fixed(peer.cpuSeconds / own.busy)),
                    exactly("neighbour pairs", pairs, peer.pairs),
                ])
        }
    }

    /// What the script prints.
    private struct Peer: Decodable {
        let seconds: Double
        let cpuSeconds: Double
        let pairs: Int

        private enum CodingKeys: String, CodingKey {
            case seconds
            case cpuSeconds = "cpu_seconds"
            case pairs
        }
    }

    private static func fixed(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

    static let row = Row(
        name: "england read, check, project, join", goals: Goals(seconds: 2, megabytes: 400), needsReference: true,
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

    static func exactly(_ name: String, _ found: Int, _ goal: Int) -> Quality {
        Quality(name, "\(found)", goal: "\(goal)", isMet: found == goal)
    }
}
