import LotModel
import LotSolver
import Testing

@testable import LotMarket

@Suite(.serialized) struct RelaxedFirstTests {
    /// The way through the relaxation comes to the same optimum as the search alone, and to a bound that holds.
    @Test func relaxingFirstChangesNoOptimum() throws {
        var compared = 0
        for seed in 0..<600 {
            let auction = SmallAuction(seed: UInt64(seed), kinds: [0, seed % SmallAuction.kinds])
            let program = AwardProgram(AwardProblem(auction.tender)).covering.program
            let limits = SolveLimits(relativeGap: 0)
            let plain = try HighsSolver.minimise(program, limits: limits)
            let relaxed = try RelaxedFirst(largeFrom: 0, limits: limits, cancellation: nil, progress: nil)
                .minimise(program)
            #expect(plain.hasValues == relaxed.hasValues, "seed \(seed)")
            guard plain.hasValues else { continue }
            compared += 1
            #expect(abs(plain.objective - relaxed.objective) < 1e-6 * max(1, plain.objective), "seed \(seed)")
            #expect(relaxed.bound <= relaxed.objective && relaxed.gap < 1e-6, "seed \(seed)")
        }
        #expect(compared > 50)
    }

    @Test func aGapIsKeptToTheRelaxationsBound() throws {
        let auction = SmallAuction(seed: 7, kinds: [])
        let program = AwardProgram(AwardProblem(auction.tender)).covering.program
        let exact = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0))
        let rough = try RelaxedFirst(
            largeFrom: 0, limits: SolveLimits(relativeGap: 0.5), cancellation: nil, progress: nil
        ).minimise(program)
        #expect(rough.bound <= exact.objective + 1e-6 && rough.gap <= 0.5)
    }
}
