import LotModel
import Testing

@testable import LotIO

@Suite struct ScenarioTextTests {
    private func found(_ old: String, _ new: String) async throws -> [DiagnosticID] {
        try await readScenario(toyScenario().replacing(old, with: new)).found.map(\.id)
    }

    @Test func topValuesAreChecked() async throws {
        #expect(try await found("lotwright: 1", "lotwright: 2") == [.valueChoice])
        #expect(try await found("lotwright: 1", "lotwright: one") == [.valueNumber])
        #expect(try await found("2014/15", "2014/16") == [.valueChoice])
        #expect(try await found("2014/15", "2014") == [.valueChoice])
        #expect(try await found("seed: 1", "seed: -1") == [.valueRange])
        #expect(try await found("seed: 1", "seed: 1.5") == [.valueNumber])
        #expect(try await found("title: Smallest", "title:") == [.valueMissing])
    }

    @Test func allFaultsComeTogetherWithTheirLines() async throws {
        let text = """
            lotwright: 3
            titel: x
            region: toy
            price_year: 2014-15
            seed: x
            demand: {people: -5}
            tiers: none
            bids: {file: b.csv, price_year: 2014/15}
            """
        let found = try await readScenario(text).found
        #expect(
            found.map(\.id) == [
                .yamlUnknownKey, .valueChoice, .yamlMissingKey, .valueChoice, .valueNumber, .valueRange, .yamlType,
                .yamlMissingKey,
            ])
        #expect(found.map(\.place.line) == [2, 1, 1, 4, 5, 6, 7, 8])
    }

    @Test func watchGroupsAreChecked() async throws {
        let group = "  - {name: A, coding: by hand, mechanisms: [travel], areas: [E02000101]}\n"
        let good = try await readScenario(toyScenario(extra: "watch:\n" + group))
        #expect(
            good.loaded?.scenario.watch == [
                WatchGroup(name: "A", coding: "by hand", areas: [0], mechanisms: [.travel])
            ])
        #expect(
            try await readScenario(toyScenario(extra: "watch:\n" + group + group)).found.map(\.id) == [.codeDuplicate])
        let bad = "watch:\n  - {name: A, mechanisms: [weather], areas: []}\n"
        #expect(
            try await readScenario(toyScenario(extra: bad)).found.map(\.id) == [
                .yamlMissingKey, .valueChoice, .valueMissing,
            ])
    }

    @Test func pricedFilesNeedTheirYear() async throws {
        let found = try await readScenario(toyScenario(extra: "outside_wages: {file: w.csv}\n")).found
        #expect(found.map(\.id) == [.yamlMissingKey])
    }
}
