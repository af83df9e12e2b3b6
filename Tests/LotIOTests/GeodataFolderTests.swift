import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct GeodataFolderTests {
    private func find(
        _ region: String, given: String? = nil, scenario: URL? = nil
    ) throws -> (folder: InputFolder?, ids: [DiagnosticID]) {
        var reading = Reading()
        let folder = try scenario.map { try InputFolder($0.path) }
        let found = GeodataFolder.find(
            region: region, given: given, scenario: folder, at: .init(file: "scenario.yaml"), &reading)
        return (found, reading.ids)
    }

    @Test func theNearestAncestorWins() async throws {
        try await withTemporaryFolder { root in
            let scenario = root.appending(path: "a/b/c")
            try write("x", to: scenario.appending(path: "scenario.yaml"))
            try write("far", to: root.appending(path: "geodata/toy/areas.csv"))
            #expect(try find("toy", scenario: scenario).folder?.read("areas.csv", limit: 9) == Array("far".utf8))
            try write("near", to: root.appending(path: "a/geodata/toy/areas.csv"))
            #expect(try find("toy", scenario: scenario).folder?.read("areas.csv", limit: 9) == Array("near".utf8))
            try write("own", to: root.appending(path: "elsewhere/toy/areas.csv"))
            let given = root.appending(path: "elsewhere").path
            #expect(try find("toy", given: given, scenario: scenario).folder?.name == "toy")
            #expect(try find("kent2", given: given, scenario: scenario).ids == [.regionUnknown])
        }
    }

    @Test(arguments: ["", "../toy", "toy/..", "Toy", "/toy", "t oy", "toy\0"])
    func aRegionIsAPlainName(_ region: String) throws { #expect(try find(region).ids == [.regionUnknown]) }
}
