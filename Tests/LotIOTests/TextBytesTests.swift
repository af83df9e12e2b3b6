import LotModel
import Testing

@testable import LotIO

@Suite struct TextBytesTests {
    private func fault(_ bytes: [UInt8]) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try TextBytes.check(bytes, name: "a.csv", expected: "a CSV table")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}rest", "zip"), ("%PDF-1.7", "PDF"), ("SQLite format 3\0", "GeoPackage"),
        ("version https://git-lfs.github.com/spec/v1\noid", "LFS"), ("  <!DOCTYPE HTML><p>", "web page"),
        ("<html>", "web page"), ("<?xml version='1.0'?>", "XML"),
    ])
    func recognisesOtherFormats(_ text: String, _ word: String) throws {
        let found = try #require(fault(Array(text.utf8)))
        #expect(found.id == .fileWrongType && found.message.contains(word) && found.message.contains("a CSV table"))
    }

    @Test func recognisesBinaryFormats() {
        #expect(fault([0x1F, 0x8B, 8])?.message.contains("gzip") == true)
        #expect(fault([0xFF, 0xFE, 0x61, 0])?.message.contains("UTF-16") == true)
        #expect(fault([0xD0, 0xCF, 0x11, 0xE0])?.message.contains("Excel") == true)
    }

    @Test func removesAByteOrderMark() throws {
        #expect(try TextBytes.check([0xEF, 0xBB, 0xBF, 0x61], name: "a", expected: "text") == [0x61])
        #expect(fault([0xEF, 0xBB, 0xBF])?.id == .fileEmpty)
    }

    @Test(
        arguments: [
            [0xE9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0x80], [0xF8],
            [0xE0, 0x9F, 0x80],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(_ bytes: [UInt8]) throws {
        let found = try #require(fault(Array("a\nb\r\nc\rd".utf8) + bytes))
        #expect(found.id == .textEncoding && found.place.line == 4)
    }

    @Test func acceptsEveryScalar() throws {
        let text = "a£€\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
        #expect(fault(Array(text.utf8)) == nil)
    }
}
