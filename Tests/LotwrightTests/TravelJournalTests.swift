import Foundation
import LotIO
import LotSearch
import Testing

@testable import Lotwright

@Suite struct TravelJournalTests {
    let folder: String
    let journal: TravelJournal
    static let blocks = [
        TravelJournal.Block(
            origins: 0..<2,
            entries: [TravelEntry(milliminutes: 0), TravelEntry(milliminutes: 1_234), TravelEntry(milliminutes: -1)]),
        TravelJournal.Block(origins: 3..<4, entries: [TravelEntry(milliminutes: 7, metres: 20)]),
        TravelJournal.Block(origins: 2..<3, entries: []),
    ]

    init() throws {
        folder = NSTemporaryDirectory() + "journal-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        journal = TravelJournal(
            path: folder + "/t.csv.partial", key: "abc", words: "osrm, 4 places", rowStarts: [0, 1, 3, 3, 4])
    }

    private func blocks() throws -> [TravelJournal.Block]? {
        if case .ofThisBuild(let blocks) = try journal.found() { return blocks }
        return nil
    }

    private func write() throws -> [UInt8] {
        try journal.begin(with: [Self.blocks[0]])
        for block in Self.blocks.dropFirst() { try journal.append(block) }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: journal.path)))
    }

    private func replace(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: journal.path)) }

    @Test func whatIsWrittenIsFound() throws {
        #expect(try blocks() == nil)
        _ = try write()
        #expect(try blocks() == Self.blocks)
        journal.remove()
        #expect(!FileManager.default.fileExists(atPath: journal.path))
    }

    @Test func anotherBuildIsNamed() throws {
        _ = try write()
        let other = TravelJournal(path: journal.path, key: "abd", words: "x", rowStarts: journal.rowStarts)
        guard case .ofAnother(let words) = try other.found() else {
            Issue.record("taken for the same")
            return
        }
        #expect(words == "osrm, 4 places")
    }

    @Test func aStrangersFileIsRefused() throws {
        try replace(Array("my notes\n".utf8))
        #expect(throws: PublishFailure.self) { try journal.found() }
    }

    /// Cut after any byte, the journal gives a beginning of its blocks.
    @Test func cutAnywhereItKeepsWhatIsWhole() throws {
        let bytes = try write()
        let header = try #require(bytes.firstIndex(of: 10))
        for end in 0..<bytes.count {
            try replace(Array(bytes[..<end]))
            let found = try blocks()
            if end <= header {
                #expect(found == nil, "cut at \(end)")
            } else {
                let lines = bytes[..<end].count { $0 == 10 } - 1
                #expect(found == Array(Self.blocks.prefix(lines)), "cut at \(end)")
            }
        }
    }

    /// Whatever byte of a block is changed, that block is dropped and no other.
    @Test func aChangedByteDropsItsBlock() throws {
        let bytes = try write()
        var generator = SeededGenerator(Seed(5))
        let header = try #require(bytes.firstIndex(of: 10))
        for place in header + 1..<bytes.count where bytes[place] != 10 {
            var changed = bytes
            changed[place] = UInt8(48 + generator.index(below: 10))
            guard changed[place] != bytes[place] else { continue }
            try replace(changed)
            let line = bytes[..<place].count { $0 == 10 } - 1
            var expected = Self.blocks
            expected.remove(at: line)
            #expect(try blocks() == expected, "byte \(place)")
        }
    }
}
