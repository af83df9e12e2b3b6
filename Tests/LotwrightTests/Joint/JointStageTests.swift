import LotDesign
import LotIO
import LotModel
import LotReports
import LotSolver
import Testing

@testable import Lotwright

/// A shipped scenario with designed lots, through pool, program, award and delivery.
@Suite(.serialized) struct JointStageTests {
    private func designed(_ lots: ClosedRange<Int>) async throws -> Scenario {
        let place = Diagnostic.Place(file: "scenario.yaml")
        let scenario = try await Checkout.loadPlain().scenario
        let plan = LotPlan(
            tiers: scenario.plan.tiers.map { tier in
                let rules = tier.rules
                return TierRules(
                    name: rules.name, title: rules.title, source: rules.offer == .spot ? rules.source : .designed,
                    offer: rules.offer, maxWinners: rules.maxWinners, ratePence: rules.ratePence,
                    bidders: rules.bidders)
            }, lotIDs: scenario.plan.tiers.map { $0.lotOfArea.map { _ in nil } }, areas: scenario.areas)
        let open = Scenario(
            name: scenario.name, title: scenario.title, region: scenario.region, priceYear: scenario.priceYear,
            seed: scenario.seed, parameters: scenario.parameters, areas: scenario.areas,
            geography: scenario.geography, points: scenario.points, hopTable: scenario.hopTable, plan: plan,
            design: DesignWishes(
                lots: lots, measures: [.init(.known(.hours), .init(tolerance: 0.5))],
                terms: [.init(.hess, weight: 1, place: place)], effort: .quick, place: place),
            providers: nil, bids: nil, hours: nil, outsideWages: [:], watch: [], attribution: scenario.attribution)
        return try await DesignStage(threads: 2).design(open)
    }

    /// Five areas have few plans: short walks meet them all.
    private func stage(threads: Int) -> JointStage {
        var stage = JointStage(threads: threads, plans: 6)
        stage.effort = SearchEffort(
            chains: 3, rounds: 1, steps: 2_000, boundIterations: 0, branches: 1_000, threads: threads)
        return stage
    }

    @Test func neverWorseThanLotsDesignedFirstAndEqualForAnyThreads() async throws {
        let scenario = try await designed(2...3)
        let one = try #require(try await stage(threads: 1).choose(scenario))
        let two = try #require(try await stage(threads: 2).choose(scenario))
        #expect(one.plan == two.plan && one.scenario.plan == two.scenario.plan)
        let files = JointFiles(one.scenario, one.plan)
        #expect(files.all.map(\.bytes) == JointFiles(two.scenario, two.plan).all.map(\.bytes))
        #expect(files.all.map(\.name) == ["joint_assignment.csv", "joint.csv", "joint.json"])
        let plan = one.plan
        #expect(plan.joint.unawardedHours <= plan.separate.unawardedHours + 1e-3)
        #expect(plan.joint.objective <= plan.separate.objective + 1 && plan.bound <= plan.joint.objective)
        #expect(plan.plans >= 2 && plan.lots >= 4 && plan.bids > 0)
        #expect(plan.gapSentence.contains("nothing is proved"))
        // What is kept, and what is claimed, follows from what is proved.
        #expect(plan.separate.bound <= plan.separate.objective && plan.separate.gap < 1e-6 && plan.joint.gap < 1e-6)
        let kept = plan.keepsJoint ? plan.joint : plan.separate
        #expect(plan.keepsJoint == (plan.joint.objective < plan.separate.bound * (1 - 1e-6)))
        #expect(
            String(decoding: files.all[2].bytes, as: UTF8.self).contains("\"comparison\": \"\(plan.verdict.rawValue)\"")
        )
        #expect(files.text.contains("designed, then awarded"))
        // The lots are those that a run of the chosen scenario awards and delivers.
        let tier = one.scenario.plan.tiers[try #require(one.scenario.designTier)]
        #expect(tier.lotOfArea.map { $0.map { tier.lots[$0].id } } == kept.lotIDs.map { $0 })
        #expect(Set(plan.joint.winners.keys).isSubset(of: Set(plan.joint.lotIDs)))
    }

    /// An award that was broken off says nothing of its lots.
    @Test func aStoppedChoiceIsNone() async throws {
        let cancellation = Cancellation()
        var stopped = JointStage(threads: 1, plans: 6, cancellation: cancellation)
        stopped.effort = SearchEffort(
            chains: 1, rounds: 1, steps: 2_000, boundIterations: 0, branches: 1_000, threads: 1)
        let scenario = try await designed(2...2)
        cancellation.cancel()
        let choice = try await stopped.choose(scenario)?.plan
        #expect(choice == nil)
    }

    @Test func whatDependsOnAWholePlanIsRefused() async throws {
        let scenario = try await designed(2...2)
        try JointStage.check(scenario)
        #expect(throws: InputRefused.self) { try JointStage.check(scenario.setting(["bidding.most_lots": 2])) }
        let plain = try await Checkout.loadPlain().scenario
        #expect(throws: InputRefused.self) { try JointStage.check(plain) }
    }
}
