import LotModel
import Testing

@testable import Lotwright

/// Drawn worlds are those of the pipeline. Solves are serialised, so the suite is too.
@Suite(.serialized) struct DrawsTests {
    @Test(arguments: ["rutland-2013", "kent-ccg-lots"]) func drawOfNothingIsTheRun(name: String) async throws {
        let loaded = try await Checkout.load(name)
        let record = try await Checkout.run(loaded)
        let drawn = try await Draws(loaded.scenario).chain(Draw(values: [:]), awardGap: nil)
        #expect(drawn.award == record.award)
        #expect(drawn.delivery == record.delivery)
        #expect(drawn.coverage == record.coverage)
        #expect(drawn.budget == record.accounts.budget)
    }

    /// Values of every stage that keeps something from the ground: trips, hops, market, labour, and another seed.
    @Test(arguments: [
        ["travel.hop_factor": 1.5], ["travel.time_scale": 1.3], ["market.growth_small": 0.2],
        ["labour.supply_ratio": 0.95, "bidding.margin": 0.08],
    ]) func drawIsTheRunOfItsScenario(values: [String: Double]) async throws {
        let scenario = try await Checkout.loadPlain().scenario
        let drawn = try await Draws(scenario).chain(Draw(values: values, seed: 7), awardGap: nil)
        let record = try await Pipeline().run(try scenario.with(values: values, seed: 7), warnings: [])
        #expect(drawn.bids.bids == record.bids.bids)
        #expect(drawn.delivery == record.delivery)
        let base = try await Checkout.run(try await Checkout.loadPlain())
        #expect(drawn.delivery != base.delivery)
    }

    @Test func sophisticatedDrawIsTheSecondChain() async throws {
        let loaded = try await Checkout.load("kent-2014")
        let record = try await Checkout.run(loaded)
        let draws = try await Draws(loaded.scenario)
        let naive = try await draws.chain(Draw(values: [:], belief: .naive), awardGap: nil)
        let second = try await draws.chain(Draw(values: [:], belief: .sophisticated), awardGap: nil)
        #expect(naive.chain.summary(naive.scenario) == record.chains[0])
        #expect(second.chain.summary(second.scenario) == record.chains[1])
        // At the engine's own gap the award is proved to it.
        let rough = try await draws.chain(Draw(values: ["labour.supply_ratio": 1]))
        #expect(rough.award.isProved && rough.award.gap <= Draws.awardGap)
        #expect(rough.coverage.total.unmet > naive.coverage.total.unmet)
    }

    @Test func unknownValuesAreRefused() async throws {
        let draws = try await Draws(try await Checkout.loadPlain().scenario)
        await #expect(throws: OverlayFault.unknown("labour.supply")) {
            _ = try await draws.chain(Draw(values: ["labour.supply": 1]))
        }
    }
}
