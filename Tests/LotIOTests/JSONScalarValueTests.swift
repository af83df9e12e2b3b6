import Testing

@testable import LotIO

@Suite struct JSONScalarValueTests {
    private func written(_ scalar: JSONScalar) -> String {
        String(decoding: JSONWriter.bytes(scalar.value), as: UTF8.self).trimmingSuffix { $0.isWhitespace }
    }

    @Test func numbersComeBackAsTheyWere() {
        for (value, text) in [
            (12.0, "12"), (0.1, "0.1"), (1_234_567.25, "1234567.25"), (-0.000_000_25, "-0.00000025"),
            (1e-13, "\"1e-13\""), (1e300, "\"1e+300\""), (123_456_789.5, "123456789.5"),
        ] {
            #expect(written(.number(value)) == text)
        }
        #expect(JSONScalar.number(0.1).value == .number(0.1, decimals: 1) && JSONScalar.number(-3).value == .whole(-3))
        // Cut to twelve decimals it would be another number.
        #expect(JSONScalar.number(1.0 / 3).value == .text("0.3333333333333333"))
        #expect(written(.text("a")) == "\"a\"" && written(.boolean(true)) == "true" && written(.null) == "null")
    }
}

extension String {
    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
        String(reversed().drop(while: isDropped).reversed())
    }
}
