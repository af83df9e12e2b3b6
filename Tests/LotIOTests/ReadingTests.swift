import LotModel
import Testing

@testable import LotIO

@Suite struct ReadingTests {
    @Test func countsErrorsBeyondTheFirstFifty() throws {
        var reading = Reading()
        for line in 1...60 { reading.add(.valueNumber, at: .init(file: "a.csv", line: line), "is bad.", remedy: "") }
        reading.add(.valueRange, at: .init(file: "b.csv", line: 1), "is bad.", remedy: "")
        reading.add(.codeTidied, .warning, at: .init(file: "a.csv"), "was tidied.", remedy: "")
        do throws(InputRefused) {
            try reading.throwIfErrors()
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.diagnostics.count == 53)
            #expect(error.diagnostics.last?.message == "and 10 more errors in this file.")
        }
        #expect(reading.errorCount == 61)
    }

    @Test func warningsAloneDoNotThrow() throws {
        var reading = Reading()
        reading.add(.codeTidied, .warning, at: .init(file: "a.csv"), "was tidied.", remedy: "")
        try reading.throwIfErrors()
        #expect(reading.warnings.count == 1)
    }

    @Test func recordsEachFileOnce() {
        var reading = Reading()
        reading.record("a", [1])
        reading.record("a", [1])
        #expect(reading.inputs.map(\.name) == ["a"])
    }
}
