import Testing

@testable import LotIO

@Suite struct DecimalTextTests {
    @Test(
        arguments: [
            (0, 2, "0.00"), (1.5, 0, "2"), (-1.5, 0, "-2"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"),
            (-0.005, 2, "-0.01"),
            (12.345, 1, "12.3"), (1e15, 0, "1000000000000000"), (51.123456789, 6, "51.123457"), (-0.5, 3, "-0.500"),
            (5.7e15, 6, "5700000000000000.000"), (1e18, 6, "1000000000000000000"),
        ] as [(Double, Int, String)])
    func writes(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(decimalText(value, decimals: decimals) == text)
    }

    @Test func readsBackWithinHalfAUnit() {
        for index in 0..<1_000 {
            let value = Double(index) * 0.7391 - 300
            #expect(abs((Double(decimalText(value, decimals: 3)) ?? .infinity) - value) <= 0.0005000001)
        }
    }
}
