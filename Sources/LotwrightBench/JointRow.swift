import LotDesign
import LotIO
import LotModel
import Lotwright

/// The seven wide lots of `scenarios/kent-optimised-7` with their winners, and plans between two scores.
enum JointRow {
    static let all = [joint, front]

    private static let joint = Row(
        name: "design kent joint", goals: Goals(), needsReference: false, isByNameOnly: true,
        covers: "pool of 40 plans, prices, lots and winners; awards of both proved without a gap; delivery of both"
    ) { _ in
        let designed = try await DesignStage(threads: Setting.threads).design(try await scenario())
        return {
            var watch = Stopwatch()
            guard let plan = try await JointStage(threads: Setting.threads).choose(designed)?.plan else {
                preconditionFailure("nothing stops a bench")
            }
            watch.lap("joint")
            let saving = plan.joint.provedSaving(against: plan.separate) / max(abs(plan.separate.bound), 1e-9)
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("lots of the pool", "\(plan.lots)"),
                    Quality("gap over the pool", percent(plan.gap), goal: "0.0000 %", isMet: plan.gap <= 1e-6),
                    Quality("gap of the designed lots' award", percent(plan.separate.gap)),
                    Quality("beside design, then award", plan.verdict.rawValue),
                    Quality("saving at least", percent(saving)),
                    Quality("more hours undelivered", fixed(plan.moreUnmetHours, decimals: 1)),
                ])
        }
    }

    private static let front = Row(
        name: "design kent front", goals: Goals(), needsReference: false, isByNameOnly: true,
        covers: "plans between hess and mix, seven lots +-5 %, at most nine searches, each with its bound"
    ) { _ in
        let scenario = try betweenTwo(try await scenario())
        return {
            var watch = Stopwatch()
            let front = try await DesignStage(threads: Setting.threads).front(scenario)
            watch.lap("front")
            let gaps = front.plans.compactMap { $0.scenario.designed?.gap }
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("plans", "\(front.plans.count)"), Quality("searches", "\(front.searches)"),
                    Quality("least gap of an aim", gaps.min().map(percent) ?? "none"),
                    Quality("widest gap of an aim", gaps.max().map(percent) ?? "none"),
                ])
        }
    }

    private static func scenario() async throws -> Scenario {
        try await ScenarioReader.read(
            folder: "scenarios/kent-optimised-7",
            options: .init(geodataFolder: Setting.geodata, threads: Setting.threads)
        ).scenario
    }

    private static func betweenTwo(_ scenario: Scenario) throws -> Scenario {
        guard let own = scenario.design else { throw BenchFault("scenarios/kent-optimised-7 wishes for no lots") }
        return scenario.wishing(
            DesignWishes(
                lots: own.lots, measures: own.measures,
                terms: [WishedScore.hess, .mix].map { DesignWishes.Term($0, weight: 1, place: own.place) },
                effort: own.effort, place: own.place))
    }

    private static func percent(_ share: Double) -> String { fixed(share * 100, decimals: 4) + " %" }
}
