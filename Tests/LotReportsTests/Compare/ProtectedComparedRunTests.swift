import LotIO
import LotModel
import Testing

@testable import LotReports

@Suite struct ProtectedComparedRunTests {
    private static let each = ExportMaps.each

    /// A run of four areas and its export; the figures of the whole follow the areas.
    private static func published(
        _ people: [(commissioned: Double, unmet: Double)], spend: Int = 5_234_567, worst: Double = 312,
        bids: RunFacts.Source = .modelled, penceStep: Int? = 100_000
    ) throws -> ProtectedComparedRun {
        let facts = CoverTests.facts(demand: .records, bids: bids)
        let cover = Cover(facts)
        let exported = ExportedRun(
            facts: facts, layers: try ExportMaps.layers(people: people, lots: [0, 0, 1, 1], districts: [0, 0, 0, 0]),
            cover: cover)
        let areas = people.indices.map { index in
            ComparedArea(
                code: "E\(10 + index)", name: "", commissioned: people[index].commissioned * each,
                unmet: people[index].unmet * each, isGap: index == 1)
        }
        let all = people.reduce(0) { $0 + $1.commissioned } * each
        let run = ComparedRun(
            name: "a", title: "A", priceYear: "2014/15",
            figures: ComparedFigures(
                commissioned: all, unmet: people.reduce(0) { $0 + $1.unmet } * each,
                people: people.reduce(0) { $0 + $1.unmet }, hoursPerPerson: each, lottingHours: 33, spendPence: spend,
                travelMinutes: 5.4, urbanMinutes: 4.4, ruralMinutes: 6.6, worstProvider: "P1", worstHours: worst,
                concentration: 1_234, awardPence: spend, awardGap: 0.01),
            areas: areas,
            winners: [
                ComparedWinner(id: "P1", name: "", awarded: all, ruralExpected: 87, delivered: 700, ruralDelivered: 99)
            ])
        return ProtectedComparedRun(run, exported, cover, penceStep: penceStep)
    }

    /// 4 of 9 and 6 of 9 are both suppressed numbers over a quarter of what is commissioned.
    @Test func whatIsSuppressedChangesNothing() throws {
        let few = try Self.published([(36, 20), (9, 4), (50, 0), (61, 0.2)])
        let more = try Self.published([(36, 20), (9, 6), (50, 0), (61, 0.2)])
        #expect(few.value.areas == more.value.areas && few.hours == more.hours)
        // Money and hours of all areas within their own rounding say nothing either.
        let other = try Self.published([(36, 20), (9, 4), (50, 0), (61, 0.2)], spend: 5_210_000, worst: 319)
        #expect(other.value == few.value)
    }

    @Test func everyFigureIsOneOfManyPeople() throws {
        let found = try Self.published([(36, 20), (9, 4), (50, 0), (61, 0.2)]).value
        let hours = found.areas.map(\.commissioned)
        #expect(hours == [350, 100, 500, 600] && found.areas.map(\.isGap) == [false, true, false, false])
        #expect(found.areas[1].unmet == 40 && found.areas[0].unmet == 200 && found.areas[2].unmet == 0)
        for value in [
            found.figures.commissioned, found.figures.unmet, found.figures.worstHours ?? 1, found.won.awarded,
        ] {
            #expect((value / Self.each).truncatingRemainder(dividingBy: 5) == 0, "\(value)")
        }
        // 33 hours are of three people, which are suppressed.
        #expect(found.figures.lottingHours == 40 && found.figures.spendPence == 5_200_000)
        #expect(found.figures.travelMinutes == 5 && found.figures.concentration == 1_200)
        #expect(found.winners.isEmpty && found.figures.worstProvider == "P1")
        // A share of 156 people in steps of ten of them.
        let step = 2 * 5 * Self.each / found.figures.commissioned
        let share = try #require(found.ruralShareExpected)
        #expect(abs((share / step).rounded() - share / step) < 1e-9)
    }

    @Test func pricesAndNamesWaitForTheAward() throws {
        let found = try Self.published([(36, 20), (9, 4), (50, 0), (61, 0.2)], bids: .records, penceStep: nil).value
        #expect(found.figures.spendPence == nil && found.figures.pencePerWeek == nil && found.nearBestPence == 0)
        #expect(found.figures.worstProvider == nil && found.figures.concentration == nil && found.winners.isEmpty)
    }

    @Test func moneyIsRoundedCoarserThanPeople() {
        let rule = Disclosure.standard
        // 1,000 people for 10 million pence: ten of them cost 100,000.
        #expect(rule.penceStep(10_000_000, hours: 10_000, each: 10) == 100_000)
        #expect(rule.penceStep(11_000_000, hours: 10_000, each: 10) == 200_000)
        #expect(rule.penceStep(30_000_000, hours: 10_000, each: 10) == 500_000)
        for pence in [1, 7, 999, 123_456, 9_876_543_210] {
            for people in [10.0, 37, 480, 12_345] {
                let step = rule.penceStep(pence, hours: people * 10, each: 10)
                #expect(Double(step) >= Double(pence) * min(1, 10 / people) && step >= 1)
                #expect(Double(step) <= max(1, Double(pence) * min(1, 10 / people) * 2.5))
            }
        }
        #expect(rule.penceStep(5, hours: 0, each: 10) == 1)
    }
}
