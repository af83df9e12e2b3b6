import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct InputFolderTests {
    @Test func staysInside() async throws {
        try await withTemporaryFolder { root in
            try write("outside", to: root.appending(path: "secret"))
            try write("inside", to: root.appending(path: "home/sub/a"))
            let home = root.appending(path: "home").path
            let links = [("in", "sub/a"), ("out", "../secret"), ("sub/up", "../../secret"), ("folder", "..")]
            for (name, target) in links {
                try FileManager.default.createSymbolicLink(atPath: "\(home)/\(name)", withDestinationPath: target)
            }
            let folder = try InputFolder(home)
            #expect(folder.name == "home")
            #expect(try folder.read("sub/a", limit: 10) == Array("inside".utf8))
            #expect(try folder.read("sub/../in", limit: 10) == Array("inside".utf8))
            let refused = [
                "../secret", "sub/../../secret", "out", "sub/up", "folder/secret", "\(root.path)/secret", "~/x", "..",
            ]
            for name in refused {
                #expect(throws: Diagnostic.self) { try folder.read(name, limit: 10) }
                do throws(Diagnostic) {
                    _ = try folder.read(name, limit: 10)
                } catch {
                    #expect(error.id == .fileOutsideFolder, "\(name)")
                }
            }
        }
    }

    @Test func faultsStandWhereTheFileIsNamed() async throws {
        try await withTemporaryFolder { root in
            let folder = try InputFolder(root.path)
            do throws(Diagnostic) {
                _ = try folder.read("a.csv", limit: 10, namedAt: .init(file: "scenario.yaml", line: 7))
            } catch {
                #expect(error.place.line == 7 && error.value == "a.csv" && error.id == .fileMissing)
            }
            #expect(folder.ancestors.last == "/")
            #expect(throws: Diagnostic.self) { try InputFolder(root.path + "/none") }
        }
    }
}
