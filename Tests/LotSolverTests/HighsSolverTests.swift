import LotSolver
import Testing

@Suite(.serialized) struct HighsSolverTests {
    static let exact = SolveLimits(relativeGap: 0)

    /// Knapsack of 6 items against enumeration of all 64 subsets.
    @Test func smallKnapsacksMatchEnumeration() throws {
        let values = [7.0, 2, 9, 4, 6, 5]
        let weights = [3.0, 1, 5, 2, 3, 3]
        for capacity in stride(from: 1.0, through: 17, by: 1) {
            var program = LinearProgram()
            for value in values { _ = program.addColumn(cost: -value, upper: 1, isInteger: true) }
            program.addRow(upper: capacity, weights.enumerated().map { ($0, $1) })
            var best = 0.0
            for subset in 0..<64 {
                let chosen = (0..<6).filter { subset >> $0 & 1 == 1 }
                if chosen.reduce(0, { $0 + weights[$1] }) <= capacity {
                    best = max(best, chosen.reduce(0) { $0 + values[$1] })
                }
            }
            let solution = try HighsSolver.minimise(program, limits: Self.exact)
            #expect(solution.status == .proved)
            #expect(abs(solution.objective + best) < 1e-9)
            #expect(solution.bound <= solution.objective && solution.gap < 1e-9)
        }
    }

    @Test func linearProgramsHaveTheirObjectiveAsBound() throws {
        var program = LinearProgram()
        let x = program.addColumn(cost: -1, upper: 4)
        let y = program.addColumn(cost: -2, upper: 3)
        program.addRow(upper: 5, [(x, 1), (y, 1)])
        let solution = try HighsSolver.minimise(program, limits: Self.exact)
        #expect(abs(solution.objective + 8) < 1e-9)
        #expect(solution.gap == 0)
        #expect(abs(solution.values[x] - 2) < 1e-9)
    }

    @Test func infeasibleIsAResult() throws {
        var program = LinearProgram()
        let x = program.addColumn(cost: 1, upper: 1, isInteger: true)
        program.addRow(lower: 2, [(x, 1)])
        let solution = try HighsSolver.minimise(program, limits: Self.exact)
        #expect(solution.status == .infeasible)
        #expect(!solution.hasValues && solution.gap == .infinity)
    }

    @Test func emptyProgramsAreProvedAtOnce() throws {
        let solution = try HighsSolver.minimise(LinearProgram(), limits: Self.exact)
        #expect(solution.status == .proved && solution.objective == 0)
    }

    /// A market-split program (Cornuejols and Dawande 1998): hopeless to prove, so only the cancellation ends it early.
    @Test func aCancelledSolveStops() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        var program = LinearProgram()
        var state: UInt64 = 1
        var rows = [[(Int, Double)]](repeating: [], count: 4)
        for _ in 0..<40 {
            let column = program.addColumn(cost: 0, upper: 1, isInteger: true)
            for row in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                rows[row].append((column, Double(state >> 57)))
            }
        }
        for row in 0..<4 {
            let half = (rows[row].reduce(0) { $0 + $1.1 } / 2).rounded(.down)
            let over = program.addColumn(cost: 1)
            let under = program.addColumn(cost: 1)
            program.addRow(lower: half, upper: half, rows[row] + [(over, -1), (under, 1)])
        }
        let solution = try HighsSolver.minimise(program, limits: Self.exact, cancellation: cancellation)
        #expect(solution.status == .stopped)
    }

    @Test func equalProgramsGiveEqualAnswers() throws {
        var program = LinearProgram()
        for index in 0..<30 { _ = program.addColumn(cost: -Double(1 + index % 3), upper: 1, isInteger: true) }
        program.addRow(upper: 31.5, (0..<30).map { ($0, 2 + Double($0 % 5)) })
        let first = try HighsSolver.minimise(program, limits: Self.exact)
        let second = try HighsSolver.minimise(program, limits: Self.exact)
        #expect(first.values == second.values && first.bound == second.bound)
    }

    @Test func aStartIsNeverWorsened() throws {
        var program = LinearProgram()
        for _ in 0..<10 { _ = program.addColumn(cost: -1, upper: 1, isInteger: true) }
        program.addRow(upper: 4, (0..<10).map { ($0, 1) })
        let start = (0..<10).map { $0 < 4 ? 1.0 : 0 }
        let solution = try HighsSolver.minimise(program, limits: SolveLimits(relativeGap: 0.5), start: start)
        #expect(solution.objective <= -4)
    }
}
