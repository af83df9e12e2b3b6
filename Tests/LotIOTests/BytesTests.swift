import Foundation
import LotModel
import Testing

@testable import LotIO

@Suite struct BytesTests {
    private func fault(_ path: String, limit: Int = 100) -> DiagnosticID? {
        do throws(Diagnostic) {
            _ = try Bytes.read(path: path, name: "x", limit: limit)
            return nil
        } catch {
            return error.id
        }
    }

    @Test func readsAWholeFile() async throws {
        try await withTemporaryFolder { folder in
            let url = folder.appending(path: "a")
            let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
            try Data(content).write(to: url)
            #expect(try Bytes.read(path: url.path, name: "a", limit: 100_000) == content)
            #expect(fault(url.path, limit: 99_999) == .fileTooLarge)
        }
    }

    @Test func namesWhatIsNoFile() async throws {
        try await withTemporaryFolder { folder in
            #expect(fault(folder.path) == .fileWrongType)
            #expect(fault(folder.path + "/none") == .fileMissing)
            #expect(fault(folder.path + "/a\0b") == .fileMissing)
            #expect(fault("/dev/zero") == .fileWrongType)
            let empty = folder.appending(path: "empty")
            try Data().write(to: empty)
            #expect(fault(empty.path) == .fileEmpty)
            #expect(fault(empty.path + "/below") == .fileMissing)
            let pipe = folder.appending(path: "pipe").path
            let made = try Process.run(URL(filePath: "/usr/bin/mkfifo"), arguments: [pipe])
            made.waitUntilExit()
            #expect(fault(pipe) == .fileWrongType)
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
            #expect(fault(folder.path + "/loop") == .fileUnreadable)
        }
    }

    @Test func canonicalPathFollowsLinks() async throws {
        try await withTemporaryFolder { folder in
            try write("x", to: folder.appending(path: "sub/a"))
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/b", withDestinationPath: "sub/a")
            let direct = try Bytes.canonicalPath(folder.path + "/sub/../sub/a").get()
            #expect(try Bytes.canonicalPath(folder.path + "/b").get() == direct)
            #expect(try Bytes.read(path: folder.path + "/b", name: "b", limit: 9) == [0x78])
            #expect(throws: Diagnostic.self) {
                try Bytes.read(path: folder.path + "/b", name: "b", limit: 9, followsLinks: false)
            }
        }
    }
}
