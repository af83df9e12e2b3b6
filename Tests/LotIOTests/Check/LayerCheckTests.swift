import Foundation
import LotGeometry
import LotModel
import LotSpatial
import Testing

@testable import LotIO

@Suite struct LayerCheckTests {
    @Test func aCleanLayerIsAccepted() async throws {
        let report = try await Layers.report(toySquares(toyCodes))
        #expect(report.isAccepted && report.faults.isEmpty && report.projection == nil)
        #expect(report.tiling?.contiguity.boundaries.count == 4 && report.cutAreas.isEmpty && report.apart.isEmpty)
        #expect(report.shapes.map(\.area) == [1e6, 1e6, 1e6, 1e6] && report.multipart.isEmpty)
    }

    /// The fifth square lies apart by itself; three in an angle have their middle as a cut area.
    @Test func islandsAndCutAreas() async throws {
        let near = "[600000,153000],[601000,153000],[601000,154000],[600000,154000],[600000,153000]"
        let far = "[650000,153000],[651000,153000],[651000,154000],[650000,154000],[650000,153000]"
        let squares = toySquares(toyCodes + ["E02000105", "E02000106", "E02000107"]).replacing(near, with: far)
        let report = try await Layers.report(squares)
        #expect(report.apart.map { $0.map { report.codes.labels[$0] } } == [["E02000107"]])
        #expect(report.cutAreas == [])
        let row = toySquares(["A", "B", "C"], key: "code")
        #expect(try await Layers.report(row).cutAreas == [0])
    }

    @Test func faultsAreToldWithTheirPlaces() async throws {
        // The first square is a bow-tie, the second reaches 50 m over the fourth.
        let broken = toySquares(toyCodes)
            .replacing(
                "[600000,150000],[601000,150000],[601000,151000],[600000,151000]",
                with: "[600000,150000],[601000,151000],[601000,150000],[600000,151000]"
            )
            .replacing(
                "[601000,150000],[602000,150000],[602000,151000],[601000,151000]",
                with: "[601000,150000],[602000,150000],[602000,151050],[601000,151050]")
        let report = try await Layers.report(broken)
        #expect(report.invalid.map(\.area) == [0] && report.invalid[0].place == Position(x: 600_500, y: 150_500))
        #expect(report.overlaps.map(\.pair) == [AreaPair(1, 3)])
        #expect(abs(report.overlaps[0].squareMetres - 50_000) < 1)
        #expect(!report.isAccepted)
        #expect(report.faults.filter(\.isRefused).map(\.kind) == [.invalid, .overlap])
    }

    @Test func codesAndPlanesAreFaultsToo() async throws {
        let repeated = try await Layers.report(toySquares([toyCodes[0], toyCodes[0], toyCodes[1], ""]))
        #expect(repeated.faults.map(\.kind) == [.code, .code] && !repeated.isAccepted)
        let unnamed = try await Layers.report(toySquares(["x"], key: "name"))
        #expect(unnamed.faults.map(\.words) == ["no property holds codes of areas"])
        let swapped = try await Layers.report(
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":"#
                + #"{"type":"Polygon","coordinates":[[[51.2,0.5],[51.3,0.5],[51.3,0.6],[51.2,0.5]]]}}]}"#)
        #expect(swapped.tiling == nil && swapped.faults.map(\.kind) == [.plane] && swapped.shapes.isEmpty)
    }

    @Test func warningsOfTheReaderAreKept() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.geojson")
            let text = toySquares(toyCodes).replacing("E02000102", with: " e02000102").replacing(
                "\"features\":", with: "\"exceededTransferLimit\":true,\"features\":")
            try write(text, to: path)
            let report = try await Layers.check.report(path: path.path)
            #expect(report.isAccepted && report.warnings.map(\.id) == [.geojsonStructure, .codeTidied])
            #expect(report.warnings[0].message.contains("is only a part of the layer"))
            #expect(report.warnings[1].message.contains("E02000102"))
        }
    }

    @Test func theSameForEveryNumberOfThreads() async throws {
        let text = toySquares(toyCodes + ["E02000105"])
        let one = try await Layers.report(text, LayerCheck(threads: 1))
        for threads in [2, 8] {
            let other = try await Layers.report(text, LayerCheck(threads: threads))
            #expect(other.tiling == one.tiling && other.faults == one.faults && other.cutAreas == one.cutAreas)
        }
    }

    @Test func whatIsNoBoundariesIsRefused() async throws {
        try await withTemporaryFolder { folder in
            let page = folder.appending(path: "page.geojson")
            try write("<!DOCTYPE html><html></html>", to: page)
            await #expect(throws: InputRefused.self) { try await Layers.check.report(path: page.path) }
        }
    }
}

/// The known fault of each untouched file is named.
@Suite(.enabled(if: Folders.hasShared, "needs the real boundaries in ../shared/data"))
struct RawLayerTests {
    private let check = LayerCheck(
        known: KnownCodes.read(
            geodata: Folders.package.appending(path: "geodata").path,
            regions: ["kent", "kensington-and-chelsea", "nottinghamshire", "rutland"]), threads: 2)

    private func report(_ name: String) async throws -> LayerReport {
        try await check.report(path: Layers.raw(name))
    }

    @Test func theSelfIntersectionIsNamedWithItsPlace() async throws {
        let report = try await report(Layers.selfIntersection)
        #expect(report.invalid.map { report.codes.labels[$0.area] } == ["E02005824"])
        #expect(report.invalid[0].reason == "Ring Self-intersection")
        let place = try #require(report.invalid[0].place)
        #expect(report.shapes[report.invalid[0].area].boundingBox.contains(place))
        #expect(report.vintage.year == 2021 && !report.isAccepted)
    }

    @Test func edgesThatAreNotIdenticalAreCounted() async throws {
        let report = try await report(Layers.notIdentical)
        let tiling = try #require(report.tiling)
        #expect(tiling.edges == 2_840 && tiling.exactEdges == 0 && report.invalid.isEmpty)
        #expect(tiling.inexactBoundaries.reduce(0) { $0 + $1.edges } > 1_300)
        #expect(report.vintage.words == "looks like MSOA 2011: 17 of 17 known (kent)")
        #expect(report.overlaps.isEmpty && report.gaps.isEmpty)
    }

    @Test func theUntouchedFileWithFifteenDecimals() async throws {
        let report = try await report("raw_geolookups_msoa11_E07000105.geojson")
        #expect(report.isAccepted && report.plane.basis == .stated && report.vintage.known == 14)
    }

    @Test(arguments: ["rutland", "ashford"]) func metresAreKnownByTheirMember(region: String) async throws {
        let report = try await report("\(region)_msoa11_bgc_epsg27700.geojson")
        #expect(report.plane.system == .britishGrid && report.plane.basis == .stated && report.projection == nil)
        #expect(report.isAccepted && report.codes.labels.count == (region == "rutland" ? 55 : 14))
    }

    @Test func kentsOfficialPairs() async throws {
        let report = try await check.report(path: Folders.shared.appending(path: "kent/msoa11_bgc.geojson").path)
        #expect(report.isAccepted && report.tiling?.contiguity.boundaries.count == 891)
        #expect(report.tiling?.inexactBoundaries.isEmpty == true)
    }
}
