import Testing

@testable import LotIO

@Suite struct ExcelTextTests {
    @Test(arguments: [
        "007", "1-2", "1/2", "3E5", "1e3", "12:30", "2014/15", "5 %", "£12", "MAR1", "Sept 2", "dec-3", "TRUE", "false",
        "1 Jan 2020", " 42 ",
    ]) func whatExcelWouldConvertIsKeptByAnApostrophe(text: String) { #expect(ExcelText.kept(text) == "'" + text) }

    @Test(arguments: [
        "E02004996", "Ashford 001", "Marden", "L1", "", "Market Harborough", "1st Ward", "Mayfield", "Augusta",
    ])
    func otherTextStays(text: String) { #expect(ExcelText.kept(text) == text) }

    @Test func controlAndDirectionCharactersAreShown() {
        #expect(ExcelText.kept("a\u{202E}b\u{7}") == "a\\u{202e}b\\u{7}")
    }
}
