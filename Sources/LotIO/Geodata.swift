import LotGeometry
import LotModel

/// The plain figures of a region: what its embedded polygons are built from and checked against.
public struct RegionFigures: Sendable {
    public let region: String
    public let areas: AreaTable
    /// Points where people live, by index of the area, EPSG:27700; `weight` counts postcodes.
    public let points: [ResidentialPoint]
    /// Rings of the region's outline, EPSG:27700, in the order of their parts.
    public let outline: [Ring]
    public let links: [Link]
    public let warnings: [Diagnostic]
    public let inputs: [InputFile]
}

/// Reads the folder of a region: `areas.csv`, `residential_points.csv`, `outline.csv`, `links.csv`.
public enum GeodataReader {
    /// `folder` is the region's own folder; its last component names the region. `links.csv` may be absent.
    ///
    /// Throws every fault of the four files at once. Columns of the area table that are not known are refused.
    public static func read(folder: String) throws(InputRefused) -> RegionFigures {
        var reading = Reading()
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(folder) }) else {
            try reading.throwIfErrors()
            preconditionFailure("a folder that cannot be opened is an error")
        }
        let source = InputSource(folder: folder, prefix: "geodata/\(folder.name)/")
        let areas = AreaTableReader.read(source, named: [], &reading)
        let points = areas.map { PointReader.read(source, $0, &reading) }
        let outline = outline(source, &reading)
        let links = areas.map { LinkReader.read(source, $0, &reading) }
        try reading.throwIfErrors()
        guard let areas, let points, let links else { preconditionFailure("nothing is missing without an error") }
        return RegionFigures(
            region: folder.name, areas: areas, points: points, outline: outline, links: links,
            warnings: reading.warnings, inputs: reading.inputs)
    }

    /// Vertices in the order of the file; each part is closed here when the file does not.
    private static func outline(_ source: InputSource, _ reading: inout Reading) -> [Ring] {
        let schema = CSVSchema(required: ["part", "vertex", "easting_m", "northing_m"])
        guard let table = source.table("outline.csv", schema, &reading) else { return [] }
        var parts: [(number: Double, row: Int, positions: [Position])] = []
        for row in 0..<table.rowCount {
            let part = table.number(row, "part", in: 1...100_000, unit: "", whole: true, &reading)
            let vertex = table.number(row, "vertex", in: 1...10_000_000, unit: "", whole: true, &reading)
            let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
            let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
            guard let part, let vertex, let x, let y else { continue }
            if parts.last?.number != part { parts.append((part, row, [])) }
            let last = parts.count - 1
            parts[last].positions.append(Position(x: x, y: y))
            if Int(vertex) != parts[last].positions.count {
                reading.add(
                    .valueConflict, at: table.place(row, "vertex"), value: "\(Int(vertex))",
                    "is out of order: expected \(parts[last].positions.count).",
                    remedy: "Sort the rows by part and vertex and number vertices from 1.")
                return []
            }
        }
        var rings: [Ring] = []
        for part in parts {
            var positions = part.positions
            if let first = positions.first, positions.last != first { positions.append(first) }
            do {
                rings.append(try Ring(positions))
            } catch {
                reading.add(
                    .valueConflict, at: table.place(part.row, "part"), "has fewer than three vertices.",
                    remedy: "Give every part of the outline three vertices or more.")
            }
        }
        return rings
    }
}

/// Reads `residential_points.csv`: where people live.
enum PointReader {
    static let fileName = "residential_points.csv"

    /// Core areas only; rows of other areas are faults.
    static func read(
        _ source: InputSource, _ areas: AreaTable, _ reading: inout Reading
    ) -> [ResidentialPoint] {
        let schema = CSVSchema(required: ["area_code", "easting_m", "northing_m", "weight"])
        guard var table = source.table(fileName, schema, &reading) else { return [] }
        table.tidyCodes("area_code", reading: &reading)
        var points: [ResidentialPoint] = []
        for row in 0..<table.rowCount {
            let x = table.number(row, "easting_m", in: 0...700_000, unit: "m", &reading)
            let y = table.number(row, "northing_m", in: 0...1_300_000, unit: "m", &reading)
            let weight = table.number(row, "weight", in: 0...1_000_000, unit: "postcodes", &reading)
            guard let area = CoreCode.index(table, row, "area_code", areas, &reading), let x, let y, let weight else {
                continue
            }
            points.append(ResidentialPoint(area: area, position: Position(x: x, y: y), weight: weight))
        }
        return points
    }
}

/// Looks codes of areas up.
enum CoreCode {
    /// The index of the core area in a cell, or where allowed of a context area; `value.missing` or `code.unknown` otherwise.
    static func index(
        _ table: CSVTable, _ row: Int, _ column: String, _ areas: AreaTable, allowingContext: Bool = false,
        _ reading: inout Reading
    ) -> Int? {
        guard let code = table.text(row, column, &reading) else { return nil }
        return index(code, at: table.place(row, column), areas, allowingContext: allowingContext, &reading)
    }

    static func index(
        _ code: String, at place: Diagnostic.Place, _ areas: AreaTable, allowingContext: Bool = false,
        _ reading: inout Reading
    ) -> Int? {
        let tidy = Codes.tidied(code)
        if let index = areas.index(ofCode: tidy) {
            if index < areas.coreCount || allowingContext { return index }
            reading.add(
                .codeUnknown, at: place, value: code, "is a context area, which is in no contract.",
                remedy: "Name core areas only.")
            return nil
        }
        let meant = Codes.withDigits(tidy)
        let remedy: String
        if areas.index(ofCode: meant) != nil {
            remedy = "Did you mean \(meant)? The letters O and I stand for digits."
        } else if Codes.existsOnlyIn2021(tidy), !areas.areas.contains(where: { Codes.existsOnlyIn2021($0.code) }) {
            remedy = "It is an MSOA of 2021; the region's areas are of 2011."
        } else {
            remedy = "Write the code of a core area of the region's areas.csv."
        }
        reading.add(.codeUnknown, at: place, value: code, "is not an area of the region.", remedy: remedy)
        return nil
    }
}

/// Reads `links.csv`: crossings that the map does not show, and contacts that are no road.
enum LinkReader {
    /// An absent file means no links. `minutes` may be empty. A pair may stand once. An end may be a context area: such a
    /// pair makes no neighbours, and states the minutes of a crossing to them.
    static func read(_ source: InputSource, _ areas: AreaTable, _ reading: inout Reading) -> [Link] {
        guard source.folder.contains("links.csv") else { return [] }
        let schema = CSVSchema(required: ["from", "to", "kind", "minutes"], mayBeEmpty: true)
        guard var table = source.table("links.csv", schema, &reading) else { return [] }
        for column in ["from", "to"] { table.tidyCodes(column, reading: &reading) }
        var links: [Link] = []
        var seen: [[Int]: Int] = [:]
        for row in 0..<table.rowCount {
            let from = CoreCode.index(table, row, "from", areas, allowingContext: true, &reading)
            let to = CoreCode.index(table, row, "to", areas, allowingContext: true, &reading)
            let kind = table.choice(row, "kind", Link.Kind.self, &reading)
            var minutes: Double?
            if !Codes.trimmed(table.cell(row, "minutes")).isEmpty {
                minutes = table.number(row, "minutes", in: 0...600, unit: "minutes", &reading)
            }
            guard let from, let to, let kind else { continue }
            guard from != to else {
                reading.add(
                    .valueConflict, at: table.place(row), value: areas[from].code, "is linked with itself.",
                    remedy: "Name two areas.")
                continue
            }
            let pair = [min(from, to), max(from, to)]
            if let other = seen[pair] {
                reading.add(
                    .codeDuplicate, at: table.place(row), value: "\(areas[from].code) and \(areas[to].code)",
                    "stand also on line \(table.lines[other]).", remedy: "Keep one row for each pair.")
                continue
            }
            seen[pair] = row
            links.append(Link(from: from, to: to, kind: kind, minutes: minutes))
        }
        return links
    }
}
