import Foundation
import LotModel
import Testing

@testable import LotReports

@Suite struct DiagnosticTextTests {
    private static let faults = [
        Diagnostic(
            .valueNumber, at: .init(file: "a,b:c.yaml", line: 4, column: 7, field: "demand.people"), value: "many\n50%",
            "is not a number.", remedy: "Write 6100."),
        Diagnostic(
            .codeTidied, .warning, at: .init(file: "areas.csv"), "codes were tidied.", remedy: "Nothing needs doing."),
    ]

    @Test func githubMarksTheLine() {
        let lines = DiagnosticText(Self.faults).text(.github).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines[0]
                == "::error file=a%2Cb%3Ac.yaml,line=4,col=7,title=value.number::demand.people: \"many\\u{a}50%25\": is not a number. Write 6100."
        )
        #expect(lines[1] == "::warning file=areas.csv,title=code.tidied::codes were tidied. Nothing needs doing.")
    }

    @Test func jsonHoldsEveryPart() throws {
        let text = DiagnosticText(Self.faults).text(.json)
        let told = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(told["errors"] as? Int == 1 && told["warnings"] as? Int == 1)
        let first = try #require((told["diagnostics"] as? [[String: Any]])?.first)
        #expect(first["line"] as? Int == 4 && first["value"] as? String == "many\n50%" && first["item"] is NSNull)
        let lines = DiagnosticText(Self.faults).text(.ndjson).split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
        }
        #expect(DiagnosticText([]).text(.ndjson).isEmpty && DiagnosticText([]).text(.json).contains("\"errors\": 0"))
    }

    @Test func textIsThatOfTheFaults() {
        #expect(DiagnosticText(Self.faults).text(.text) == Self.faults.map { "\($0)\n" }.joined())
    }
}
