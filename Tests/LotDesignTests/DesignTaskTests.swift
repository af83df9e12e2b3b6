import LotSearch
import Testing

@testable import LotDesign

@Suite struct DesignTaskTests {
    private func task(_ brief: DesignBrief) -> DesignTask {
        DesignTask(
            brief: brief, effort: SearchEffort(chains: 2, rounds: 1, steps: 4_000, boundIterations: 0, branches: 10),
            seed: Seed(1), stop: StopSign(seconds: nil, cancellation: nil), share: 1, continues: true)
    }

    private func known(_ brief: DesignBrief, _ plan: [Int], bound: Double?) -> Design {
        let scores = DesignScores.scores(brief, plan)
        return Design(
            status: .feasible, assignment: plan, scores: scores, value: brief.objective.value(scores), bound: bound,
            method: "given")
    }

    /// Going on from a plan whose proof stayed open: better, within the rules, and the bound still stands.
    @Test func furtherSearchKeepsTheBound() async throws {
        let rows = ["aaaaaa", "bbbbbb", "cccccc", "dddddd"]
        let brief = try TestMaps.brief(try TestMaps.graph(rows), lots: 4, limits: .tolerance(0), .hess)
        let plan = TestMaps.assignment(rows)
        let first = known(brief, plan, bound: 10)
        let found = await task(brief).goingOn(from: first, plan)
        #expect(DesignChecker(brief).faults(of: found) == [])
        #expect((found.value ?? .infinity) < (first.value ?? 0) && found.bound == 10 && found.status == .feasible)
        // A bound that the better plan meets is its proof.
        let proved = await task(brief).goingOn(from: known(brief, plan, bound: found.value), plan)
        #expect(proved.status == .optimal && proved.value == found.value)
    }

    /// The best there is stays as it was, word for word.
    @Test func nothingBetterLeavesThePlan() async throws {
        let brief = try TestMaps.brief(try TestMaps.graph(["aabb"]), lots: 2, limits: .tolerance(0))
        let first = known(brief, [0, 0, 1, 1], bound: 0)
        let found = await task(brief).goingOn(from: first, [0, 0, 1, 1])
        #expect(found.assignment == first.assignment && found.status == .feasible && found.method == "given")
    }
}
