import Testing

@testable import LotDesign

/// Two lots of two areas in a row, worked out by hand.
@Suite struct ServiceCheckerTests {
    private func score(_ score: DesignScore, _ inputs: ScoreInputs, loads: [Int] = [1, 2, 3, 4]) throws -> Double {
        let graph = try TestMaps.grid(1, 4)
        let brief = try DesignBrief(
            graph: graph, lots: 2...2, measures: [BalancedMeasure(name: "hours", loads: loads, limits: .free)],
            borders: [BorderLayer(name: "district", labels: ["x", "y", "y", "y"], budget: nil)],
            objective: DesignObjective(score), inputs: inputs)
        let plan = [0, 0, 1, 1]
        let told = DesignScores.scores(brief, plan)[0]
        let checked = DesignChecker(brief).score(score, plan)
        #expect(abs(told - checked) < 1e-12)
        return checked
    }

    @Test func travelIsLoadByMinutesToTheBestMember() throws {
        // 1 km is 2 minutes: 1 to the second area, 3 to the fourth.
        #expect(abs(try score(.travel, .none) - 8) < 1e-9)
        var minutes = [Double](repeating: 5, count: 16)
        minutes[1 * 4 + 0] = 1
        // To the first: 1 x 5 + 2 x 1; to either of the others: 3 x 5 + 4 x 5.
        #expect(try score(.travel, ScoreInputs(minutes: .matrix(minutes))) == 42)
    }

    @Test func splitsAreThoseOfTheNamedLayer() throws {
        #expect(try score(.splits, ScoreInputs(splitLayer: "district")) == 1)
    }

    @Test func churnIsWhatTheHolderOfMostDoesNotHold() throws {
        #expect(try score(.churn, ScoreInputs(runningLots: [0, 1, 1, 1])) == 1)
        #expect(try score(.churn, ScoreInputs(runningLots: [7, 7, 7, 7])) == 0)
        #expect(try score(.churn, ScoreInputs(runningLots: [0, 1, 2, 3])) == 4)
    }

    @Test func viabilityIsWhatIsShort() throws {
        #expect(try score(.viability, ScoreInputs(viableLoad: 5)) == 2)
        #expect(try score(.viability, ScoreInputs(viableLoad: 8)) == 6)
        #expect(try score(.viability, ScoreInputs(viableLoad: 0)) == 0)
    }

    @Test func mixIsTheDistanceFromTheFairShare() throws {
        // Rural 4 of 10: fair 1.2 and 2.8, held 0 and 4.
        #expect(abs(try score(.mix, ScoreInputs(ruralLoads: [0, 0, 0, 4])) - 2.4) < 1e-12)
        #expect(try score(.mix, ScoreInputs(ruralLoads: [0, 0, 0, 0])) == 0)
    }

    @Test func unmetIsWhatAFlatPriceLeaves() throws {
        let areas = [(10.0, 0.0, 1_000.0), (10, 2, 3_000), (5, 0, 2_000), (5, 1, 2_000)].map {
            UnmetSurrogate.Area(hours: $0.0, unmetAnyhow: $0.1, pence: $0.2)
        }
        // Price 2,000 in the first lot: a third below the dear area's cost, of whose 8 hours half of that goes unmet.
        let half = ScoreInputs(delivery: UnmetSurrogate(areas: areas, margin: 0, slope: 0.5))
        #expect(abs(try score(.unmet, half) - (2 + 8.0 / 6 + 1)) < 1e-12)
        let steep = ScoreInputs(delivery: UnmetSurrogate(areas: areas, margin: 0, slope: 9))
        #expect(abs(try score(.unmet, steep) - (2 + 8 + 1)) < 1e-12)
        let rich = ScoreInputs(delivery: UnmetSurrogate(areas: areas, margin: 0.5, slope: 9))
        #expect(abs(try score(.unmet, rich) - 3) < 1e-12)
    }
}
