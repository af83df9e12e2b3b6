import LotIO
import LotModel

/// A finished run over all of England as far as pages and exports need one: real areas, boundaries and neighbours.
enum EnglandRecord {
    static func make(_ setting: Setting) async throws -> RunRecord {
        let folder = try TemporaryFolder()
        let path = folder.path + "/england.geojson"
        try ChildProcess.unpack(setting.reference + "/" + EnglandRow.boundaries, to: path)
        let work = try await EnglandMarket.problem(setting)
        let areas = try EnglandTable.read(setting.reference + "/" + EnglandRow.table)
        let geography = try await BoundaryReader.read(
            path: path, areas: areas, links: [], source: "reference data", isIndicative: false,
            threads: Setting.threads
        ).geography
        return try await MadeUpRecord.make(
            title: "Home care in England, made up", areas: areas, geography: geography, work: work)
    }
}
