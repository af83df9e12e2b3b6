import LotIO
import LotModel
import LotReports
import LotSolver
import Testing

@testable import Lotwright

/// A small county replayed; solves are serialised, so the suite is too.
@Suite(.serialized) struct ReplayRunTests {
    private static let uptake = "mobilise.direct_payment_uptake"

    private static let terms = ReplayTerms(
        draws: 3, awardGap: 0.01, blobs: 20,
        ranges: [
            ReplayRange(parameter: "labour.supply_ratio", range: 0.5...0.9),
            ReplayRange(parameter: "travel.hop_factor", range: 1...1.5),
        ], places: [],
        hypotheses: [],
        worsenings: [
            ReplayWorsening(
                name: "More", from: [ReplayValue(parameter: uptake, value: 0.1)],
                to: [ReplayValue(parameter: uptake, value: 0.3)]),
            ReplayWorsening(name: "Same", from: [], to: []),
        ],
        counterfactuals: ReplayCounterfactuals(
            draws: 1, supplement: [ReplayValue(parameter: "rates.village_supplement_pence", value: 200)],
            withoutTiers: []), priceBeforePence: 1_540,
        rules: ReplayRules(auc: 0.7, gapShare: 0.05, fades: 0.5, stays: 0.25, leastShare: 0.005, drawsHeld: 0.95))

    private func record(threads: Int, cancellation: Cancellation? = nil) async throws -> ReplayRecord? {
        let scenario = try await Checkout.loadPlain().scenario
        return try await ReplayRun(cancellation: cancellation, threads: threads)
            .record(scenario, terms: Self.terms, termsHash: "h")
    }

    @Test func drawsHoldAwardsAndConserveHours() async throws {
        let record = try #require(try await record(threads: 2))
        #expect(record.draws.map(\.index) == [0, 0, 1, 1, 2, 2])
        #expect(record.scores.map(\.belief) == Belief.allCases)
        let thirds = Set(record.draws.map { Int((($0.values[0] - 0.5) / 0.4 * 3).rounded(.down)) })
        #expect(thirds == [0, 1, 2])
        let tendered = try #require(record.draws.first?.removed[Mechanism.allCases.firstIndex(of: .transfer) ?? 0])
        for draw in record.draws {
            #expect(draw.removed.count == Mechanism.allCases.count)
            for state in [draw.state] + draw.removed + draw.worsened.flatMap({ [$0.from, $0.to] }) {
                #expect(zip(state.unmet, state.commissioned).allSatisfy { $0 >= 0 && $0 <= $1 + 1e-9 })
            }
            for (mechanism, state) in zip(Mechanism.allCases, draw.removed) {
                // Only the change of contracts moves hours, and without it they are as tendered.
                #expect(state.commissioned == (mechanism == .transfer ? tendered : draw.state).commissioned)
                // Nobody named an employer.
                if mechanism == .employers { #expect(state == draw.state) }
                // Carers are scarce in these draws.
                if mechanism == .labour { #expect(state.unmet.reduce(0, +) < draw.state.unmet.reduce(0, +)) }
            }
            #expect(draw.worsened[1].from == draw.state && draw.worsened[1].to == draw.state)
            #expect(
                draw.worsened[0].to.commissioned.reduce(0, +) <= draw.worsened[0].from.commissioned.reduce(0, +) + 1e-9)
            #expect((draw.supplement != nil) == (draw.index == 0) && draw.withoutTiers == nil)
        }
    }

    @Test func theSameBytesWithAnyNumberOfThreads() async throws {
        let one = ReplayFiles(try #require(try await record(threads: 1))).all
        let three = ReplayFiles(try #require(try await record(threads: 3))).all
        for (a, b) in zip(one, three) { #expect(a.name == b.name && a.bytes == b.bytes, "\(a.name)") }
    }

    @Test func aStoppedReplayIsNone() async throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(try await record(threads: 1, cancellation: cancellation) == nil)
    }
}
