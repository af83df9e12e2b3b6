import Testing

@testable import LotIO

@Suite struct LayerNotesTests {
    private func notes(_ text: String) throws -> [String] { LayerNotes(try #require(readGeoJSON(text).file)).words }

    private let degrees =
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a","x":null},"geometry":"#
        + #"{"type":"Polygon","coordinates":[[[0.5,51.2],[0.6,51.3],[0.6,51.2],[0.5,51.2]]]}}]}"#

    @Test func whatIsPlainHasNoNotes() throws {
        #expect(try notes(degrees.replacing("null", with: "1")).isEmpty)
        #expect(try notes(degrees.replacing("null", with: "1").replacing("0.6,", with: "0.6000001,")).isEmpty)
    }

    @Test func nullsDecimalsAndTheOldMember() throws {
        #expect(try notes(degrees) == ["has properties without a value (null): x (1 of 1)"])
        #expect(
            try notes(degrees.replacing("0.6,", with: "0.600000123456789,").replacing("null", with: "1")) == [
                "has coordinates with up to 15 decimals; the sixth of a degree is 0.1 m"
            ])
        #expect(
            try notes(toySquares(toyCodes)) == [
                "has the member crs of 2008, which RFC 7946 dropped; it is what tells metres from degrees here"
            ])
    }
}
