import Foundation
import LotGeometry
import LotIO
import LotModel
import LotTravel
import Testing

@testable import Lotwright

@Suite struct HopBuildTests {
    static func figures(_ region: String) throws -> RegionFigures {
        try GeodataReader.read(folder: "\(Checkout.geodata)/\(region)")
    }

    static func table(_ region: String) throws -> HopTable {
        try #require(
            try HopTableReader.read(folder: "\(Checkout.geodata)/\(region)", areas: figures(region).areas))
    }

    @Test(arguments: [("kent", 182), ("nottinghamshire", 100), ("rutland", 5), ("kensington-and-chelsea", 21)])
    func committedCurvesAreCurrent(region: String, count: Int) throws {
        let current = HopBuild.current(try Self.figures(region), table: try Self.table(region))
        #expect(current.areas == count && current.current == count)
        #expect(HopBuild.current(try Self.figures(region), table: nil).current == 0)
    }

    @Test(arguments: ["rutland", "kensington-and-chelsea"]) func committedCurvesAreRebuilt(region: String) async throws
    {
        let figures = try Self.figures(region)
        let path = "\(Checkout.geodata)/\(region)/hop_curves.csv"
        let committed = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(await HopBuild.bytes(figures, threads: 1) == committed)
        #expect(await HopBuild.bytes(figures, threads: 2) == committed)
    }

    /// Legs that somebody changed are not taken for computed ones, whatever their key says.
    @Test func legsChangedByHandAreComputedAnew() async throws {
        let figures = try Self.figures("rutland")
        let table = try Self.table("rutland")
        let changed = HopTable(
            rows: table.rows.enumerated().map { index, row in
                index == 2 ? row.map { HopTable.Row(key: $0.key, legs: $0.legs.map { $0 * 3 }) } : row
            })
        #expect(HopBuild.current(figures, table: changed).current == 4)
        let (words, legs) = await Self.legs(figures, figures.points, changed)
        #expect(words.count == 1 && words[0].contains("1 area:"))
        #expect(await Self.legs(figures, figures.points, table).1 == legs)
    }

    /// Read or computed, a run gets the same legs to the last bit; what is computed is said.
    @Test func readAndComputedLegsAreTheSame() async throws {
        let figures = try Self.figures("rutland")
        let table = try Self.table("rutland")
        let (words, read) = await Self.legs(figures, figures.points, table)
        #expect(words.isEmpty && read.allSatisfy { $0.count == 6 })
        let (said, computed) = await Self.legs(figures, figures.points, nil)
        #expect(computed == read && said.count == 1 && said[0].contains("5 areas"))
        // One row missing: the others are taken from the file.
        let (some, partly) = await Self.legs(figures, figures.points, HopTable(rows: [nil] + table.rows.dropFirst()))
        #expect(partly == read && some[0].contains("1 area"))
    }

    /// Another weight, another place or another exponent: the row no longer belongs.
    @Test func changedPointsOrSettingsMakeRowsStale() async throws {
        let figures = try Self.figures("rutland")
        let table = try Self.table("rutland")
        let first = figures.points[0]
        let moved = ResidentialPoint(
            area: first.area, position: Position(x: first.position.x + 100, y: first.position.y), weight: first.weight)
        let heavier = ResidentialPoint(area: first.area, position: first.position, weight: first.weight + 1)
        let (_, read) = await Self.legs(figures, figures.points, table)
        for changed in [moved, heavier] {
            let (said, legs) = await Self.legs(figures, [changed] + figures.points.dropFirst(), table)
            #expect(said.first?.contains("1 area") == true)
            #expect(legs[first.area] != read[first.area])
            #expect(legs.indices.allSatisfy { $0 == first.area || legs[$0] == read[$0] })
        }
        let (said, legs) = await Self.legs(figures, figures.points, table, HopTours(exponent: 0.7))
        #expect(said.first?.contains("5 areas") == true && legs != read)
    }

    @Test func areasWithTooFewPointsKeepTheClosedForm() async throws {
        let figures = try Self.figures("rutland")
        let others = figures.points.filter { $0.area != 2 }
        let (_, legs) = await Self.legs(figures, others, try Self.table("rutland"))
        #expect(legs[2].isEmpty && legs[1].count == 6)
        #expect(HopBuild.current(figures, table: try Self.table("rutland")).areas == 5)
    }

    static func legs(
        _ figures: RegionFigures, _ points: [ResidentialPoint], _ table: HopTable?,
        _ tours: HopTours = HopBuild.standard
    ) async -> ([String], [[Double]]) {
        var words: [String] = []
        let legs = await HopBuild.legs(
            areas: figures.areas, points: points, table: table, tours: tours, threads: 2
        ) { words.append($0) }
        return (words, legs)
    }
}
