import LotSolver
import Testing

@Suite(.serialized) struct SolutionTests {
    @Test func aStoppedSolveStillProvesItsBound() throws {
        // Twenty items, one node: whatever is found, the bound holds for the optimum found without a limit.
        var program = LinearProgram()
        for index in 0..<20 { _ = program.addColumn(cost: -Double(7 + index * 5 % 11), upper: 1, isInteger: true) }
        program.addRow(upper: 37, (0..<20).map { ($0, Double(3 + $0 * 7 % 9)) })
        let best = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0))
        let hasty = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0.5, maxNodes: 1))
        #expect(best.gap < 1e-9)
        #expect(hasty.bound <= best.objective + 1e-6)
        if hasty.hasValues { #expect(hasty.objective >= best.objective - 1e-6) }
    }
}
