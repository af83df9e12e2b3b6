import Foundation
import LotGeometry
import LotModel

/// The area table of England from the columns of the reference data, every area in the core.
///
/// The project's own table reader wants its own column names; here only the values are taken over.
enum EnglandTable {
    /// Throws `BenchFault` with the line for a missing column or a number that is none.
    static func read(_ path: String) throws -> AreaTable {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        guard let header = lines.first else { throw BenchFault("\(path) is empty") }
        let columns = Dictionary(cells(header).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let areas = try lines.enumerated().dropFirst().map { number, line in
            try area(TableLine(cells: cells(line), columns: columns, place: "\(path):\(number + 1)"))
        }
        return AreaTable(areas)
    }

    private static func area(_ line: TableLine) throws -> Area {
        guard let ruralUrban = RuralUrbanClass(rawValue: try line.text("RUC11CD")) else {
            throw BenchFault("\(line.place): RUC11CD is no class")
        }
        return Area(
            code: try line.text("MSOA11CD"), name: try line.text("MSOA11NM"), readableName: try line.text("HCLNM"),
            role: .core, ladCode: try line.text("LAD19CD"), ladName: try line.text("LAD19NM"),
            healthCode: try line.text("CCG15CD"), healthName: try line.text("CCG15NM"),
            population: try line.number("POP_MID2017"), population65Plus: try line.number("POP65_MID2017"),
            population75Plus: try line.number("POP75_MID2017"), population85Plus: try line.number("POP85_MID2017"),
            centroid: Position(x: try line.number("PWC_E"), y: try line.number("PWC_N")),
            areaHectares: try line.number("AREA_HA"), ruralUrban: ruralUrban, imdScore: try line.number("IMD19_SCORE"))
    }

    /// Cells of one line; quoted ones may hold commas. A doubled quote within quotes comes out as none: names hold none.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

private struct TableLine {
    let cells: [String]
    let columns: [String: Int]
    let place: String

    func text(_ column: String) throws -> String {
        guard let index = columns[column], index < cells.count else { throw BenchFault("\(place): no \(column)") }
        return cells[index]
    }

    func number(_ column: String) throws -> Double {
        guard let value = Double(try text(column)) else { throw BenchFault("\(place): \(column) is no number") }
        return value
    }
}
