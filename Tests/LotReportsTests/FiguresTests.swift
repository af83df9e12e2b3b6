import Testing

@testable import LotReports

@Suite struct FiguresTests {
    @Test func onePersonIsNoPeople() {
        #expect([0.4, 0.6, 1.4, 1.6].map(Figures.people) == ["0 people", "1 person", "1 person", "2 people"])
    }

    @Test func numbersAreGroupedAndRoundedHalfAway() {
        #expect(Figures.number(60_913.227) == "60,913")
        #expect(Figures.number(999.5) == "1,000")
        #expect(Figures.number(-0.2) == "0")
        #expect(Figures.number(-1_234.56, decimals: 1) == "-1,234.6")
        #expect(Figures.number(0.05, decimals: 2) == "0.05")
        #expect(Figures.number(.infinity) == "-")
        #expect(Figures.percent(0.0909) == "9.1 %")
        #expect(Figures.pounds(pence: 1_540) == "£15.40")
        #expect(Figures.millions(pence: 4_505_908_010) == "£45.06m")
    }

    @Test func tablesAlign() {
        var table = TextTable(["name", "n"], left: [0])
        table.add(["a", "1,000"])
        table.add(["long name", "7"])
        #expect(
            table.lines == [
                "  name           n", "  ---------  -----", "  a          1,000", "  long name      7",
            ])
    }
}
