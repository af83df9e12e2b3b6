import LotModel
import Testing

@testable import LotIO

@Suite struct StatedReaderTests {
    private func read(_ facts: String) -> (facts: [StatedFact], found: [Diagnostic]) {
        var reading = Reading()
        guard
            let root = YAMLText.read(Array("stated:\n\(facts)".utf8), file: "scenario.yaml", reading: &reading),
            let map = YAMLMap(root, file: "scenario.yaml", path: "contract", &reading)
        else { return ([], reading.diagnostics) }
        return (StatedReader.read(map, &reading), reading.diagnostics)
    }

    @Test func everyKeyReachesTheFact() {
        let (facts, found) = read(
            "  - {what: a, source: \"4.5\", hours_week: 1, hours_year: 52, rate_pence: 100, spend_pounds: 52, people: 3}\n"
                + "  - {what: b, source: \"1\", says: 2017-09, share: 1, share_of: a, shares: [0.5, 0.5], parts: [a]}\n"
        )
        #expect(found.isEmpty, "\(found)")
        #expect(facts.map(\.what) == ["a", "b"] && facts[0][.people] == 3 && facts[0][.spendPounds] == 52)
        #expect(facts[1].says == "2017-09" && facts[1].shareOf == "a" && facts[1].parts == ["a"])
    }

    /// Nottinghamshire: 20,137 hours at 15.56 are 16.29 million, not 18.83.
    @Test func spendThatHoursDoNotMakeIsTold() throws {
        let (facts, found) = read(
            "  - {what: core, source: \"21, 22\", hours_week: 20137, rate_pence: 1556}\n"
                + "  - {what: core, source: \"22\", spend_pounds: 18830000}\n")
        let warning = try #require(found.first)
        #expect(facts.count == 2 && found.count == 1 && warning.severity == .warning)
        #expect(warning.place.line == 3 && warning.place.field == "contract.stated[2]" && warning.value == "core")
        #expect(warning.message.contains("16293249") && warning.message.contains("18830000"))
        #expect(!warning.remedy.isEmpty)
    }

    /// Faults hide checks: what is not read cannot be held against anything.
    @Test func faultsComeFirst() {
        let (facts, found) = read(
            "  - {what: a, source: \"1\", shares: [1, 2]}\n  - {what: a, source: \"2\", hours_week: many}\n")
        #expect(facts.isEmpty && found.map(\.id) == [.valueNumber], "\(found)")
    }
}
