import Crypto
import LotIO
import LotModel
import LotTravel

/// Hop curves of a region: kept in a file beside its points, row by row as good as the points and settings they were made
/// from, and computed where no such row is.
public enum HopBuild {
    /// How legs are computed unless a scenario sets another exponent.
    public static var standard: HopTours {
        HopTours(exponent: ParameterValues(priceYear: "", given: [:])("travel.distance_exponent"))
    }

    /// Mean legs by index of the core area, empty where there are too few points; the same whether read or computed.
    static func legs(
        areas: AreaTable, points: [ResidentialPoint], table: HopTable?, tours: HopTours, threads: Int,
        progress: ((String) -> Void)? = nil
    ) async -> [[Double]] {
        await rows(areas, points, table, tours, threads, progress).map { $0?.legs ?? [] }
    }

    /// `hop_curves.csv` of the region, every row computed anew.
    public static func bytes(_ figures: RegionFigures, threads: Int) async -> [UInt8] {
        let rows = await rows(figures.areas, figures.points, nil, standard, threads, nil)
        return HopTableReader.bytes(HopTable(rows: rows), areas: figures.areas, decimals: HopTours.decimals)
    }

    /// How many areas have enough points for a curve, and how many of those have a row that belongs to their points.
    public static func current(_ figures: RegionFigures, table: HopTable?) -> (areas: Int, current: Int) {
        let byArea = points(figures.points, count: figures.areas.coreCount)
        let sampled = byArea.indices.filter { HopTours.suffices(byArea[$0]) }
        let current = sampled.count {
            isSound(table?.rows[$0], key(figures.areas[$0].code, byArea[$0], standard))
        }
        return (sampled.count, current)
    }

    private static func rows(
        _ areas: AreaTable, _ points: [ResidentialPoint], _ table: HopTable?, _ tours: HopTours, _ threads: Int,
        _ progress: ((String) -> Void)?
    ) async -> [HopTable.Row?] {
        let byArea = self.points(points, count: areas.coreCount)
        let keys = byArea.indices.map { index in
            HopTours.suffices(byArea[index]) ? key(areas[index].code, byArea[index], tours) : nil
        }
        var rows = keys.indices.map { index in
            keys[index].flatMap { isSound(table?.rows[index], $0) ? table?.rows[index] : nil }
        }
        let missing = keys.indices.filter { keys[$0] != nil && rows[$0] == nil }
        guard !missing.isEmpty else { return rows }
        progress?(
            "computing the hop curves of \(missing.count) area\(missing.count == 1 ? "" : "s"): no file has them for these points and settings"
        )
        let legs = await tours.legs(of: missing, areas: areas, points: byArea, threads: threads)
        for (index, legs) in zip(missing, legs) {
            rows[index] = keys[index].map { HopTable.Row(key: stamp($0, legs), legs: legs) }
        }
        return rows
    }

    /// Whether a row of a file belongs to the key and holds the legs that it was written with.
    private static func isSound(_ row: HopTable.Row?, _ key: String) -> Bool {
        row.map { $0.key == stamp(key, $0.legs) } ?? false
    }

    /// The key with a digest of the legs in the file's decimals: figures changed by hand are not taken for computed ones.
    private static func stamp(_ key: String, _ legs: [Double]) -> String {
        let text = legs.map { "\(Int(($0 * 1_000_000).rounded()))" }.joined(separator: " ")
        return key + "-" + sha256Text(Array(text.utf8)).prefix(8)
    }

    private static func points(_ points: [ResidentialPoint], count: Int) -> [[ResidentialPoint]] {
        var byArea = [[ResidentialPoint]](repeating: [], count: count)
        for point in points { byArea[point.area].append(point) }
        return byArea
    }

    /// SHA-256 over the settings, the area's code and its points in their order, to 128 bits: values, not bytes of a
    /// file, so that line ends or further areas change no key.
    static func key(_ code: String, _ points: [ResidentialPoint], _ tours: HopTours) -> String {
        var bytes = Array("\(tours.settings)\n\(code)\n".utf8)
        for point in points {
            for value in [point.position.x, point.position.y, point.weight] {
                let bits = value.bitPattern
                for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
            }
        }
        // The letters keep a spreadsheet from taking digits for a number.
        return "sha256-" + sha256Text(bytes).prefix(32)
    }
}
