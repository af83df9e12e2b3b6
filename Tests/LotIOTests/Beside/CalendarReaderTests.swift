import LotModel
import Testing

@testable import LotIO

@Suite struct CalendarReaderTests {
    private func read(_ text: String) async throws -> (beside: Beside?, found: [Diagnostic]) {
        try await BesideReaderTests.read("calendar: {\(text)}\n")
    }

    @Test func datesAndLeadTimesAreRead() async throws {
        let (beside, found) = try await read(
            "notice: 2017-09-01, tender_return: 2017-10-20, award: 2018-01-02, standstill_days: 10, regime: pcr_2015, "
                + "start: 2018-07, transition_months: 6, tender_days: 35, evaluation_days: 60, moved_by: 2018-12")
        #expect(found.isEmpty)
        let calendar = try #require(beside?.calendar)
        #expect(calendar.all[.standstillEnd]?.text == "2018-01-12" && calendar.dates[.start]?.isMonthOnly == true)
        #expect(calendar.transitionMonths == 6 && calendar.tenderDays == 35 && calendar.evaluationDays == 60)
        #expect(calendar.regime == .regulations2015 && calendar.dates.count == 5)
    }

    @Test func stepsStandInOrder() async throws {
        let found = try await read("award: 2018-08-01, start: 2018-07-01, moved_by: 2018-07-31").found
        #expect(found.map(\.id) == [.valueConflict, .valueConflict])
        #expect(found.map(\.place.field) == ["calendar.start", "calendar.moved_by"])
        // A month may hold the day before it.
        #expect(try await read("award: 2018-07-15, start: 2018-07").found.isEmpty)
    }

    @Test func everyFaultIsTold() async throws {
        #expect(try await read("award: 2018-01").found.map(\.id) == [.yamlMissingKey])
        #expect(try await read("start: 1 July 2018").found.map(\.id) == [.valueChoice])
        #expect(
            try await read("start: 2018-07, standstill_days: 10, regime: eu").found.map(\.id)
                == [.yamlMissingKey, .valueChoice])
        #expect(
            try await read("start: 2018-07, award: 2018-01, regime: pa_2023").found.map(\.id) == [.yamlMissingKey])
        #expect(try await read("start: 2018-07, transition_months: 1.5").found.map(\.id) == [.valueNumber])
    }

    /// The run counts its winter from section mobilise.
    @Test func anotherMonthThanTheRunsIsWarnedOf() async throws {
        let (beside, found) = try await read("start: 2018-05")
        #expect(found.map(\.id) == [.valueConflict] && found[0].severity == .warning && beside?.calendar != nil)
        #expect(found[0].remedy.hasPrefix("Write mobilise: {start_month: 5}"))
    }
}
