import BoundarySamples
import LotModel
import Testing

@testable import LotIO

@Suite struct GzipTests {
    private func expand(_ bytes: [UInt8], limit: Int = 1 << 30) -> (content: [UInt8]?, fault: DiagnosticID?) {
        do throws(Diagnostic) {
            return (try Gzip.expanded(bytes, name: "a", limit: limit), nil)
        } catch {
            return (nil, error.id)
        }
    }

    private let text = Array(String(repeating: "coordinates ", count: 60_000).utf8)

    @Test func contentComesBack() {
        #expect(expand(GzipSample.bytes(text)).content == text)
        #expect(expand(GzipSample.bytes([1])).content == [1])
    }

    @Test func membersAreJoinedAndPaddingIsPassedOver() {
        let first = GzipSample.bytes([1, 2])
        #expect(expand(first + GzipSample.bytes([3])).content == [1, 2, 3])
        #expect(expand(first + [0, 0, 0]).content == [1, 2])
        #expect(expand(first + [0, 7]).fault == .boundariesStructure)
    }

    @Test func damageIsFound() {
        let bytes = GzipSample.bytes(text)
        for end in [2, 9, 10, bytes.count / 2, bytes.count - 1] {
            #expect(expand(Array(bytes[..<end])).fault == .boundariesStructure, "cut at \(end)")
        }
        var wrong = bytes
        wrong[bytes.count - 6] ^= 1
        #expect(expand(wrong).fault == .boundariesStructure, "the checksum")
        #expect(expand(GzipSample.bytes([])).fault == .fileEmpty)
    }

    @Test func bombsAndLargeContentsAreRefused() {
        #expect(expand(GzipSample.bytes(text), limit: text.count - 1).fault == .archiveRefused)
        #expect(expand(GzipSample.bytes(text), limit: text.count).content?.count == text.count)
        // 32 MiB of zeros shrink to a thousandth.
        let bomb = GzipSample.bytes([UInt8](repeating: 0, count: 32 << 20))
        #expect(expand(bomb).fault == .archiveRefused)
        // What follows does not let more of it in: refused at 16 MiB all the same.
        let noise = (0..<3 << 20).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
        do throws(Diagnostic) {
            _ = try Gzip.expanded(bomb + GzipSample.bytes(noise), name: "a", limit: 1 << 30)
            Issue.record("a bomb was unpacked")
        } catch { #expect(error.id == .archiveRefused && error.value == "over \(Gzip.freeBytes) bytes") }
    }
}
