import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

@Suite struct PostcodeTableTests {
    private func read(_ texts: String..., wanted: Set<String> = ["LE156AA"]) -> (PostcodeTable, Reading) {
        var table = PostcodeTable(wanted: wanted)
        var reading = Reading()
        for (index, text) in texts.enumerated() { table.read(Array(text.utf8), file: "\(index).csv", &reading) }
        return (table, reading)
    }

    @Test(arguments: ["ME141XQ", "W1A1AA", "E11BB", "EC1A1BB", "DN551PT"]) func wholePostcodes(_ text: String) {
        #expect(Postcode.isUnit(text))
    }

    @Test(arguments: ["", "ME14", "141XQ", "ME14IXQ1", "ME141X1", "MEAB1XQ", "ME14 1XQ"]) func otherTexts(
        _ text: String
    ) {
        #expect(!Postcode.isUnit(text))
    }

    @Test(arguments: [
        "\"LE156AA\",10,485996,308869,\"E92000001\"\n", "postcode,easting_m,northing_m\nle15 6aa,485996,308869\n",
        "POSTCODE,EASTING,NORTHING,QUALITY,LAD_CD\nLE15 6AA,485996,308869,10,E06000017\n",
    ]) func everyLayout(_ text: String) {
        let (table, reading) = read(text)
        #expect(reading.ids == [])
        #expect(table.place(of: " le15 6aa ") == .position(Position(x: 485_996, y: 308_869)))
        #expect(table.place(of: "LE15 6AB") == .unknown)
    }

    @Test func aPlaceThatIsNotKnownIsNoPlace() {
        #expect(read("LE156AA,90,0,0\n").0.place(of: "LE15 6AA") == .withoutPosition)
        #expect(read("postcode,easting,northing\nLE156AA,0,0\n").0.place(of: "LE15 6AA") == .withoutPosition)
    }

    @Test func faultsOfWantedRowsAreTold() {
        #expect(read("name,x,y\nLE156AA,1,2\n").1.ids == [.csvMissingColumn])
        #expect(read("postcode,easting_m,northing_m\nLE156AA,1\n").1.ids == [.csvRagged])
        #expect(read("postcode,easting_m,northing_m\nLE156AA,n/a,2\nLE156AB,n/a,2\n").1.ids == [.valueNumber])
        let twice = read("LE156AA,10,485996,308869\n", "LE156AA,10,485996,308800\n").1
        #expect(twice.ids == [.codeDuplicate])
        #expect(twice.diagnostics[0].place == .init(file: "1.csv", line: 1))
        #expect(read("LE156AA,10,485996,308869\n", "LE156AA,10,485996,308869\n").1.ids == [])
    }

    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func linesOfCodePointOpen() throws {
        let bytes = try Data(
            contentsOf: Folders.shared.appending(path: "formats/code_point_open_2014_rutland_oakham.csv"))
        var table = PostcodeTable(wanted: ["LE156AA", "LE156AE"])
        var reading = Reading()
        table.read(Array(bytes), file: "oakham.csv", &reading)
        #expect(reading.ids == [])
        #expect(table.place(of: "LE15 6AE") == .position(Position(x: 486_130, y: 308_657)))
    }
}
