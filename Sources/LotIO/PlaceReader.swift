import LotGeometry
import LotModel
import LotSpatial

/// A named place of a table of points.
public struct NamedPlace: Hashable, Sendable {
    public let id: String
    /// EPSG:27700.
    public let position: Position

    public init(id: String, position: Position) {
        self.id = id
        self.position = position
    }
}

/// Reads a table of points between which travel times are asked for.
public enum PlaceReader {
    /// `id, easting_m, northing_m` or `id, longitude, latitude`; further columns are left aside. Throws every fault at once.
    public static func read(path: String) throws(InputRefused) -> [NamedPlace] {
        var reading = Reading()
        let places = read(path, &reading)
        try reading.throwIfErrors()
        return places
    }

    private static func read(_ path: String, _ reading: inout Reading) -> [NamedPlace] {
        let text = reading.attempt { () throws(Diagnostic) in
            try TextBytes.check(
                Bytes.read(path: path, name: path, limit: Bytes.tableLimit), name: path, expected: "a CSV table")
        }
        guard let text,
            var table = CSVTable(
                text, file: path, schema: CSVSchema(required: ["id"], keepsOthers: true), reading: &reading)
        else { return [] }
        table.tidyCodes("id", reading: &reading)
        let isGrid = table.hasColumn("easting_m") && table.hasColumn("northing_m")
        guard isGrid || (table.hasColumn("longitude") && table.hasColumn("latitude")) else {
            reading.add(
                .csvMissingColumn, at: .init(file: path, line: 1), value: "easting_m and northing_m",
                "are missing from the header.", remedy: "Give them, or longitude and latitude.")
            return []
        }
        let places = rows(table, isGrid: isGrid, &reading)
        guard !isGrid, reading.errorCount == 0 else { return places }
        return projected(places, path, &reading)
    }

    private static func rows(_ table: CSVTable, isGrid: Bool, _ reading: inout Reading) -> [NamedPlace] {
        var places: [NamedPlace] = []
        var rowOfID: [String: Int] = [:]
        for row in 0..<table.rowCount {
            let x =
                isGrid
                ? table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
                : table.number(row, "longitude", in: -9...3, unit: "degrees", &reading)
            let y =
                isGrid
                ? table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
                : table.number(row, "latitude", in: 49...61, unit: "degrees", &reading)
            guard let id = table.text(row, "id", &reading) else { continue }
            if let other = rowOfID[id] {
                reading.add(
                    .codeDuplicate, at: table.place(row, "id"), value: id,
                    "stands also on line \(table.lines[other]).", remedy: "Give each place an id of its own.")
                continue
            }
            rowOfID[id] = row
            if let x, let y { places.append(NamedPlace(id: id, position: Position(x: x, y: y))) }
        }
        return places
    }

    private static func projected(_ places: [NamedPlace], _ path: String, _ reading: inout Reading) -> [NamedPlace] {
        do throws(SpatialFault) {
            let positions = try Projector().toGrid(places.map(\.position))
            return zip(places, positions).map { NamedPlace(id: $0.id, position: $1) }
        } catch {
            var value: String?
            if case .outsideGrid(let index, _) = error { value = places[index.position].id }
            reading.add(
                .valueRange, at: .init(file: path), value: value, "cannot be put on the British National Grid.",
                remedy: "Check longitude and latitude, or give easting_m and northing_m.")
            return []
        }
    }
}
