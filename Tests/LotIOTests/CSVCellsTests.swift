import LotModel
import Testing

@testable import LotIO

@Suite struct CSVCellsTests {
    private func number(_ cell: String, whole: Bool = false) -> (value: Double?, fault: Diagnostic?) {
        var (table, reading) = readTable("n,m\n\"\(cell)\",x\n", CSVSchema(required: ["n", "m"]))
        let value = table?.number(0, "n", in: 0...100, unit: "hours", whole: whole, &reading)
        return (value, reading.diagnostics.first)
    }

    @Test func numbers() {
        #expect(number(" 12.5 ").value == 12.5)
        #expect(number("").fault?.id == .valueMissing)
        #expect(number("\u{A0}").fault?.id == .valueMissing)
        #expect(number("-1").fault?.id == .valueRange)
        #expect(number("101").fault?.message == "is outside 0 to 100 hours.")
        #expect(number("1.5", whole: true).fault?.id == .valueNumber)
    }

    @Test(arguments: ["n/a", "1,234", "£12", "NaN", "inf", "1e999", "-", "0x1F", "12 hours"])
    func neverZero(_ cell: String) {
        let found = number(cell)
        #expect(found.value == nil && found.fault?.id == .valueNumber)
        #expect(found.fault?.place.line == 2 && found.fault?.place.field == "n" && found.fault?.value == cell)
    }

    @Test func choices() {
        var (table, reading) = readTable("kind\nlink\nlinc\n", CSVSchema(required: ["kind"]))
        #expect(table?.choice(0, "kind", Link.Kind.self, &reading) == .link)
        #expect(table?.choice(1, "kind", Link.Kind.self, &reading) == nil)
        #expect(reading.ids == [.valueChoice] && reading.diagnostics[0].remedy.hasPrefix("Did you mean link?"))
        table = nil
    }
}
