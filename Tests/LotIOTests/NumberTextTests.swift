import Testing

@testable import LotIO

@Suite struct NumberTextTests {
    @Test(
        arguments: [
            ("0", 0), ("12.5", 12.5), ("-3", -3), ("007", 7), ("1e3", 1000), ("2.5E-1", 0.25), ("1e+2", 100),
        ] as [(String, Double)])
    func reads(_ text: String, _ value: Double) { #expect(NumberText.number(text) == value) }

    @Test(arguments: [
        "", " ", "n/a", "-", "nan", "NaN", "inf", "-inf", "1,234", "£12", "12%", "+1", ".5", "1.", "0x10", "1e",
        "1e999",
        "1_000", "1 000", "1.2.3", "--1", "١٢", "1e5.5", "1\0",
    ])
    func refuses(_ text: String) { #expect(NumberText.number(text) == nil) }

    @Test func saysWhatToWrite() {
        #expect(NumberText.remedy(for: "1,234").contains("thousands"))
        #expect(NumberText.remedy(for: "£12").contains("currency"))
        #expect(NumberText.remedy(for: "N/A").contains("never taken for 0"))
        #expect(NumberText.remedy(for: "5%").contains("share"))
    }
}
