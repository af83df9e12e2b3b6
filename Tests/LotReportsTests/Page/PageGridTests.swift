import LotGeometry
import Testing

@testable import LotReports

@Suite struct PageGridTests {
    private func shape(_ corners: [(Double, Double)]) throws -> MultiPolygon {
        let ring = try Ring((corners + [corners[0]]).map { Position(x: $0.0, y: $0.1) })
        return MultiPolygon([Polygon(exterior: ring)])
    }

    /// Absolute corners of a path in relative steps, read anew.
    private func corners(_ path: String) -> [[Int]] {
        var numbers: [Int] = []
        var digits = ""
        for character in path + " " {
            if character.isNumber {
                digits.append(character)
            } else {
                if let value = Int(digits) { numbers.append(value) }
                digits = character == "-" ? "-" : ""
            }
        }
        var at = [numbers[0], numbers[1]]
        return [at]
            + stride(from: 2, to: numbers.count, by: 2).map { index in
                at = [at[0] + numbers[index], at[1] + numbers[index + 1]]
                return at
            }
    }

    @Test func northIsUpAndTheLongerSideFillsTheGrid() throws {
        let square = try shape([(0, 0), (32_000, 0), (32_000, 16_000), (0, 16_000)])
        let grid = PageGrid([square])
        #expect(grid.width == 16_000 && grid.height == 8_000)
        #expect(grid.point(Position(x: 0, y: 16_000)) == (0, 0))
        #expect(grid.path(square) == "M0 8000l16000 0 0-8000-16000 0z")
    }

    /// Corners that two shapes share stay shared, between points of the grid as well.
    @Test func bordersStayCommon() throws {
        let line = (0...20).map { (10_000 + Double($0 % 3) * 3.3, Double($0) * 1_234.567) }
        let left = try shape([(0, line[20].1), (0, 0)] + line)
        let right = try shape([(40_000, 0), (40_000, line[20].1)] + line.reversed())
        let grid = PageGrid([left, right])
        let common = Set(corners(grid.path(left))).intersection(corners(grid.path(right)))
        #expect(
            Set(line.map { [grid.point(Position(x: $0.0, y: $0.1)).x, grid.point(Position(x: $0.0, y: $0.1)).y] })
                == common)
    }

    @Test func whatIsTooSmallKeepsAPoint() throws {
        let large = try shape([(0, 0), (160_000, 0), (160_000, 160_000)])
        let tiny = try shape([(80_000, 80_000), (80_001, 80_000), (80_001, 80_001)])
        let grid = PageGrid([large, tiny])
        #expect(grid.path(tiny) == "M8000 8000h1v1h-1z")
        #expect(PageGrid([]).width == 1)
    }
}
