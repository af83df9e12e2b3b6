import LotModel
import Testing

@testable import LotIO

@Suite struct WKTTableReaderTests {
    @Test(arguments: [
        ("LE156AA,10,485996,308869\n", "looks like Code-Point Open"),
        ("E02000101,\"POLYGON ((0 0,1 0,1 1,0 0))\"\n", "its first row holds values"),
        ("12,13.5,a\n", "its first row holds values"),
    ]) func aTableWithoutAHeaderIsNamed(text: String, words: String) {
        var reading = Reading()
        #expect(WKTTableReader.read(Array(text.utf8), name: "a.csv", reading: &reading) == nil)
        #expect(reading.ids == [.fileWrongType] && reading.diagnostics[0].message.contains(words))
    }

    private func read(_ text: String) -> (file: BoundaryFile?, reading: Reading) { readBoundaries(Array(text.utf8)) }

    @Test func theColumnIsFoundByNameOrByContent() {
        for header in ["code,WKT", "code,the_geom", "code,outline"] {
            let (file, reading) = read("\(header)\nE1,\"POLYGON((0 50,1 50,1 51,0 50))\"\n")
            #expect(file?.features.first?.text("code") == "E1" && file?.declared == .lonLat, "\(reading.diagnostics)")
            #expect(file?.format == .wktTable && file?.features.first?.line == 2)
        }
    }

    @Test func faultsAreNamedWithTheirLine() {
        let (file, reading) = read("code,wkt\nE1,\"POLYGON((0 50,1 50,1 51,0 50))\"\nE2,\nE3,POINT(1 2)\n")
        #expect(file?.isComplete == false && reading.ids == [.geojsonGeometry, .geojsonGeometry])
        #expect(reading.diagnostics.map(\.place.line) == [3, 4])
        #expect(reading.diagnostics[1].message == "is a POINT, not a polygon (E3).")
        #expect(read("code,name\nE1,a\n").reading.ids == [.csvMissingColumn])
        #expect(read("code,wkt\n").reading.ids == [.csvNoRows])
    }
}
