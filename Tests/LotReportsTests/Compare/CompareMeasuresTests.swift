import LotModel
import Testing

@testable import LotReports

@Suite struct CompareMeasuresTests {
    static func run(
        _ name: String, unmet: Double, gap: Double = 0, awarded: Double = 1_000, lotting: Double? = nil,
        urban: Double? = 4, rural: Double? = 6, year: String = "2014/15"
    ) -> ComparedRun {
        ComparedRun(
            name: name, title: name, priceYear: year,
            figures: ComparedFigures(
                commissioned: 1_000, unmet: unmet, people: unmet / 10, hoursPerPerson: 10, lottingHours: lotting,
                spendPence: 5_200_000, travelMinutes: 5, urbanMinutes: urban, ruralMinutes: rural,
                worstProvider: "P1", worstHours: 20, concentration: 900, awardPence: 5_200_000, awardGap: gap),
            areas: [ComparedArea(code: "A", name: "", commissioned: 1_000, unmet: unmet, isGap: unmet > 50)],
            winners: awarded > 0
                ? [
                    ComparedWinner(
                        id: "P1", name: "", awarded: awarded, ruralExpected: awarded * 0.3, delivered: 800,
                        ruralDelivered: 400)
                ] : [])
    }

    private func measure(_ key: String) throws -> CompareMeasure {
        try #require(CompareMeasure.all.first { $0.key == key })
    }

    /// Gaps of 1 % and 2 % of 1,000 hours each leave 30 hours open.
    @Test func whatEquallyGoodAwardsMayDifferByIsNoDifference() throws {
        let unmet = try measure("hours_unmet_week")
        let base = Self.run("a", unmet: 100, gap: 0.01)
        #expect(base.nearBestHours == 10 && base.nearBestPence == 52_000)
        for (hours, isNone) in [(70.1, true), (69.9, false), (129.9, true), (130.1, false), (100, true)] {
            let found = try #require(unmet.difference(Self.run("b", unmet: hours, gap: 0.02), from: base))
            #expect(abs(found.value - (hours - 100)) < 1e-9 && found.margin.map { abs($0 - 30) < 1e-9 } == true)
            #expect(found.isNone == isNone, "\(hours)")
        }
        // Proved to no gap, every hour counts; equal is none.
        let proved = Self.run("a", unmet: 100)
        #expect(unmet.difference(Self.run("b", unmet: 100.01), from: proved)?.isNone == false)
        #expect(unmet.difference(proved, from: proved)?.isNone == true)
    }

    @Test func whatIsUnknownIsNotCompared() throws {
        let lotting = try measure("price_of_lotting_hours_week")
        #expect(lotting.difference(Self.run("b", unmet: 1, lotting: 5), from: Self.run("a", unmet: 1)) == nil)
        let hhi = try measure("hhi").difference(Self.run("b", unmet: 1, gap: 1), from: Self.run("a", unmet: 1))
        #expect(hhi?.margin == nil && hhi?.isNone == true)
        #expect(Self.run("a", unmet: 1).figures.travelPremium == 0.5)
        #expect(Self.run("a", unmet: 1, urban: 0).figures.travelPremium == nil)
        #expect(Self.run("a", unmet: 1, rural: nil).figures.travelPremium == nil)
    }

    @Test func moneyOfDifferentYearsIsNotCompared() throws {
        let (old, new) = (Self.run("a", unmet: 100), Self.run("b", unmet: 60, year: "2016/17"))
        for measure in CompareMeasure.all {
            #expect((measure.difference(new, from: old) == nil) == (measure.isMoney || measure.value(new) == nil))
        }
        #expect(CompareMeasure.all.filter(\.isMoney).map(\.key) == ["spend_pence_week", "spend_pence_year"])
    }

    @Test func ruralSurpriseIsThatOfAllWinners() throws {
        let run = Self.run("a", unmet: 1)
        #expect(run.ruralShareExpected == 0.3 && run.ruralShareDelivered == 0.5)
        #expect(Self.run("a", unmet: 1, awarded: 0).ruralShareExpected == nil)
        #expect(try measure("rural_expected_pct").value(run) == 30)
        let keys = CompareMeasure.all.map(\.key)
        #expect(Set(keys).count == keys.count)
    }
}
