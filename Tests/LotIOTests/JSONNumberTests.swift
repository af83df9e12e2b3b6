import LotSearch
import Testing

@testable import LotIO

@Suite struct JSONNumberTests {
    private func number(_ text: String) throws(JSONFault) -> Double {
        var scanner = JSONScanner(Array(text.utf8))
        return try scanner.number()
    }

    @Test(arguments: [
        "0", "-0", "1", "-1.5", "51.123456", "0.00000001", "1e3", "1E-7", "123456789012345678", "0.1234567890123456789",
        "53.168732925969621", "-1.284699999991701", "9007199254740993", "1e22", "1e23", "4.9e-324",
        "9999999999999999999999",
    ])
    func equalsTheStandardLibrary(_ text: String) throws { #expect(try number(text) == Double(text)) }

    @Test func randomCoordinatesAreCorrectlyRounded() throws {
        var generator = SeededGenerator(Seed(7))
        for _ in 0..<20_000 {
            let text = "\(generator.index(below: 60)).\(generator.next() >> UInt64(generator.index(below: 60)))"
            #expect(try number(text) == Double(text))
        }
    }

    @Test(arguments: ["", "-", "01", "1.", ".5", "1e", "1e+", "+1", "abc", "--1"])
    func refuses(_ text: String) { #expect(throws: JSONFault.self) { try number(text) } }

    @Test func overflowIsInfinite() throws { #expect(try number("1e999") == .infinity) }
}
