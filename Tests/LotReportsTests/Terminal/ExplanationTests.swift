import LotModel
import Testing

@testable import LotReports

@Suite struct ExplanationTests {
    @Test(arguments: DiagnosticID.allCases) func everyFaultIsExplained(id: DiagnosticID) throws {
        let explanation = try #require(Explanation(id), "\(id.rawValue)")
        let text = explanation.text(width: 70)
        #expect(text.hasPrefix(id.rawValue + "\n\n") && text.contains("What to do. "), "\(id.rawValue)")
        #expect(text.contains("[\(id.rawValue)]") && !text.contains("*What"), "\(text)")
        #expect(explanation.blocks.contains { if case .example = $0 { true } else { false } })
    }

    @Test func thePageHasNoOtherEntries() {
        #expect(Set(Explanation.entries.keys) == Set(Explanation.names))
    }
}
