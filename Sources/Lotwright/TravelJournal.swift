import Foundation
import LotIO

/// The blocks of a matrix that are finished, kept beside it until all are: a build that was stopped goes on from here.
///
/// The first line holds the key of the build; each other line a range of origins with its times and ways, and a checksum.
/// A line that fails its checksum, as the last one of a killed build may, is dropped, and its block asked for again.
struct TravelJournal {
    static let mark = "lotwright.travel-journal/1"

    struct Block: Equatable {
        let origins: Range<Int>
        let entries: [TravelEntry]
    }

    enum Found {
        case none
        case ofThisBuild([Block])
        /// What the other build was, in its own words.
        case ofAnother(String)
    }

    let path: String
    /// Equal for builds whose blocks may be mixed.
    let key: String
    /// The build in words, one line.
    let words: String
    /// Where each origin's pairs start, to hold blocks against.
    let rowStarts: [Int]

    // MARK: Reading

    func found() throws(PublishFailure) -> Found {
        guard FileManager.default.fileExists(atPath: path) else { return .none }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PublishFailure(path: path, reason: "cannot be read")
        }
        let bytes = [UInt8](data)
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What follows the last line feed was torn.
        if !lines.isEmpty { lines.removeLast() }
        guard let first = lines.first else { return .none }
        let header = String(decoding: first, as: UTF8.self).split(separator: " ", maxSplits: 2)
        guard header.count == 3, header[0] == Self.mark else {
            throw PublishFailure(path: path, reason: "is not a journal of ours; remove it or name another --out")
        }
        guard header[1] == key else { return .ofAnother(String(header[2])) }
        return .ofThisBuild(lines.dropFirst().compactMap(block))
    }

    private func block(_ line: ArraySlice<UInt8>) -> Block? {
        let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard fields.count == 5, let sum = Self.number(fields[4]),
            sum == Self.checksum(line.dropLast(fields[4].count + 1)),
            let first = Self.number(fields[0]), let last = Self.number(fields[1]), first < last,
            last < rowStarts.count
        else { return nil }
        let count = rowStarts[last] - rowStarts[first]
        guard let minutes = Self.entries(fields[2], count: count) else { return nil }
        let metres = fields[3].isEmpty ? nil : Self.entries(fields[3], count: count)
        guard metres != nil || fields[3].isEmpty else { return nil }
        return Block(
            origins: first..<last,
            entries: minutes.indices.map { TravelEntry(milliminutes: minutes[$0], metres: metres?[$0] ?? -1) })
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// Numbers between commas, -1 for an empty one; nil where there are not so many.
    private static func entries(_ field: ArraySlice<UInt8>, count: Int) -> [Int32]? {
        let cells = field.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        if count == 0 { return field.isEmpty ? [] : nil }
        return cells.count == count ? cells.map { number($0).flatMap { Int32(exactly: $0) } ?? -1 } : nil
    }

    /// FNV-1a over the bytes, cut to 32 bits.
    private static func checksum(_ bytes: some Sequence<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int((hash ^ hash >> 32) & 0xffff_ffff)
    }

    // MARK: Writing

    /// Begins the journal anew with blocks that are known.
    func begin(with blocks: [Block]) throws(PublishFailure) {
        try Publish.replace(path, with: Array("\(Self.mark) \(key) \(words)\n".utf8) + blocks.flatMap(line))
    }

    /// Adds a block and waits until it is on disk.
    func append(_ block: Block) throws(PublishFailure) {
        do {
            guard let handle = FileHandle(forWritingAtPath: path) else {
                throw PublishFailure(path: path, reason: "has gone")
            }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(line(block)))
            try handle.synchronize()
            try handle.close()
        } catch let failure as PublishFailure {
            throw failure
        } catch {
            throw PublishFailure(path: path, reason: "cannot be written: \(error.localizedDescription)")
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    private func line(_ block: Block) -> [UInt8] {
        func text(_ values: [Int32]) -> String { values.map { $0 < 0 ? "" : String($0) }.joined(separator: ",") }
        let hasMetres = block.entries.contains { $0.metres >= 0 }
        let content =
            "\(block.origins.lowerBound) \(block.origins.upperBound) \(text(block.entries.map(\.milliminutes))) "
            + (hasMetres ? text(block.entries.map(\.metres)) : "")
        return Array("\(content) \(Self.checksum(content.utf8))\n".utf8)
    }
}
