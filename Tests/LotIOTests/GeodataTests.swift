import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct GeodataTests {
    private func faults(_ replaced: String, with text: String) async throws -> [Diagnostic] {
        try await withTemporaryFolder { folder in
            let region = folder.appending(path: "toy")
            try FileManager.default.copyItem(at: Folders.rejected.appending(path: "geodata/toy"), to: region)
            try write(text, to: region.appending(path: replaced))
            do throws(InputRefused) {
                return try GeodataReader.read(folder: region.path).warnings
            } catch {
                return error.diagnostics
            }
        }
    }

    @Test func readsTheToyRegion() throws {
        let toy = try GeodataReader.read(folder: Folders.rejected.appending(path: "geodata/toy").path)
        #expect(toy.region == "toy" && toy.areas.coreCount == 4 && toy.areas.areas.count == 5)
        #expect(toy.points.count == 8 && toy.points[2].area == 1 && toy.points[2].weight == 4)
        #expect(toy.outline.count == 1 && toy.outline[0].positions.count == 5)
        #expect(
            toy.links == [
                Link(from: 0, to: 3, kind: .link, minutes: 6.5), Link(from: 0, to: 2, kind: .blocked, minutes: nil),
            ])
        #expect(
            toy.inputs.map(\.name) == [
                "geodata/toy/areas.csv", "geodata/toy/residential_points.csv", "geodata/toy/outline.csv",
                "geodata/toy/links.csv",
            ])
    }

    @Test func pointsMustLieInCoreAreas() async throws {
        let head = "area_code,easting_m,northing_m,weight\n"
        let found = try await faults(
            "residential_points.csv",
            with: head + "E02000105,1,1,1\nE02000999,1,1,1\nE02007000,1,1,1\nE02000101,-1,1,x\n")
        #expect(found.map(\.id) == [.codeUnknown, .codeUnknown, .codeUnknown, .valueRange, .valueNumber])
        #expect(found[0].message.contains("context area") && found[2].remedy.contains("MSOA of 2021"))
    }

    @Test func outlineMustBeInOrder() async throws {
        let head = "part,vertex,easting_m,northing_m\n"
        #expect(
            try await faults("outline.csv", with: head + "1,1,0,0\n1,3,1,0\n").map(\.id) == [.valueConflict])
        #expect(
            try await faults("outline.csv", with: head + "1,1,0,0\n1,2,1,0\n").map(\.id) == [.valueConflict])
        #expect(try await faults("outline.csv", with: head + "1,1,0,0\n1,2,1,0\n1,3,1,1\n").isEmpty)
    }

    @Test func linksAreChecked() async throws {
        let head = "from,to,kind,minutes\n"
        #expect(try await faults("links.csv", with: head).isEmpty)
        let found = try await faults(
            "links.csv",
            with: head + "E02000101,E02000101,link,\nE02000101,E02000102,bridge,\nE02000101,E02000103,link,-1\n"
                + "E02000103,E02000101,blocked,\n")
        #expect(found.map(\.id) == [.valueConflict, .valueChoice, .valueRange, .codeDuplicate])
    }

    /// A tunnel to a neighbour outside states minutes and makes nobody neighbours.
    @Test func linksMayEndInContextAreas() async throws {
        #expect(try await faults("links.csv", with: "from,to,kind,minutes\nE02000101,E02000105,link,12\n").isEmpty)
        let tunnel = Link(from: 0, to: 4, kind: .link, minutes: 12)
        let joined = try await joinBoundaries(toySquares(toyCodes), links: [tunnel])
        #expect(joined.geography?.neighbours == [[1, 2], [0, 3], [0, 3], [1, 2]])
        #expect(joined.geography?.links == [tunnel])
    }

    @Test func missingFilesAreNamedTogether() async throws {
        try await withTemporaryFolder { folder in
            do throws(InputRefused) {
                _ = try GeodataReader.read(folder: folder.path)
                Issue.record("nothing was thrown")
            } catch {
                #expect(error.diagnostics.map(\.id) == [.fileMissing, .fileMissing])
                #expect(error.diagnostics[0].place.file.hasPrefix("geodata/"))
            }
        }
    }

    @Test(arguments: ["kent", "nottinghamshire", "rutland", "kensington-and-chelsea"])
    func shippedRegionsAreReadWithoutAWord(_ region: String) async throws {
        let folder = Folders.package.appending(path: "geodata/\(region)")
        let figures = try GeodataReader.read(folder: folder.path)
        #expect(figures.warnings.isEmpty && figures.areas.coreCount > 4 && !figures.points.isEmpty)
        let loaded = try await BoundaryReader.read(
            path: folder.appending(path: "areas.geojson").path, areas: figures.areas, links: figures.links,
            source: "embedded", isIndicative: true, threads: 2)
        #expect(loaded.geography.shapes.count == figures.areas.coreCount)
        #expect(loaded.geography.components == 1, "\(loaded.geography.components)")
    }
}
