import LotModel
import Testing

@Suite struct DiagnosticTests {
    @Test func descriptionHasFileLineFieldValueAndRemedy() {
        let diagnostic = Diagnostic(
            .valueNumber, at: .init(file: "scenario.yaml", line: 12, column: 5, field: "people"), value: "many",
            "is not a number.", remedy: "Write a number such as 6100.")
        #expect(
            diagnostic.description
                == "scenario.yaml:12:5: error: people: \"many\": is not a number. Write a number such as 6100. [value.number]"
        )
    }

    @Test func namesCannotSteerTheTerminal() {
        #expect(Diagnostic.printable("a\u{1b}[31mb\u{202e}c") == "a\\u{1b}[31mb\\u{202e}c")
    }

    @Test func nearestNameForgivesSmallSlipsOnly() {
        #expect(nearestName(to: "peple", among: ["people", "seed"]) == "people")
        #expect(nearestName(to: "Seed", among: ["people", "seed"]) == "seed")
        #expect(nearestName(to: "zebra", among: ["people", "seed"]) == nil)
    }

    @Test func warningsDoNotRefuse() throws {
        var collector = DiagnosticCollector()
        collector.add(.init(.codeTidied, .warning, at: .init(file: "a.csv"), "was trimmed.", remedy: "Nothing to do."))
        try collector.throwIfErrors()
        collector.add(.init(.fileEmpty, at: .init(file: "b.csv"), "is empty.", remedy: "Give a file with rows."))
        #expect(throws: InputRefused.self) { try collector.throwIfErrors() }
    }
}
