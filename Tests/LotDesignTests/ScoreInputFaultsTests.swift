import Testing

@testable import LotDesign

@Suite struct ScoreInputFaultsTests {
    private func fault(_ score: DesignScore, _ inputs: ScoreInputs) throws -> String? {
        let graph = try TestMaps.grid(1, 2)
        do {
            _ = try DesignBrief(
                graph: graph, lots: 1...2,
                measures: [BalancedMeasure(name: "hours", loads: [1, 2], limits: .free, floor: 0, cap: 3)],
                borders: [BorderLayer(name: "district", labels: ["x", "y"], budget: nil)],
                objective: DesignObjective(score), inputs: inputs)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func whatIsMissingIsTold() throws {
        for score in [DesignScore.splits, .churn, .viability, .mix, .unmet] {
            #expect(try fault(score, .none)?.hasPrefix(score.rawValue) == true)
            // Inputs are asked for where their score is used only.
            #expect(try fault(.hess, .none) == nil)
        }
        #expect(try fault(.travel, .none) == nil)
    }

    @Test func whatIsOutOfRangeIsTold() throws {
        #expect(try fault(.travel, ScoreInputs(minutes: .straight(kilometresPerHour: 0))) != nil)
        #expect(try fault(.travel, ScoreInputs(minutes: .matrix([0, 1, 1]))) != nil)
        #expect(try fault(.travel, ScoreInputs(minutes: .matrix([0, 1, .nan, 0]))) != nil)
        let twice = [[TravelLeg(to: 1, minutes: 1), TravelLeg(to: 1, minutes: 2)], []]
        #expect(try fault(.travel, ScoreInputs(minutes: .rows(twice, kilometresPerHour: 30))) != nil)
        #expect(try fault(.splits, ScoreInputs(splitLayer: "ward")) != nil)
        #expect(try fault(.splits, ScoreInputs(splitLayer: "district")) == nil)
        #expect(try fault(.churn, ScoreInputs(runningLots: [0, -1])) != nil)
        #expect(try fault(.viability, ScoreInputs(viableLoad: -1)) != nil)
        #expect(try fault(.mix, ScoreInputs(ruralLoads: [2, 0])) != nil)
        func delivery(_ area: UnmetSurrogate.Area) -> ScoreInputs {
            ScoreInputs(delivery: UnmetSurrogate(areas: [area, area], margin: 0, slope: 1))
        }
        #expect(try fault(.unmet, delivery(.init(hours: 1, pence: 1))) == nil)
        #expect(try fault(.unmet, delivery(.init(hours: 1, pence: 0))) != nil)
        #expect(try fault(.unmet, delivery(.init(hours: 1, unmetAnyhow: 2, pence: 1))) != nil)
    }
}
