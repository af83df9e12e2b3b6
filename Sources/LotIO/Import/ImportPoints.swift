import LotGeometry
import LotModel
import LotSpatial

/// Points where people live, from a table of places such as postcodes.
enum ImportPoints {
    /// A cell of `residential_points.csv`.
    struct Cell: Hashable {
        let code: String
        let place: Position
        let weight: Double
    }

    /// Side of the squares in which places are counted; the centre stands for all. The embedded regions have the same.
    static let cellMetres = 100.0

    private static let eastings = ["easting_m", "easting", "eastings", "x", "oseast1m"]
    private static let northings = ["northing_m", "northing", "northings", "y", "osnrth1m"]

    /// Centres of squares of 100 m with the places in them, by code and then from the south-west; places in no polygon are left
    /// out and counted.
    ///
    /// Needs columns of eastings and northings; `weight` is 1 where there is no such column. Each place belongs to the
    /// polygon that holds it, each square to the polygon that holds most of its weight, the first by code of equals.
    static func read(
        _ path: String, codes: [String], shapes: [MultiPolygon], _ reading: inout Reading
    ) -> (cells: [Cell], outside: Int)? {
        guard let table = AnyTable.read(path, &reading) else { return nil }
        func column(_ known: [String]) -> String? {
            known.lazy.compactMap { name in table.header.first { $0.lowercased() == name } }.first
        }
        guard let easting = column(eastings), let northing = column(northings) else {
            reading.add(
                .csvMissingColumn, at: .init(file: path, line: 1, field: "easting_m"),
                "is missing from the header, or northing_m is.",
                remedy: "Name the columns of places on the National Grid easting_m and northing_m.")
            return nil
        }
        let weight = column(["weight"])
        let before = reading.errorCount
        let locator = AreaLocator(shapes)
        var sums: [[Int]: [Int: Double]] = [:]
        var outside = 0
        for row in 0..<table.rowCount {
            let x = table.number(row, easting, in: 0...700_000, unit: "m", &reading)
            let y = table.number(row, northing, in: 0...1_300_000, unit: "m", &reading)
            let own = weight.map { table.number(row, $0, in: 0...1_000_000, unit: "", &reading) } ?? 1
            guard let x, let y, let own else { continue }
            guard let area = locator.area(containing: Position(x: x, y: y)) else {
                outside += 1
                continue
            }
            let square = [Int(x / cellMetres), Int(y / cellMetres)]
            sums[square, default: [:]][area, default: 0] += own
        }
        guard reading.errorCount == before else { return nil }
        var cells: [Cell] = []
        for (square, weights) in sums {
            let most = weights.max { ($0.value, codes[$1.key]) < ($1.value, codes[$0.key]) }
            guard let area = most?.key else { continue }
            let centre = Position(
                x: (Double(square[0]) + 0.5) * cellMetres, y: (Double(square[1]) + 0.5) * cellMetres)
            cells.append(Cell(code: codes[area], place: centre, weight: weights.values.sorted().reduce(0, +)))
        }
        cells.sort { ($0.code, $0.place.x, $0.place.y) < ($1.code, $1.place.x, $1.place.y) }
        return (cells, outside)
    }
}
