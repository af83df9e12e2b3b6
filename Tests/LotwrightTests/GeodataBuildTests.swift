import Foundation
import LotGeometry
import LotIO
import LotModel
import LotSpatial
import Testing

@testable import Lotwright

@Suite struct GeodataBuildTests {
    static func committed(_ region: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(Checkout.geodata)/\(region)/areas.geojson")))
    }

    static func geography(_ figures: RegionFigures, _ path: String) async throws -> Geography {
        try await BoundaryReader.read(
            path: path, areas: figures.areas, links: figures.links, source: "test", isIndicative: true, threads: 2
        ).geography
    }

    /// Same bytes with the libraries that made the file, same neighbours and overlap above 0.999 with others.
    @Test(arguments: Checkout.regions) func committedPolygonsAreRebuilt(region: String) async throws {
        let figures = try GeodataReader.read(folder: "\(Checkout.geodata)/\(region)")
        let rebuilt = try await GeodataBuild.areas(figures, threads: 2)
        let committed = try Self.committed(region)
        if String(decoding: committed.prefix(400), as: UTF8.self).contains(GeodataBuild.builtWith) {
            #expect(rebuilt == committed)
            return
        }
        let path = NSTemporaryDirectory() + "rebuilt-\(region)-\(UUID().uuidString).geojson"
        try Data(rebuilt).write(to: URL(fileURLWithPath: path))
        let new = try await Self.geography(figures, path)
        let old = try await Self.geography(figures, "\(Checkout.geodata)/\(region)/areas.geojson")
        #expect(new.contacts.map { [$0.a, $0.b] } == old.contacts.map { [$0.a, $0.b] })
        for (a, b) in zip(new.shapes, old.shapes) { #expect(try await Self.overlap(a, b) > 0.999) }
    }

    /// Area of the intersection over that of the union.
    static func overlap(_ a: MultiPolygon, _ b: MultiPolygon) async throws -> Double {
        let shared = try await Tiling.examine([a, b], threads: 1).overlaps.reduce(0) { $0 + $1.squareMetres }
        return shared / (a.area + b.area - shared)
    }

    @Test(arguments: [("kent", 182), ("nottinghamshire", 100), ("rutland", 5), ("kensington-and-chelsea", 21)])
    func everyRegionIsOneTilingOfItsAreas(region: String, count: Int) async throws {
        let figures = try GeodataReader.read(folder: "\(Checkout.geodata)/\(region)")
        #expect(figures.areas.coreCount == count)
        let geography = try await Self.geography(figures, "\(Checkout.geodata)/\(region)/areas.geojson")
        #expect(geography.components == 1)
        let tiling = try await Tiling.examine(geography.shapes, threads: 2)
        #expect(tiling.overlaps.isEmpty)
        #expect(tiling.contiguity.components.count == 1)
        // Nottinghamshire encloses the City of Nottingham; the others leave nothing out.
        if region != "nottinghamshire" { #expect(tiling.gaps.isEmpty) }
    }

    /// Kent against the official polygons: at least 440 of the 455 pairs, median overlap at least 0.78.
    @Test(.enabled(if: Checkout.hasReference, "official boundaries are not beside the checkout"))
    func kentResemblesTheOfficialPolygons() async throws {
        let figures = try GeodataReader.read(folder: "\(Checkout.geodata)/kent")
        let built = try await Self.geography(figures, "\(Checkout.geodata)/kent/areas.geojson")
        let official = try await Self.geography(figures, "\(Checkout.reference)/kent/msoa11_bgc.geojson")
        let real = Set(official.contacts.map { [$0.a, $0.b] })
        let found = built.contacts.count { real.contains([$0.a, $0.b]) }
        #expect(real.count == 455)
        #expect(found >= 440, "found \(found)")
        var overlaps: [Double] = []
        for (a, b) in zip(built.shapes, official.shapes) { overlaps.append(try await Self.overlap(a, b)) }
        let median = overlaps.sorted()[overlaps.count / 2]
        #expect(median >= 0.78, "median \(median)")
    }
}
