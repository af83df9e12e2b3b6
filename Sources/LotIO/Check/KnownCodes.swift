import LotModel

/// Codes of the area tables at hand, all of them of 2011.
public struct KnownCodes: Sendable {
    private let tables: [(region: String, codes: Set<String>)]

    public static let none = KnownCodes(tables: [])

    init(tables: [(region: String, codes: Set<String>)]) { self.tables = tables }

    /// The codes of the regions' area tables in `geodata`. Tables with codes of 2021 are left out, for they are no proof of
    /// 2011, and so are those that cannot be read: they are none of a boundary file's business.
    public static func read(geodata: String, regions: [String]) -> KnownCodes {
        var tables: [(region: String, codes: Set<String>)] = []
        for region in regions.sorted() {
            var reading = Reading()
            guard let folder = try? InputFolder("\(geodata)/\(region)"), folder.contains("areas.csv"),
                let areas = AreaTableReader.read(InputSource(folder: folder, prefix: ""), named: [], &reading),
                !areas.areas.contains(where: { Codes.existsOnlyIn2021($0.code) })
            else { continue }
            tables.append((region, Set(areas.areas.map(\.code))))
        }
        return KnownCodes(tables: tables)
    }

    /// How many of the codes, each given once, stand in any table, and the regions whose tables hold some.
    func holding(_ codes: [String]) -> (known: Int, regions: [String]) {
        let regions = tables.filter { table in codes.contains { table.codes.contains($0) } }.map(\.region)
        return (codes.count { code in tables.contains { $0.codes.contains(code) } }, regions)
    }
}
