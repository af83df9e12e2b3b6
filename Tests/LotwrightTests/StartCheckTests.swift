import LotIO
import LotModel
import Testing

@testable import Lotwright

/// A plan to begin from is used, or refused with its line: never left aside in silence.
@Suite struct StartCheckTests {
    /// Faults of a plan of the five areas.
    private func faults(
        _ lots: [String], _ section: String = "", measures: String = "[{measure: hours, tolerance: 0.6}]"
    ) async throws -> [Diagnostic] {
        let scenario = try await DesignMaps.rutland(section, measures: measures)
        let start = try DesignMaps.start(lots, scenario)
        do {
            _ = try await DesignStage(threads: 1).design(scenario, from: start)
            return []
        } catch let refused as InputRefused {
            return refused.diagnostics
        }
    }

    @Test func aPlanThatKeepsTheRulesIsTaken() async throws {
        let scenario = try await DesignMaps.rutland("")
        let designed = try await DesignStage(threads: 1).design(scenario)
        let tier = designed.plan.tiers[0]
        // What a design wrote can always be begun from, its rounding included.
        let own = tier.lotOfArea.map { tier.lots[$0 ?? 0].id }
        #expect(try await faults(own) == [])
    }

    @Test func anotherNumberOfLotsIsRefused() async throws {
        let found = try await faults(["A", "B", "C", "A", "B"])
        #expect(found.map(\.id).contains(.valueConflict) && found[0].place.field == "lot_id")
        #expect(found[0].message.contains("and 2 are wished for") && found[0].remedy.contains("--lots 3"))
    }

    @Test func brokenRulesAreToldWithTheirLine() async throws {
        // The limits of a lot, in hours.
        let tight = try await faults(
            ["A", "A", "A", "A", "B"], measures: "[{measure: hours, tolerance: 0.1}]")
        #expect(tight.contains { $0.message.contains("of hours, more than the") && $0.place.line == 2 }, "\(tight)")
        #expect(tight.contains { $0.message.contains("of hours, less than the") && $0.place.line == 6 }, "\(tight)")
        // Ties.
        let tied = try await faults(
            ["A", "B", "B", "B", "A"], "  together: [[\(DesignMaps.codes[0]), \(DesignMaps.codes[1])]]\n",
            measures: "[{measure: hours, tolerance: 1}]")
        #expect(tied.contains { $0.place.line == 3 && $0.value == DesignMaps.codes[1] }, "\(tied)")
        #expect(tied.allSatisfy { !$0.remedy.isEmpty && $0.place.file.hasSuffix(".csv") })
    }

    @Test func lotsInPiecesAreRefused() async throws {
        let scenario = try await DesignMaps.rutland("", measures: "[{measure: hours, tolerance: 1}]")
        let neighbours = scenario.geography.neighbours
        // Some pair of the five areas does not touch: alone in a lot it is in two pieces.
        let pair = try #require(
            (0..<5).flatMap { a in (0..<5).map { (a, $0) } }.first { $0 < $1 && !neighbours[$0].contains($1) })
        let lots = (0..<5).map { $0 == pair.0 || $0 == pair.1 ? "A" : "B" }
        let start = try DesignMaps.start(lots, scenario)
        let fault = await #expect(throws: InputRefused.self) {
            try await DesignStage(threads: 1).design(scenario, from: start)
        }
        #expect(fault?.diagnostics.contains { $0.message.contains("is not in one piece") && $0.value == "A" } == true)
    }
}
