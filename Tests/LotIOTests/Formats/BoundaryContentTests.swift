import Testing

@testable import LotIO

@Suite struct BoundaryContentTests {
    @Test func signatures() {
        #expect(BoundaryContent(Array("SQLite format 3\0".utf8)) == .geoPackage)
        #expect(BoundaryContent([0x50, 0x4B, 0x03, 0x04, 0]) == .zip)
        #expect(BoundaryContent([0x00, 0x00, 0x27, 0x0A, 0]) == .shapes)
        #expect(BoundaryContent(Array("{\"type\":".utf8)) == .text)
        #expect(BoundaryContent(Array("a,wkt".utf8)) == .text)
        #expect(BoundaryContent([]) == .text)
    }

    @Test func textThatBeginsLikeATableOfAShapefileIsText() {
        #expect(BoundaryContent([3] + [UInt8](repeating: 0x20, count: 40)) == .text)
    }
}
