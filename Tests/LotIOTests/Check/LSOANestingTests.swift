import Foundation
import LotGeometry
import LotSpatial
import Testing

@testable import LotIO

/// LSOAs lie in one CCG each, whole; MSOAs do not, and need shares.
@Suite(.enabled(if: Folders.hasShared, "needs the real boundaries in ../shared/data"))
struct LSOANestingTests {
    private struct Row {
        let lsoa: String
        let msoa: String
        let ccg: String
        let people: Int
    }

    private func unpacked(_ name: String) throws -> [ArraySlice<UInt8>] {
        let packed = try Data(contentsOf: Folders.shared.appending(path: "england/\(name).gz"))
        return try Gzip.expanded([UInt8](packed), name: name, limit: 1 << 28).split(separator: Ascii.lineFeed)
    }

    private func rows() throws -> [Row] {
        let lines = try unpacked("lsoa11_msoa11_ccg15_lad15.csv").map { String(decoding: $0, as: UTF8.self) }
        let header = lines[0].split(separator: ",").map(String.init)
        func place(_ name: String) throws -> Int { try #require(header.firstIndex(of: name)) }
        let (lsoa, msoa, ccg) = (try place("LSOA11CD"), try place("MSOA11CD"), try place("CCG15CD"))
        let people = try place("POP_MID2020")
        // Names of areas are quoted where they hold commas.
        return try lines.dropFirst().map { line in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            let plain = parts.map { $0.offset % 2 == 0 ? String($0.element) : "x" }.joined()
            let cells = plain.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Row(
                lsoa: cells[lsoa], msoa: cells[msoa], ccg: cells[ccg], people: try #require(Int(cells[people])))
        }
    }

    @Test func everyLSOAHasOneCCGAndSomeMSOAsHaveTwo() throws {
        let rows = try rows()
        #expect(rows.count == 32_844 && Set(rows.map(\.lsoa)).count == 32_844)
        #expect(rows.allSatisfy { $0.ccg.hasPrefix("E38") })
        var ccgs: [String: Set<String>] = [:]
        for row in rows { ccgs[row.msoa, default: []].insert(row.ccg) }
        #expect(ccgs.values.count { $0.count > 1 } == 95)
        // Swale 016 is half in the CCG of Swale: what a share says of the MSOA, its LSOAs say themselves.
        let table = try String(contentsOf: Folders.shared.appending(path: "kent/msoa11.csv"), encoding: .utf8)
        let swale = try #require(table.split(separator: "\n").first { $0.contains(",Swale 016,") })
        let code = String(swale.split(separator: ",")[1])
        let own = rows.filter { $0.msoa == code }
        let byCCG = Dictionary(grouping: own, by: \.ccg).mapValues { $0.reduce(0) { $0 + $1.people } }
        let share = Double(byCCG.values.max() ?? 0) / Double(own.reduce(0) { $0 + $1.people })
        #expect(byCCG.count == 2 && swale.contains(",\((share * 10_000).rounded() / 10_000),"), "\(share)")
    }

    /// Kent and Medway: LSOAs dissolved by CCG leave no land twice and none out, and every border of a CCG is made of edges
    /// of LSOAs.
    @Test func ccgsAreMadeOfWholeLSOAs() async throws {
        let rows = try rows()
        let kent = try GeoJSONReader.kentCCGs()
        let wanted = Dictionary(
            rows.filter { kent.contains($0.ccg) }.map { ($0.lsoa, $0.ccg) }, uniquingKeysWith: { first, _ in first })
        let features = try unpacked("lsoa11_bsc_simplified.geojson").filter { line in
            guard let start = line.firstRange(of: Array("\"LSOA11CD\":\"".utf8))?.upperBound else { return false }
            return wanted[String(decoding: line[start..<start + 9], as: UTF8.self)] != nil
        }.map { $0.last == Ascii.comma ? $0.dropLast() : $0 }
        #expect(kent.count == 8 && features.count == wanted.count)
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":["
            + features.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",") + "]}"
        try await withTemporaryFolder { folder in
            try write(text, to: folder.appending(path: "lsoas.geojson"))
            let report = try await LayerCheck(threads: 2).report(path: folder.appending(path: "lsoas.geojson").path)
            #expect(report.vintage.level == .lsoa && report.isAccepted && report.overlaps.isEmpty)
            let codes = report.codes.labels
            let names = kent.sorted()
            let groups = names.map { name in codes.indices.filter { wanted[codes[$0]] == name } }
            let shapes = try await dissolve(groups: groups, of: report.shapes, threads: 2)
            for (group, shape) in zip(groups, shapes) {
                let parts = group.reduce(0) { $0 + report.shapes[$1].area }
                #expect(abs(parts - shape.area) < 1e-6 * parts)
            }
            let tiling = try await Tiling.examine(shapes, threads: 2)
            #expect(tiling.overlaps.isEmpty && tiling.inexactBoundaries.isEmpty)
            #expect(tiling.contiguity.components.count == 1)
        }
    }
}

extension GeoJSONReader {
    /// Codes of the CCGs of Kent and Medway in July 2015.
    fileprivate static func kentCCGs() throws -> Set<String> {
        let loaded = try BoundaryReader.load(path: Folders.shared.appending(path: "kent/ccg15_bgc.geojson").path)
        return Set(loaded.codes)
    }
}
