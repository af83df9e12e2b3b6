import LotModel
import Testing

@testable import LotIO

@Suite struct RateReaderTests {
    private func read(_ lines: String) async throws -> (loaded: LoadedScenario?, found: [Diagnostic]) {
        try await readScenario(toyScenario(extra: "rates:\n" + lines))
    }

    @Test func listsReachTheScenario() async throws {
        let lines = "  bands_pence: [1400, 1500]\n  uplifts: [0.1, 0.06]\n  cost_uplifts: [0.03, 0]\n"
        let scenario = try #require(try await read(lines).loaded).scenario
        #expect(
            scenario.rateSchedule
                == RateSchedule(bandsPence: [1_400, 1_500], uplifts: [0.1, 0.06], costUplifts: [0.03, 0]))
        #expect(try await readScenario(toyScenario()).loaded?.scenario.rateSchedule == RateSchedule())
    }

    @Test func bandsRise() async throws {
        let found = try await read("  bands_pence: [1500, 1400]\n").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "1400")
        #expect(try await read("  bands_pence: [14.5]\n").found.map(\.id) == [.valueNumber])
        #expect(try await read("  bands_pence: [£14, 0]\n").found.map(\.id) == [.valueNumber, .valueRange])
        #expect(try await read("  bands_pence: 1400\n").found.map(\.id) == [.yamlType])
    }

    /// A price of one year is never set against a cost of another.
    @Test func upliftsOfRatesAndCostsGoTogether() async throws {
        let alone = try await read("  uplifts: [0.1]\n").found
        #expect(alone.map(\.id) == [.yamlMissingKey] && alone[0].value == "cost_uplifts")
        #expect(try await read("  cost_uplifts: [0.1]\n").found.first?.value == "uplifts")
        let uneven = try await read("  uplifts: [0.1, 0.1]\n  cost_uplifts: [0.03]\n").found
        #expect(uneven.map(\.id) == [.valueConflict])
        #expect(try await read("  uplifts: [10 %]\n  cost_uplifts: [0]\n").found.map(\.id) == [.valueNumber])
        #expect(try await read("  uplifts: [3]\n  cost_uplifts: [0]\n").found.map(\.id) == [.valueRange])
    }

    @Test func aFloorStaysBelowCeilingAndBands() async throws {
        let found = try await read("  floor_pence: 1651\n").found
        #expect(found.map(\.id) == [.valueConflict] && found[0].value == "lots" && found[0].place.line != nil)
        #expect(try await read("  floor_pence: 1500\n  bands_pence: [1400]\n").found.map(\.id) == [.valueConflict])
        #expect(try await read("  floor_pence: 1500\n  bands_pence: [1400, 1500]\n").loaded != nil)
    }
}
