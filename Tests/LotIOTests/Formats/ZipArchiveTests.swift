import BoundarySamples
import LotModel
import Testing

@testable import LotIO

@Suite struct ZipArchiveTests {
    private func fault(_ entries: [ZipSample.Entry], limit: Int = 1 << 30) -> DiagnosticID? {
        do throws(Diagnostic) {
            _ = try ZipArchive.entries(ZipSample.bytes(entries), name: "a", limit: limit)
            return nil
        } catch {
            return error.id
        }
    }

    @Test func entriesAndTheirContent() throws {
        let bytes = ZipSample.bytes([
            .init(name: "folder/"), .init(name: "folder/a.shp", content: [1, 2, 3]), .init(name: "é.txt", content: []),
        ])
        let entries = try ZipArchive.entries(bytes, name: "a", limit: 100)
        #expect(entries.map(\.name) == ["folder/a.shp", "é.txt"] && entries[0].fileName == "a.shp")
        #expect(try ZipArchive.content(entries[0], of: bytes, name: "a") == [1, 2, 3])
        #expect(try ZipArchive.content(entries[1], of: bytes, name: "a") == [])
    }

    @Test(arguments: [
        "../a.shp", "b/../../a.shp", "/etc/passwd", "\\\\host\\a.shp", "C:\\a.shp", "~/a", "..",
    ])
    func namesThatLeaveTheFolderAreRefused(_ name: String) {
        #expect(!ZipArchive.isSafe(name))
        #expect(fault([.init(name: "good.shp"), .init(name: name)]) == .archiveRefused)
        #expect(!ZipArchive.isSafe("a\u{7}b") && !ZipArchive.isSafe("") && ZipArchive.isSafe("a/b c.shp"))
    }

    @Test func manyEntriesAndLargeContentsAreRefused() {
        let many = (0..<1_001).map { ZipSample.Entry(name: "\($0)") }
        #expect(fault(many) == .archiveRefused)
        #expect(fault(Array(many.dropLast())) == nil)
        let two = [ZipSample.Entry(name: "a", content: [1, 2]), ZipSample.Entry(name: "b", content: [3])]
        #expect(fault(two, limit: 2) == .archiveRefused)
        #expect(fault(two, limit: 3) == nil)
        #expect(fault([.init(name: "bomb", content: [0], statedSize: 1 << 30)]) == .archiveRefused)
    }

    @Test func contentIsHeldToTheSizeAndTheChecksum() throws {
        let lying = ZipSample.bytes([.init(name: "a", content: [1, 2, 3], statedSize: 9)])
        let entry = try #require(try ZipArchive.entries(lying, name: "a", limit: 100).first)
        #expect(throws: Diagnostic.self) { try ZipArchive.content(entry, of: lying, name: "a") }
        var damaged = ZipSample.bytes([.init(name: "a", content: [1, 2, 3])])
        damaged[31] ^= 0xFF
        let other = try #require(try ZipArchive.entries(damaged, name: "a", limit: 100).first)
        #expect(throws: Diagnostic.self) { try ZipArchive.content(other, of: damaged, name: "a") }
    }

    @Test func anArchiveThatIsCutOffIsDamaged() {
        let bytes = ZipSample.bytes([.init(name: "a", content: [1, 2, 3])])
        for end in 4..<bytes.count {
            #expect(throws: Diagnostic.self) {
                try ZipArchive.entries(Array(bytes[..<end]), name: "a", limit: 100)
            }
        }
    }
}
