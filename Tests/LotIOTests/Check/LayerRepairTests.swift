import Foundation
import LotGeometry
import LotModel
import LotSpatial
import Testing

@testable import LotIO

@Suite struct LayerRepairTests {
    /// Four squares in metres, the second moved by (0.3, 0.2).
    private func repair(_ text: String, _ settings: RepairSettings = RepairSettings()) async throws -> LayerRepair {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "layer.geojson")
            try write(text, to: path)
            let repaired = try await LayerRepair(path: path.path, check: Layers.check, settings: settings)
            #expect(try String(contentsOf: path, encoding: .utf8) == text)
            return repaired
        }
    }

    private let moved = toySquares(toyCodes).replacing(
        "[601000,150000],[602000,150000],[602000,151000],[601000,151000],[601000,150000]",
        with: "[601000.3,150000.2],[602000.3,150000.2],[602000.3,151000.2],[601000.3,151000.2],[601000.3,150000.2]")

    @Test func aMovedSquareFitsAgainAndMetresStayMetres() async throws {
        let repaired = try await repair(moved)
        #expect(repaired.before.tiling?.inexactBoundaries.count == 2)
        let after = try #require(repaired.after)
        #expect(after.isAccepted && repaired.failures.isEmpty && after.tiling?.exactEdges == 4)
        #expect(after.plane.system == .britishGrid && after.plane.basis == .stated)
        #expect(after.codes.labels == toyCodes && after.codes.property == "area_code")
        #expect(repaired.repair.joinedCorners == 3)
    }

    @Test func propertiesSurvive() async throws {
        let text = toySquares([toyCodes[0]]).replacing(
            "{\"area_code\"",
            with: "{\"share\":0.1,\"n\":12,\"big\":1234567.25,\"yes\":true,\"none\":null,\"area_code\"")
        let written = String(decoding: try await repair(text).bytes, as: UTF8.self)
        #expect(
            written.contains(
                #"{"area_code":"E02000101","big":1234567.25,"n":12,"none":null,"share":0.1,"yes":true}"#))
    }

    @Test func aWideOverlapIsRefusedAndNothingIsMade() async throws {
        let wide = toySquares(toyCodes).replacing(
            "[602000,150000],[602000,151000]", with: "[602000,150000],[602000,151200]")
        let repaired = try await repair(wide)
        #expect(repaired.after == nil && repaired.bytes.isEmpty && !repaired.repair.refusals.isEmpty)
    }

    @Test func anUnknownPlaneIsRefused() async throws {
        let swapped =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":"#
            + #"{"type":"Polygon","coordinates":[[[51.2,0.5],[51.3,0.5],[51.3,0.6],[51.2,0.5]]]}}]}"#
        await #expect(throws: InputRefused.self) { try await repair(swapped) }
    }
}

/// Real files made clean, against neighbours that others counted.
@Suite(.enabled(if: Folders.hasShared, "needs the real boundaries in ../shared/data"))
struct RawRepairTests {
    private func repair(_ name: String, threads: Int = 2) async throws -> LayerRepair {
        try await LayerRepair(
            path: Layers.raw(name), check: LayerCheck(threads: threads), settings: RepairSettings())
    }

    private func pairs(_ report: LayerReport) -> Set<[String]> {
        Set(
            (report.tiling?.contiguity.boundaries ?? []).map {
                [report.codes.labels[$0.pair.a], report.codes.labels[$0.pair.b]].sorted()
            })
    }

    @Test func swaleGetsTheEdgesOfItsTopology() async throws {
        let repaired = try await repair(Layers.notIdentical)
        let after = try #require(repaired.after)
        #expect(repaired.failures.isEmpty && after.isAccepted && after.thinGaps.isEmpty && after.thinOverlaps.isEmpty)
        // The TopoJSON of the same boundaries shares 671 edges between areas.
        let (edges, shared) = try topology()
        #expect(edges == 671 && after.tiling?.exactEdges == edges)
        #expect(pairs(after) == shared)
        // Each area gains and loses what the grid of the output takes, some centimetres of boundary.
        #expect(zip(repaired.repair.moved, after.shapes).allSatisfy { $0 < 0.001 * $1.area })
    }

    /// The official pairs among Swale's areas, counted from another file.
    @Test func swaleHasItsOfficialNeighbours() async throws {
        let after = try #require(try await repair(Layers.notIdentical).after)
        let own = Set(after.codes.labels)
        let lines = try String(
            contentsOf: Folders.shared.appending(path: "kent/msoa11_adjacency.csv"), encoding: .utf8
        ).split(separator: "\n").dropFirst()
        let official = lines.map { $0.split(separator: ",").prefix(2).map(String.init) }
            .filter { $0.allSatisfy(own.contains) }
        #expect(pairs(after) == Set(official.map { $0.sorted() }))
    }

    @Test func ashfieldIsMadeValid() async throws {
        let repaired = try await repair(Layers.selfIntersection)
        let after = try #require(repaired.after)
        #expect(repaired.failures.isEmpty && after.isAccepted && after.invalid.isEmpty)
        #expect(repaired.repair.madeValid.count == 1 && pairs(after) == pairs(repaired.before))
        #expect(after.tiling?.contiguity.components.count == 1)
    }

    /// A spit of the Humber is valid in degrees and folds over in metres, by five centimetres over 870 m.
    @Test func anLSOAThatFoldsWhenProjectedIsNamedAndMended() async throws {
        let packed = try Data(contentsOf: Folders.shared.appending(path: "england/lsoa11_bsc_simplified.geojson.gz"))
        let bytes = try Gzip.expanded([UInt8](packed), name: "lsoa", limit: 1 << 28)
        let lines = bytes.split(separator: Ascii.lineFeed).map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.contains("\"MSOA11CD\":\"E02002747\"") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\(lines.joined(separator: ","))]}"
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "lsoas.geojson")
            try write(text, to: path)
            let repaired = try await LayerRepair(
                path: path.path, check: LayerCheck(threads: 2), settings: RepairSettings())
            let fault = try #require(repaired.before.faults.first { $0.kind == .invalid })
            #expect(fault.areas == ["E01013170"] && fault.words == "Self-intersection" && fault.isRefused)
            let place = try #require(fault.place)
            #expect(abs(place.x - 530_058) < 5 && abs(place.y - 406_307) < 5, "\(place)")
            let after = try #require(repaired.after)
            #expect(after.isAccepted && after.invalid.isEmpty && repaired.failures.isEmpty)
            #expect(after.codes.labels.count == lines.count && lines.count > 2)
            let index = try #require(after.codes.labels.firstIndex(of: "E01013170"))
            #expect(repaired.repair.madeValid.map(\.area) == [index])
            let moved = repaired.repair.moved[index]
            #expect(moved > 0 && moved < 100, "\(moved)")
        }
    }

    @Test func theSameBytesForEveryNumberOfThreads() async throws {
        let one = try await repair(Layers.notIdentical, threads: 1).bytes
        for threads in [2, 8] { #expect(try await repair(Layers.notIdentical, threads: threads).bytes == one) }
    }

    /// Edges of arcs that two areas use, and the pairs that use them.
    private func topology() throws -> (edges: Int, pairs: Set<[String]>) {
        let data = try Data(contentsOf: URL(filePath: Layers.raw(Layers.topology)))
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let arcs = try #require(root["arcs"] as? [[Any]])
        let object = try #require((root["objects"] as? [String: [String: Any]])?.values.first)
        var users = [Set<String>](repeating: [], count: arcs.count)
        for geometry in try #require(object["geometries"] as? [[String: Any]]) {
            let code = try #require((geometry["properties"] as? [String: Any])?["MSOA11CD"] as? String)
            func collect(_ value: Any) {
                if let arc = value as? Int {
                    users[arc < 0 ? -arc - 1 : arc].insert(code)
                } else {
                    for part in value as? [Any] ?? [] { collect(part) }
                }
            }
            collect(geometry["arcs"] as Any)
        }
        let shared = users.indices.filter { users[$0].count == 2 }
        return (shared.reduce(0) { $0 + arcs[$1].count - 1 }, Set(shared.map { users[$0].sorted() }))
    }
}
