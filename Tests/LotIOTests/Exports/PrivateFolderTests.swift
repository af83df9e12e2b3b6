import Foundation
import Testing

@testable import LotIO

@Suite struct PrivateFolderTests {
    private struct Stopped: Error {}

    @Test func nobodyElseCanReadItAndNothingIsLeft() throws {
        var path = ""
        try PrivateFolder.with { folder in
            path = folder.path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
            try Data("x".utf8).write(to: folder.appending(path: "file"))
        }
        #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
        #expect(throws: Stopped.self) {
            try PrivateFolder.with { folder in
                path = folder.path
                throw Stopped()
            }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
