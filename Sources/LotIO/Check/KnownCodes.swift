import LotGeometry
import LotModel

/// Codes of the area tables at hand, all of them of 2011.
public struct KnownCodes: Sendable {
    private let tables: [(region: String, codes: Set<String>)]
    /// Population-weighted centroids (EPSG:27700) of the codes that have one.
    private let centroids: [String: Position]

    public static let none = KnownCodes(tables: [])

    init(tables: [(region: String, codes: Set<String>)], centroids: [String: Position] = [:]) {
        self.tables = tables
        self.centroids = centroids
    }

    /// The codes of the regions' area tables in `geodata`. Tables with codes of 2021 are left out, for they are no proof of
    /// 2011, and so are those that cannot be read: they are none of a boundary file's business.
    public static func read(geodata: String, regions: [String]) -> KnownCodes {
        var tables: [(region: String, codes: Set<String>)] = []
        var centroids: [String: Position] = [:]
        for region in regions.sorted() {
            var reading = Reading()
            guard let folder = try? InputFolder("\(geodata)/\(region)"), folder.contains("areas.csv"),
                let areas = AreaTableReader.read(InputSource(folder: folder, prefix: ""), named: [], &reading),
                !areas.areas.contains(where: { Codes.existsOnlyIn2021($0.code) })
            else { continue }
            tables.append((region, Set(areas.areas.map(\.code))))
            for area in areas.areas { centroids[area.code] = area.centroid }
        }
        return KnownCodes(tables: tables, centroids: centroids)
    }

    /// The folder of regions: the given one, else the first `geodata` in the current folder, beside the file or one of its
    /// ancestors, or beside an ancestor of the program; nil where there is none.
    public static func folder(
        given: String?, file: String, program: String?, here: String = "geodata"
    ) -> String? {
        if let given { return given }
        let around = [file, program].compactMap { $0 }.flatMap { path -> [String] in
            let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let folder = parts.joined(separator: "/")
            let ancestors = (try? InputFolder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder))?.ancestors
            return (ancestors ?? []).map { $0 + "/geodata" }
        }
        return ([here] + around).first { (try? InputFolder($0)) != nil }
    }

    /// Which of the codes, each given once, stand in no table, and the regions whose tables hold some.
    func lacking(_ codes: [String]) -> (unknown: [String], regions: [String]) {
        let regions = tables.filter { table in codes.contains { table.codes.contains($0) } }.map(\.region)
        return (codes.filter { code in !tables.contains { $0.codes.contains(code) } }, regions)
    }

    func centroid(_ code: String) -> Position? { centroids[code] }
}
