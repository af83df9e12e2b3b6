import LotDesign
import LotIO
import LotModel
import LotReports
import Testing

@testable import Lotwright

/// Lots that a design writes, read back by a scenario, are the same lots and bring about the same run.
@Suite(.serialized) struct DesignRoundTripTests {
    private func lots(_ scenario: Scenario) -> [String: [Int]] {
        Dictionary(uniqueKeysWithValues: scenario.plan.tiers[0].lots.map { ($0.id, $0.areas) })
    }

    @Test func designedLotsReadBackRunAlike() async throws {
        let open = try await DesignMaps.rutland("")
        let designed = try await DesignStage(threads: 1).design(open)
        let files = try await DesignFiles(designed, threads: 1).all()
        let assignment = try #require(files.first { $0.name == "assignment.csv" })
        let given = try await DesignMaps.rutland(assignment: assignment.bytes)
        #expect(given.warnings.isEmpty)
        #expect(lots(given.scenario) == lots(designed) && lots(designed).count == 2)
        // A run that designs its lots and one that is given them.
        let own = try await Pipeline(threads: 1).run(open.setting(["simulate.replicates": 4]), warnings: [])
        let read = try await Checkout.run(given, threads: 1)
        #expect(lots(own.scenario) == lots(read.scenario))
        #expect(own.bids.bids.map(\.ratePence) == read.bids.bids.map(\.ratePence))
        #expect(own.outcome.award.contracts == read.outcome.award.contracts)
        #expect(own.coverage.total.unmet == read.coverage.total.unmet)
    }

    @Test func jointLotsReadBackAreTheLotsThatAreKept() async throws {
        let designed = try await DesignStage(threads: 1).design(try await DesignMaps.rutland("", lots: "[2, 3]"))
        var stage = JointStage(threads: 1, plans: 6)
        stage.effort = SearchEffort(chains: 3, rounds: 1, steps: 2_000, boundIterations: 0, branches: 1_000, threads: 1)
        let (kept, plan) = try #require(try await stage.choose(designed))
        let files = JointFiles(kept, plan).all
        let assignment = try #require(files.first { $0.name == "joint_assignment.csv" })
        let given = try await DesignMaps.rutland(assignment: assignment.bytes).scenario
        #expect(lots(given) == lots(kept))
        let side = plan.keepsJoint ? plan.joint : plan.separate
        let tier = given.plan.tiers[0]
        #expect(tier.lotOfArea.map { $0.map { tier.lots[$0].id } } == side.lotIDs)
    }
}
