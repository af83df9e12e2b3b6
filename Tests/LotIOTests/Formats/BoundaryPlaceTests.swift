import BoundarySamples
import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct BoundaryPlaceTests {
    private func ids(_ path: String) -> [DiagnosticID] {
        var reading = Reading()
        #expect(BoundaryFormats.read(path: path, reading: &reading) == nil)
        return reading.ids
    }

    @Test func onlyRegularFilesAreRead() async throws {
        #expect(ids("/dev/zero") == [.fileWrongType])
        try await withTemporaryFolder { folder in
            #expect(ids(folder.path) == [.fileWrongType])
            let pipe = folder.appending(path: "pipe").path
            #expect(unsafe mkfifo(pipe, 0o600) == 0)
            #expect(ids(pipe) == [.fileWrongType])
            #expect(ids(folder.appending(path: "none.gpkg").path) == [.fileMissing])
            try Data().write(to: folder.appending(path: "empty.gpkg"))
            #expect(ids(folder.appending(path: "empty.gpkg").path) == [.fileEmpty])
        }
    }

    @Test func aPartThatIsNoFileIsNamed() async throws {
        try await withToyShapefile { _, stem in
            try FileManager.default.removeItem(atPath: stem + ".dbf")
            #expect(unsafe mkfifo(stem + ".dbf", 0o600) == 0)
            var reading = Reading()
            #expect(BoundaryFormats.read(path: stem + ".shp", reading: &reading) == nil)
            #expect(reading.ids == [.fileWrongType, .boundariesStructure])
        }
    }

    @Test func partsOutsideTheScenariosFolderAreNotFollowed() async throws {
        try await withToyShapefile { folder, stem in
            let inside = folder.appending(path: "scenario")
            try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: false)
            for ending in ["shp", "shx", "prj"] {
                try FileManager.default.copyItem(atPath: "\(stem).\(ending)", toPath: "\(inside.path)/toy.\(ending)")
            }
            try FileManager.default.createSymbolicLink(
                atPath: "\(inside.path)/toy.dbf", withDestinationPath: "\(stem).dbf")
            var reading = Reading()
            let source = InputSource(folder: try InputFolder(inside.path), prefix: "")
            let place = BoundaryPlace.inside(source, file: "toy.shp", at: nil)
            #expect(BoundaryFormats.read(place, BoundaryWish(), reading: &reading) == nil)
            #expect(reading.ids.first == .fileOutsideFolder, "\(reading.diagnostics)")
        }
    }

    @Test func aScenarioNamesFileLayerAndCodes() async throws {
        let package = try await geoPackage([try toyLayer("wards"), try toyLayer("msoa")])
        func read(_ boundaries: String) async throws -> [Diagnostic] {
            try await withTemporaryFolder { folder in
                try write(toyScenario(extra: boundaries), to: folder.appending(path: "scenario.yaml"))
                try Data(package).write(to: folder.appending(path: "own.gpkg"))
                do {
                    let loaded = try await ScenarioReader.read(
                        folder: folder.path,
                        options: .init(geodataFolder: Folders.rejected.appending(path: "geodata").path))
                    #expect(loaded.scenario.geography.source == "own.gpkg")
                    #expect(loaded.inputs.contains { $0.name == "own.gpkg" })
                    return loaded.warnings
                } catch let refused as InputRefused {
                    return refused.diagnostics
                }
            }
        }
        #expect(try await read("boundaries: {file: own.gpkg, layer: msoa, code_field: MSOA11CD}\n").isEmpty)
        #expect(try await read("boundaries: {file: own.gpkg}\n").map(\.id) == [.boundariesLayer])
        let wrong = try await read("boundaries: {file: own.gpkg, layer: msoa, code_field: MSOA11NM}\n")
        #expect(wrong.map(\.id) == [.codeUnmatched], "\(wrong)")
    }
}
